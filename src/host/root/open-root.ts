import { accessSync, constants, lstatSync, readdirSync, readlinkSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { HostError, hostError, tryRead } from '../../errors.ts';
import type { HostFacts } from '../../proc/reading/parsed.ts';
import { utf8AsLatin1 } from '../../text/latin1.ts';
import { readFileBatches } from '../tables/batches.ts';
import { pathBytes } from './path-bytes.ts';
import { type PathsInside, pathsInside } from './paths-inside.ts';
import { isProcfs } from './procfs.ts';
import { readWhole } from './read-whole.ts';
import type { Root } from './root.ts';

const LOWEST_BYTE_FIRST = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

const FACTS: HostFacts = { byteOrder: LOWEST_BYTE_FIRST ? 'LE' : 'BE', ticksPerSecond: 100 };

/** A file that every recorded set of tables has at least one of. */
const TABLES = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'unix', 'dev', 'route', 'snmp'];

const SAME: PathsInside = { file: (path) => path, link: (path) => path };

/**
 * Opens the host whose `/` is a folder; `/` is the running system. A folder that is itself a proc tree
 * (`DIR/net/tcp`) or a set of tables (`DIR/tcp`) stands for a host of which nothing else was recorded.
 * Throws HostError where there is neither.
 */
export function openRoot(dir: string): Root {
  // To make the first path absolute takes 0.15 ms of the start.
  const base = dir === '/' ? dir : absolute(dir);
  if (base === '/') return folderRoot(SAME, true);
  if (isFolder(join(base, 'proc'))) return folderRoot(pathsInside(base), false);
  const prefix = isFolder(join(base, 'net'))
    ? '/proc'
    : TABLES.some((name) => isFile(join(base, name)))
      ? '/proc/net'
      : '';
  if (prefix === '') throw new HostError('ENOENT', dir);
  const inside = pathsInside(base);
  const below = (path: string): string => {
    if (path !== prefix && !path.startsWith(`${prefix}/`)) throw new HostError('ENOENT', path);
    return path.slice(prefix.length) || '/';
  };
  return folderRoot(
    { file: (path) => inside.file(below(path)), link: (path) => inside.link(below(path)) },
    false,
  );
}

/** The path from `/` on, latin1. In a working folder that is gone nothing is relative to anything. */
function absolute(dir: string): string {
  try {
    const path = resolve(dir);
    // In the text of a working folder's name this stands for bytes that are not UTF-8; the kernel has them all.
    if (!path.includes('\ufffd') || isAbsolute(dir)) return utf8AsLatin1(path);
    return resolve(readlinkSync('/proc/self/cwd', 'latin1'), utf8AsLatin1(dir));
  } catch (error) {
    throw hostError(error, dir);
  }
}

function isFolder(path: string): boolean {
  return examine(path, statSync)?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return examine(path, lstatSync)?.isFile() ?? false;
}

/** What there is, or undefined where nothing can be found, for whatever reason. */
function examine(path: string, stat: (path: string | Buffer) => Stats): Stats | undefined {
  try {
    return stat(pathBytes(path));
  } catch {
    return undefined;
  }
}

/** @param paths from paths of the host to those of this system */
function folderRoot(paths: PathsInside, live: boolean): Root {
  const at = <T>(path: string, action: (file: string) => T): T => {
    try {
      return action(paths.file(path));
    } catch (error) {
      throw hostError(error, path);
    }
  };
  let isAlone = false;
  return {
    facts: FACTS,
    read: (path) => at(path, (file) => readWhole(pathBytes(file))),
    readBatches: (path) => at(path, (file) => readFileBatches(file, path, isAlone)),
    readLink(path) {
      try {
        return readlinkSync(pathBytes(paths.link(path)), 'latin1');
      } catch (error) {
        throw hostError(error, path);
      }
    },
    list: (path) => at(path, (folder) => readdirSync(pathBytes(folder), 'latin1')),
    local: {
      live,
      locate: (path) => at(path, (file) => file),
      isMadeByKernel: (path) => live && isProcfs(path),
      denies(path) {
        const found = tryRead(() => at(path, (folder) => accessSync(pathBytes(folder), constants.R_OK)));
        return found instanceof HostError && found.code === 'DENIED';
      },
      alone(open) {
        isAlone = true;
        try {
          return open();
        } finally {
          isAlone = false;
        }
      },
    },
  };
}
