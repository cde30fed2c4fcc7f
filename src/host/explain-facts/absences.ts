import { HostError, tryRead } from '../../errors.ts';
import type { Root } from '../root/root.ts';

/** A root that tells which files could not be read: views pass over some tables that are not there. */
export function watchedRoot(root: Root, failed: (error: HostError) => void): Root {
  const watch = <T>(read: () => T): T => {
    const result = tryRead(read);
    if (!(result instanceof HostError)) return result;
    failed(result);
    throw result;
  };
  return {
    ...root,
    read: (path, most) => watch(() => root.read(path, most)),
    readBatches: (path) => watch(() => root.readBatches(path)),
  };
}
