import { latin1 } from '../../text/latin1.ts';

const LINE = /^(\d{1,9})\t(.{1,15}?) *: /gm;

/** The numbers of the interfaces in /proc/net/igmp, by their names; see igmpReader. Before Linux 2.4 there are none. */
export function parseIgmpIndexes(bytes: Uint8Array): ReadonlyMap<string, number> {
  return new Map([...latin1(bytes).matchAll(LINE)].map(([, index, name = '']) => [name, Number(index)]));
}
