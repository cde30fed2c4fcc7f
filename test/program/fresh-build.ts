import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Throws if a file was built before one that it is built from was changed: tests of it would be about something else. */
export function assertFresh(packageFolder: string, built: string): void {
  const changed = (path: string): number => statSync(join(packageFolder, path)).mtimeMs;
  const source = readdirSync(join(packageFolder, 'src'), { recursive: true, encoding: 'utf8' });
  // The build makes *.js of them, there as well.
  const inputs = source.filter((name) => /\.(ts|peggy)$/.test(name)).map((name) => `src/${name}`);
  const newer = [...inputs, 'build.config.mjs', 'package.json', 'package-lock.json'].find(
    (path) => changed(path) > changed(built),
  );
  if (newer !== undefined) throw new Error(`${built} is older than ${newer}: npm run build`);
}
