import { HostError, tryRead } from '../../errors.ts';
import { optional } from './optional.ts';
import type { LocalFiles, Root } from './root.ts';

/** Calls `action` with the path by which a file is reached, once or, where that led astray, again with another. */
export type Through = <T>(path: string, action: (path: string) => T) => T;

/** A root whose files are reached by other paths. */
export function reroutedRoot(root: Root, through: Through): Root {
  return {
    ...root,
    read: (path, most) => through(path, (file) => root.read(file, most)),
    readBatches: (path) => through(path, (file) => renamedBatches(root.readBatches(file), path)),
    readLink: (path) => through(path, (file) => root.readLink(file)),
    list: (path) => through(path, (file) => root.list(file)),
    ...(root.local === undefined ? {} : { local: reroutedLocal(root.local, through) }),
  };
}

function reroutedLocal(local: LocalFiles, through: Through): LocalFiles {
  const { identify, isMadeByKernel, denies } = local;
  // What leads nowhere, as a process that is gone, is neither.
  const holds = (is: (path: string) => boolean) => (path: string) =>
    optional(() => through(path, is)) ?? false;
  return {
    ...local,
    ...(identify && { identify: (path) => through(path, identify) }),
    ...(isMadeByKernel && { isMadeByKernel: holds(isMadeByKernel) }),
    ...(denies && { denies: holds(denies) }),
  };
}

/** What `action` gives for the file that stands for a path, by which its errors are called. */
export function standIn<T>(path: string, file: string, action: (path: string) => T): T {
  const result = tryRead(() => action(file));
  if (result instanceof HostError) throw renamed(result, path);
  return result;
}

function renamed({ errno, beginning }: HostError, path: string): HostError {
  return new HostError(errno, path, beginning);
}

/** What fails midway is called by its path. */
function renamedBatches(batches: Iterable<Uint8Array>, path: string): Iterable<Uint8Array> {
  return {
    *[Symbol.iterator]() {
      try {
        yield* batches;
      } catch (error) {
        throw error instanceof HostError ? renamed(error, path) : error;
      }
    },
  };
}
