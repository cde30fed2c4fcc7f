import type { Kind } from '../records/record.ts';
import type { Options } from './options.ts';

const KINDS = {
  routes: 'route',
  interfaces: 'interface',
  statistics: 'statistic',
  masquerade: 'masquerade',
  memory: 'memory',
} as const;

/** Of which kinds the rows are that options ask for, in their order. */
export function kindsOf({ view, sections }: Pick<Options, 'view' | 'sections'>): Kind[] {
  if (view !== 'sockets') return [KINDS[view]];
  const sockets: Kind[] =
    sections.size === 0 || [...sections].some((section) => section !== 'groups') ? ['socket'] : [];
  return sections.has('groups') ? [...sockets, 'group'] : sockets;
}
