import { HostError } from '../../errors.ts';
import type { Root } from '../root/root.ts';

/** A root that tells which files could not be read: views pass over some tables that are not there. */
export function watchedRoot(root: Root, failed: (error: HostError) => void): Root {
  const watch = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (error instanceof HostError) failed(error);
      throw error;
    }
  };
  return {
    facts: root.facts,
    live: root.live,
    read: (path) => watch(() => root.read(path)),
    readBatches: (path, alone) => watch(() => root.readBatches(path, alone)),
    readLink: (path) => root.readLink(path),
    list: (path) => root.list(path),
    denies: (path) => root.denies(path),
    locate: (path) => root.locate(path),
    isMadeByKernel: (path) => root.isMadeByKernel(path),
  };
}
