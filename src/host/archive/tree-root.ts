import { HostError } from '../../errors.ts';
import { batchesOf } from '../root/memory-root.ts';
import { RECORDED_FACTS } from '../root/open-root.ts';
import { FILE_LIMIT } from '../root/read-whole.ts';
import type { Root } from '../root/root.ts';
import { type Folder, find, type Node } from './tree.ts';

/** Bytes of a batch, as of a file. */
const BATCH = 32 * 1024;

/** A host in memory whose files are those of a recorded folder: the same can be read of it, and the same cannot. @param prefix which folder of the host `top` is */
export function treeRoot(top: Folder, prefix: string): Root {
  const at = (path: string, asLink = false): Node => {
    if (path !== prefix && !path.startsWith(`${prefix}/`)) throw new HostError('ENOENT', path);
    try {
      return find(top, path.slice(prefix.length), { asLink });
    } catch (error) {
      throw error instanceof HostError ? new HostError(error.errno, path) : error;
    }
  };
  const bytesOf = (path: string): Uint8Array | HostError => {
    const node = at(path);
    if (node.kind === 'file') return node.bytes;
    // As on disk: a folder can be opened, but not read.
    if (node.kind === 'folder') return new HostError('EISDIR', path);
    throw new HostError(node.kind === 'unreadable' ? node.errno : 'EINVAL', path);
  };
  return {
    facts: RECORDED_FACTS,
    read(path, most) {
      const bytes = bytesOf(path);
      if (bytes instanceof HostError) throw bytes;
      if (most === undefined && bytes.length > FILE_LIMIT)
        throw new HostError('EFBIG', path, bytes.subarray(0, FILE_LIMIT));
      return bytes.subarray(0, most);
    },
    readBatches: (path) => batchesOf(bytesOf(path), BATCH),
    readLink(path) {
      const node = at(path, true);
      if (node.kind !== 'link') throw new HostError('EINVAL', path);
      return node.target;
    },
    list(path) {
      const node = at(path);
      if (node.kind !== 'folder') throw new HostError('ENOTDIR', path);
      return [...node.names.keys()];
    },
  };
}
