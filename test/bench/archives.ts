import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';

/** How tar packs an archive, by the suffix that is usual for it. */
const PACKERS: Readonly<Record<string, readonly string[]>> = {
  '.tar': [],
  '.tar.gz': ['--gzip'],
  '.tar.xz': ['--xz'],
  '.tar.zst': ['--zstd'],
};

/** Makes archives of a recorded host beside its folder. Gives their suffixes: those for which there is a program. */
export function writeArchives(root: string): string[] {
  return Object.entries(PACKERS).flatMap(([suffix, options]) => {
    const args = ['-c', ...options, '-f', `${root}${suffix}`, '-C', dirname(root), basename(root)];
    return spawnSync('tar', args).status === 0 ? [suffix] : [];
  });
}
