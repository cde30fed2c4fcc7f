import type { Options } from '../../views/options.ts';
import { sockets } from '../../views/sockets/socket-run.ts';
import type { Io } from '../io.ts';
import type { Sight } from '../sight/scopes.ts';
import { showPlain } from './frames.ts';

/** Shows sockets as net-tools does: without loading the other views, because most runs show sockets and start faster so. */
export function showPlainSockets(sight: Sight, options: Options, io: Io): Promise<number> {
  return showPlain({ show: sockets, repeats: true }, sight, options, io);
}
