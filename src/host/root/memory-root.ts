import { HostError, tryRead } from '../../errors.ts';
import type { HostFacts } from '../../proc/reading/parsed.ts';
import { LINE_LIMIT } from '../../proc/reading/scanner.ts';
import { latin1Bytes } from '../../text/latin1.ts';
import type { Root } from './root.ts';

/** A file of a host in memory: its text (latin1) or bytes, a link, or the error that reading it gives. */
export type MemoryFile = string | Uint8Array | { readonly link: string } | { readonly error: string };

/** What else there is to say of a host in memory. */
export interface MemoryRootOptions {
  /** Whether it passes for the running host, of whose interfaces the system is asked as well. `false` unless given. */
  readonly live?: boolean;
  /** Of the machine that wrote the tables: a little-endian one with 100 ticks a second unless given. */
  readonly facts?: HostFacts;
  /** Bytes of a batch; small ones show what happens at their borders. */
  readonly batchSize?: number;
}

/**
 * A host made of absolute paths and what stands there. Folders follow from the paths; one that cannot be listed is
 * given as an error of its own. Names are listed in the order given. Nothing is read but these files.
 */
export function memoryRoot(
  files: Readonly<Record<string, MemoryFile>>,
  {
    live = false,
    facts = { byteOrder: 'LE', ticksPerSecond: 100 },
    batchSize = 65536,
  }: MemoryRootOptions = {},
): Root {
  const names = new Map<string, Set<string>>();
  for (const path of Object.keys(files)) {
    const parts = path.split('/');
    for (const [at, name] of parts.entries()) {
      const folder = parts.slice(0, at).join('/') || '/';
      if (at > 0) names.set(folder, (names.get(folder) ?? new Set()).add(name));
    }
  }
  const find = (path: string): MemoryFile => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const file = files[path.slice(0, end)];
      if (file !== undefined && end < path.length && !isError(file)) throw new HostError('ENOTDIR', path);
      if (file !== undefined && isError(file)) throw new HostError(file.error, path);
      if (file !== undefined) return file;
    }
    throw new HostError(names.has(path) ? 'EISDIR' : 'ENOENT', path);
  };
  const read = (path: string): Uint8Array => {
    const file = find(path);
    if (typeof file === 'string') return latin1Bytes(file);
    if (file instanceof Uint8Array) return file;
    throw new HostError('ENOENT', path);
  };
  return {
    facts,
    read,
    readBatches(path) {
      const bytes = tryRead(() => read(path));
      // As on disk: a folder can be opened, but not read.
      if (bytes instanceof HostError && bytes.errno !== 'EISDIR') throw bytes;
      return batchesOf(bytes, batchSize);
    },
    readLink(path) {
      const file = find(path);
      if (typeof file === 'object' && 'link' in file) return file.link;
      throw new HostError('EINVAL', path);
    },
    list(path) {
      const folder = names.get(path);
      if (folder !== undefined && files[path] === undefined) return [...folder];
      find(path);
      throw new HostError('ENOTDIR', path);
    },
    ...(live ? { local: { live } } : {}),
  };
}

function isError(file: MemoryFile): file is { readonly error: string } {
  return typeof file === 'object' && 'error' in file;
}

/** Bytes in batches of whole lines, or an error at the first one. */
export function* batchesOf(bytes: Uint8Array | HostError, size: number): Generator<Uint8Array> {
  if (bytes instanceof HostError) throw bytes;
  for (let start = 0; start < bytes.length; ) {
    let end = start + size >= bytes.length ? bytes.length : bytes.lastIndexOf(10, start + size - 1) + 1;
    if (end <= start)
      end = Math.min(bytes.length, start + Math.max(1, Math.floor(size / LINE_LIMIT)) * LINE_LIMIT);
    yield bytes.subarray(start, end);
    start = end;
  }
}
