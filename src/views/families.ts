import type { Options, SocketSection } from './options.ts';

/** The sections whose addresses are not those of the Internet; sockets of unix have none. */
const OTHERS: readonly SocketSection[] = ['ipx', 'ax25', 'x25', 'netrom', 'rose', 'l2cap', 'rfcomm'];

/** Whether the rows that options ask for can have no addresses but those of IPv4 and IPv6. */
export function areOfInternet({
  view,
  sections,
  families,
}: Pick<Options, 'view' | 'sections' | 'families'>): boolean {
  if (view === 'routes') return families.every((family) => family === 'inet' || family === 'inet6');
  if (view !== 'sockets') return true;
  return sections.size > 0 && !OTHERS.some((section) => sections.has(section));
}
