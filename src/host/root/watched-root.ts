import { HostError, tryRead } from '../../errors.ts';
import type { Root } from './root.ts';

/** A root that reports each file of its host that was read or opened (no error), could not be, or could not be read to its end. */
export function watchedRoot(root: Root, report: (path: string, error?: HostError) => void): Root {
  const failed = (path: string, error: unknown): never => {
    if (error instanceof HostError) report(path, error);
    throw error;
  };
  const watch = <T>(path: string, read: () => T): T => {
    const result = tryRead(read);
    if (result instanceof HostError) return failed(path, result);
    report(path);
    return result;
  };
  const watchBatches = function* (path: string, batches: Iterable<Uint8Array>): Generator<Uint8Array> {
    try {
      yield* batches;
    } catch (error) {
      failed(path, error);
    }
  };
  return {
    ...root,
    read: (path, most) => watch(path, () => root.read(path, most)),
    readBatches: (path) =>
      watchBatches(
        path,
        watch(path, () => root.readBatches(path)),
      ),
  };
}
