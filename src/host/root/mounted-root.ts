import { HostError } from '../../errors.ts';
import { optional } from './optional.ts';
import { reroutedRoot, standIn } from './rerouted-root.ts';
import type { Root } from './root.ts';

const TABLES = /^\/proc\/net(?=\/|$)/;
const SETTINGS = /^\/proc\/sys\/net(?=\/|$)/;

/**
 * A running host whose proc file system is mounted elsewhere, such as below /host in a container. There `net` leads to the namespace of
 * whoever reads: the host's tables are those of its process 1. And /proc/sys/net has the reader's settings whatever the path, which are
 * the host's only where both are in the same namespace.
 *
 * @param isOwn whether the file is that of the namespace of this process
 */
export function mountedRoot(root: Root, isOwn: (identity: { readonly ino: number }) => boolean): Root {
  const identity = optional(() => root.local?.identify?.('/proc/1/net/dev'));
  const hasSettings = identity !== undefined && isOwn(identity);
  const mounted = reroutedRoot(withTablesOfInit(root), (path, action) => {
    if (SETTINGS.test(path) && !hasSettings) throw new HostError('ENOENT', path);
    return action(path);
  });
  return mounted.local === undefined ? mounted : { ...mounted, local: { ...mounted.local, mounted: true } };
}

/** A host whose tables are those of the namespace of its process 1. */
export function withTablesOfInit(root: Root): Root {
  return withTablesIn(root, '/proc/1/net');
}

/** A host whose tables are those in another folder of /proc. */
export function withTablesIn(root: Root, folder: string): Root {
  return reroutedRoot(root, (path, action) =>
    TABLES.test(path) ? standIn(path, path.replace(TABLES, folder), action) : action(path),
  );
}
