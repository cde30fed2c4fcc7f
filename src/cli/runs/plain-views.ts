import { VIEWS } from '../../views/index.ts';
import type { Options } from '../../views/options.ts';
import type { Io } from '../io.ts';
import type { Sight } from '../sight/scopes.ts';
import { showPlain } from './frames.ts';

/** Shows any view as net-tools does. */
export function showPlainView(sight: Sight, options: Options, io: Io): Promise<number> {
  return showPlain(VIEWS[options.view], sight, options, io);
}
