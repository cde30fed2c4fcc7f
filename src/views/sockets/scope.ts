import type { Options } from '../options.ts';

/** Which sockets a block of the socket run shows, as its title says it; -a wins over -l. */
export function socketScope({ all, listening }: Options): string {
  if (all) return 'servers and established';
  return listening ? 'only servers' : 'w/o servers';
}
