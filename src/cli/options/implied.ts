import type { Options, SocketSection, ViewName } from '../../views/options.ts';

/** Which view is shown, and which tables are read for it. */
export type Selection = Pick<
  Options,
  'view' | 'families' | 'sections' | 'inet' | 'inet6' | 'impliedByFamily'
>;

/** What the user asked for explicitly. */
export interface Choice {
  /** The one view that was asked for, if any. */
  readonly view: ViewName | undefined;
  readonly families: readonly string[];
  readonly sections: ReadonlySet<SocketSection>;
}

const INTERNET: readonly SocketSection[] = ['tcp', 'sctp', 'udp', 'udplite', 'raw'];

/** The sections that a family stands for. ddp, ec and ash have none: net-tools lists no sockets of theirs. */
const SECTIONS_OF_FAMILY: Readonly<Record<string, readonly SocketSection[]>> = {
  unix: ['unix'],
  ipx: ['ipx'],
  ax25: ['ax25'],
  x25: ['x25'],
  netrom: ['netrom'],
  rose: ['rose'],
  bluetooth: ['l2cap', 'rfcomm'],
};

/**
 * Adds what net-tools takes to be meant: a family of the Internet, or -s, without a protocol means all its protocols
 * (and no word about those that the kernel lacks); a protocol without a family means both IPv4 and IPv6.
 */
export function withImplied({ view = 'sockets', families, sections: chosen }: Choice): Selection {
  const sections = new Set(chosen);
  const families4or6 = families.includes('inet') || families.includes('inet6');
  const impliedByFamily =
    (families4or6 || view === 'statistics') && !INTERNET.some((section) => sections.has(section));
  if (impliedByFamily) for (const section of INTERNET) sections.add(section);
  for (const family of families) {
    for (const section of SECTIONS_OF_FAMILY[family] ?? []) sections.add(section);
  }
  const everything = sections.size === 0;
  const either = !families4or6 && [...INTERNET, 'groups' as const].some((section) => sections.has(section));
  return {
    view,
    families,
    sections,
    inet: everything || either || families.includes('inet'),
    inet6: everything || either || families.includes('inet6'),
    impliedByFamily,
  };
}
