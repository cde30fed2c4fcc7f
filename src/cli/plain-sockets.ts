import type { Root } from '../host/root/root.ts';
import type { Options } from '../views/options.ts';
import { sockets } from '../views/sockets/socket-run.ts';
import { showPlain } from './frames.ts';
import type { Io } from './io.ts';
import type { Scopes } from './scopes.ts';

/** Shows sockets as net-tools does: without loading the other views, because most runs show sockets and start faster so. */
export function showPlainSockets(root: Root, scopes: Scopes, options: Options, io: Io): Promise<number> {
  return showPlain({ show: sockets, repeats: true }, root, scopes, options, io);
}
