import type { Kind } from '../records/record.ts';
import { VIEWS } from './index.ts';
import type { Options } from './options.ts';

/** The kinds of rows that options ask for, in order. */
export function kindsOf({ view, sections }: Pick<Options, 'view' | 'sections'>): Kind[] {
  const { kind } = VIEWS[view];
  if (view !== 'sockets' || !sections.has('groups')) return [kind];
  return sections.size > 1 ? [kind, 'group'] : ['group'];
}
