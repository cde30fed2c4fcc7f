import type { Options } from '../options.ts';

/** What the title of a block says of the sockets in it; -a wins over -l. */
export function socketScope({ all, listening }: Options): string {
  if (all) return 'servers and established';
  return listening ? 'only servers' : 'w/o servers';
}
