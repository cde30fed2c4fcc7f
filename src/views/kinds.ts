import type { Kind } from '../records/record.ts';
import { VIEWS } from './index.ts';
import type { Options } from './options.ts';

/** Of which kinds the rows are that options ask for, in their order. */
export function kindsOf({ view, sections }: Pick<Options, 'view' | 'sections'>): Kind[] {
  const { kind } = VIEWS[view];
  if (view !== 'sockets' || !sections.has('groups')) return [kind];
  return sections.size > 1 ? [kind, 'group'] : ['group'];
}
