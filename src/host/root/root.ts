import { HostError, tryRead } from '../../errors.ts';
import type { HostFacts } from '../../proc/reading/parsed.ts';
import type { Manifest } from '../recording/manifest.ts';
import type { Place } from './place.ts';

/**
 * One host. All paths start with `/` and are those of the host (`/proc/net/tcp`, `/etc/services`). Everything throws
 * `HostError` and nothing else. It is a plain value: `{ ...root, read }` is a host that is read otherwise.
 */
export interface Root {
  readonly facts: HostFacts;
  /** What the recorder says of a recorded host. */
  readonly recording?: Manifest;
  /** What is wrong with the archive that a host was recorded in. */
  readonly faults?: readonly Fault[];
  /** Of a recorded host: which of the tables that were read are no exact copies, and what of that was undone. */
  readonly mended?: ReadonlyMap<string, string>;
  /**
   * The whole file. What recorded files have beyond 16 MiB is an error: EFBIG.
   *
   * @param most where given, so many bytes of it are enough
   */
  read(path: string, most?: number): Uint8Array;
  /**
   * The file in batches of whole lines, each valid until the next one is asked for. The file is opened at once:
   * what cannot be opened throws here; what fails midway throws at the batch that cannot be read.
   */
  readBatches(path: string): Iterable<Uint8Array>;
  /** The text of a symbolic link, latin1. */
  readLink(path: string): string;
  /** The names in a folder, latin1, in the folder's order. */
  list(path: string): string[];
  /** Of a host whose files lie on this system. A wrapper that shows other files leaves it out. */
  readonly local?: LocalFiles;
}

/** Something that is wrong with an archive. */
export interface Fault {
  /** What, in latin1. */
  readonly words: string;
  /** Whether something of the host may be missing for it. */
  readonly lacks: boolean;
}

/** What makes reading a host faster where its files lie on this system, and says more of what may be read. */
export interface LocalFiles {
  /** Whether this is the running system. Of any other nothing is asked of the running system, DNS included. */
  readonly live: boolean;
  /** Whether it runs, and its /proc is one that is mounted elsewhere on this system. */
  readonly mounted?: boolean;
  /** Where its files lie on this system: see `at`. */
  readonly place?: Place;
  /** Whether its tables are those of another network namespace than this process is in, of which the system cannot be asked. */
  readonly elsewhere?: boolean;
  /** The file system and the inode of a file, links followed. Throws HostError. */
  identify?(path: string): { readonly dev: number; readonly ino: number };
  /** Whether the running kernel makes the file, so that its rows are in the kernel's order. */
  isMadeByKernel?(path: string): boolean;
  /** Of a running host: whether the kernel makes the file as one of the /sys that a process has. */
  isSysfs?(path: string): boolean;
  /** Whether a folder is there that may not be listed. */
  denies?(path: string): boolean;
  /** Calls `open`; no second thread will help to read the table that it opens. */
  alone?<T>(open: () => T): T;
}

/** Whether this is the running system. */
export function isLive({ local }: Root): boolean {
  return local?.live ?? false;
}

/** Whether it is the running system, or was when it was recorded: what it lacks, the system did not have. */
export function wasLive(root: Root): boolean {
  return isLive(root) || root.recording?.source === 'running';
}

/** Whether its processes and tables are those of now, not of when somebody recorded them. */
export function isRunning(root: Root): boolean {
  return isLive(root) || root.local?.mounted === true;
}

/** Whether it runs, or ran when it was recorded. */
export function wasRunning(root: Root): boolean {
  return isRunning(root) || wasLive(root) || root.recording?.source === 'mounted';
}

/** Whether the system can be asked of it, netlink above all: it is the running system, in the network namespace of this process. */
export function asksSystem(root: Root): boolean {
  return isLive(root) && root.local?.elsewhere !== true;
}

/** Whether the system can be asked of it, or was asked when it was recorded. */
export function askedSystem(root: Root): boolean {
  return asksSystem(root) || root.recording?.interfaces !== undefined;
}

/** Whether the running kernel makes the file, so that its rows are in the kernel's order. */
export function isMadeByKernel({ local }: Root, path: string): boolean {
  return local?.isMadeByKernel?.(path) ?? false;
}

/** Whether a folder is there that may not be listed. */
export function denies(root: Root, path: string): boolean {
  if (root.local?.denies !== undefined) return root.local.denies(path);
  const listed = tryRead(() => root.list(path));
  return listed instanceof HostError && listed.code === 'DENIED';
}

/** As `root.readBatches`, without a second thread, because one is at work already or not all will be read. */
export function readAlone(root: Root, path: string): Iterable<Uint8Array> {
  const open = (): Iterable<Uint8Array> => root.readBatches(path);
  return root.local?.alone === undefined ? open() : root.local.alone(open);
}
