import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  type Stats,
  statSync,
} from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { HostError, hostError, tryRead } from '../../errors.ts';
import type { HostFacts } from '../../proc/reading/parsed.ts';
import { utf8AsLatin1 } from '../../text/latin1.ts';
import { manifestRoot } from '../recording/manifest-root.ts';
import { readFileBatches } from '../tables/batches.ts';
import { COPY_SUFFIX, copiedRoot } from './copied-root.ts';
import { OPEN_FILES } from './inside.ts';
import { mountedRoot, withTablesIn } from './mounted-root.ts';
import { nestedHosts, severalHostsText } from './nested-host.ts';
import { optional } from './optional.ts';
import { pathBytes } from './path-bytes.ts';
import { at, atLink, atReadable, type Place } from './place.ts';
import { withProcessRoots } from './process-roots.ts';
import { isProcfs, isSysfs } from './procfs.ts';
import { FILE_LIMIT, readWhole, WITHOUT_WAITING } from './read-whole.ts';
import type { Root } from './root.ts';

const LOWEST_BYTE_FIRST = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Of the machine that wrote the tables, where nothing else is known: what is true of this one. */
export const RECORDED_FACTS: HostFacts = { byteOrder: LOWEST_BYTE_FIRST ? 'LE' : 'BE', ticksPerSecond: 100 };

/** A file that every recorded set of tables has at least one of. */
export const TABLES = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'unix', 'dev', 'route', 'snmp'].flatMap(
  (name) => [name, `${name}${COPY_SUFFIX}`],
);

/**
 * Opens the host whose `/` is a folder; `/` is the running system. A folder that is itself a proc tree
 * (`DIR/net/tcp`) or a set of tables (`DIR/tcp`) stands for a host of which nothing else was recorded.
 * A folder in which a single host is, as an unpacked archive leaves it, stands for that one. Throws HostError where there is none, and one
 * of OPEN_FILES where no recorded host can be read. Its facts are those of this machine: see `withFacts`.
 */
export function openRoot(dir: string): Root {
  // To make the first path absolute takes 0.15 ms of the start.
  const base = dir === '/' ? dir : absolutePath(dir);
  if (base === '/') return folderRoot({ base, prefix: '' });
  if (!isFolder(OPEN_FILES)) throw new HostError('ENOENT', OPEN_FILES);
  if (isFolder(join(base, 'proc'))) return treeRoot({ base, prefix: '' }, join(base, 'proc'));
  if (isFolder(join(base, 'net'))) return treeRoot({ base, prefix: '/proc' }, base);
  if (TABLES.some((name) => isFile(join(base, name))))
    return recordedRoot(folderRoot({ base, prefix: '/proc/net' }));
  const nested = nestedHosts(base);
  const [within] = nested;
  if (within === undefined) throw whyNone(base, dir);
  if (nested.length > 1)
    throw new HostError('ENOTUNIQ', dir, undefined, severalHosts(nested.map((names) => names.join('/'))));
  return recordedRoot(folderRoot({ base, within, prefix: '' }));
}

function severalHosts(names: readonly string[]): string {
  return `${severalHostsText(names)}: name one of them, or use --hosts`;
}

/** What is in a folder that may not be entered cannot be known. */
function whyNone(base: string, dir: string): HostError {
  try {
    accessSync(pathBytes(`${base}/.`));
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EACCES' || code === 'EPERM') return new HostError(code, dir);
  }
  return new HostError('ENOENT', dir);
}

/** A path from `/` on, latin1. In a working folder that is gone nothing is relative to anything. */
export function absolutePath(dir: string): string {
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

/** A host that was recorded or, where its /proc is that of a kernel, runs. */
function treeRoot(place: Place, proc: string): Root {
  const root = folderRoot(place);
  const isMounted = isProcfs(proc) && examine(join(proc, 'self'), lstatSync) !== undefined;
  if (!isMounted) return recordedRoot(root);
  const live = folderRoot({ base: '/', prefix: '' });
  return mountedRoot(
    withProcessRoots(root, live, proc),
    ({ ino }) => examine('/proc/self/net/dev', statSync)?.ino === ino,
  );
}

/**
 * A host that somebody recorded, with what is said of it. Who copies a /proc has in `net` a link to a process that has ended: then the
 * tables are those of whoever copied them or of process 1, else those of the only process whose tables were recorded.
 */
export function recordedRoot(root: Root): Root {
  const copied = copiedRoot(root);
  return manifestRoot(lacks(root, '/proc/net') ? withTablesIn(copied, otherTables(root)) : copied);
}

const INIT = '/proc/1/net';
const OTHERS = ['/proc/self/net', '/proc/thread-self/net', INIT];

function otherTables(root: Root): string {
  const isThere = (folder: string): boolean => optional(() => root.list(folder)) !== undefined;
  const known = OTHERS.find(isThere);
  if (known !== undefined) return known;
  const names = (optional(() => root.list('/proc')) ?? []).filter((name) => /^\d+$/.test(name));
  const [only, ...more] = names.map((name) => `/proc/${name}/net`).filter(isThere);
  return only !== undefined && more.length === 0 ? only : INIT;
}

function lacks(root: Root, folder: string): boolean {
  const listed = tryRead(() => root.list(folder));
  return listed instanceof HostError && listed.code === 'ABSENT';
}

function folderRoot(place: Place): Root {
  const live = place.base === '/';
  const flags = live ? constants.O_RDONLY : WITHOUT_WAITING;
  let isAlone = false;
  return {
    facts: RECORDED_FACTS,
    read(path, most) {
      const limit = live ? undefined : FILE_LIMIT + 1;
      const bytes = atReadable(place, path, (file) => readWhole(pathBytes(file), most ?? limit, flags));
      if (most === undefined && !live && bytes.length > FILE_LIMIT)
        throw new HostError('EFBIG', path, bytes.subarray(0, FILE_LIMIT));
      return bytes;
    },
    readBatches: (path) =>
      atReadable(place, path, (file) => readFileBatches(file, path, { flags, alone: isAlone })),
    readLink: (path) => atLink(place, path, (link) => readlinkSync(pathBytes(link), 'latin1')),
    list: (path) => at(place, path, (folder) => readdirSync(pathBytes(folder), 'latin1')),
    local: {
      live,
      place,
      identify: (path) => at(place, path, (file, stats) => stats ?? statSync(pathBytes(file))),
      isMadeByKernel: (path) => live && isProcfs(path),
      ...(live ? { isSysfs } : {}),
      denies(path) {
        const isDenied = (ask: (folder: string | Buffer) => void): boolean => {
          const found = tryRead(() => at(place, path, (folder) => ask(pathBytes(folder))));
          return found instanceof HostError && found.code === 'DENIED';
        };
        // access(2) goes by the user who started the program, which takes a third of the time; to open goes by what it may do.
        return (
          isDenied((folder) => accessSync(folder, constants.R_OK)) &&
          isDenied((folder) => closeSync(openSync(folder, 'r')))
        );
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
