import { HostError, tryRead } from '../../errors.ts';
import { isLive, type Root } from './root.ts';

/**
 * A recorded host for those who show what there is: what stands in the place of a file and is none counts as absent, and the beginning
 * of a file that is too large counts as all of it.
 *
 * @param tell is told of each such file, once
 */
export function lenientRoot(root: Root, tell: (error: HostError) => void): Root {
  if (isLive(root)) return root;
  const told = new Set<string>();
  const report = (error: HostError): void => {
    if (!told.has(error.path)) tell(error);
    told.add(error.path);
  };
  const opened = <T>(path: string, read: () => T): T => {
    const result = tryRead(read);
    if (!(result instanceof HostError)) return result;
    if (result.errno !== 'EFTYPE') throw result;
    report(result);
    throw new HostError('ENOENT', path);
  };
  return {
    ...root,
    readBatches: (path) => opened(path, () => root.readBatches(path)),
    read: (path, most) =>
      opened(path, () => {
        const bytes = tryRead(() => root.read(path, most));
        if (!(bytes instanceof HostError)) return bytes;
        if (bytes.beginning === undefined) throw bytes;
        report(bytes);
        return bytes.beginning;
      }),
  };
}
