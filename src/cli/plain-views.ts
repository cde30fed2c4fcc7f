import type { Root } from '../host/root/root.ts';
import { VIEWS } from '../views/index.ts';
import type { Options } from '../views/options.ts';
import { showPlain } from './frames.ts';
import type { Io } from './io.ts';
import type { Scopes } from './scopes.ts';

/** Shows any view as net-tools does. */
export function showPlainView(root: Root, scopes: Scopes, options: Options, io: Io): Promise<number> {
  return showPlain(VIEWS[options.view], root, scopes, options, io);
}
