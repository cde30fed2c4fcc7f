import type { MasqueradeRecord } from '../records/masquerade.ts';
import type { Note } from '../records/note.ts';
import type { AnyRecord, Kind, Records } from '../records/record.ts';
import type { Background, Deferred, Explanation } from './explanation.ts';
import { counterNote, retransmissionNote } from './notes/counters.ts';
import { routeCutNotes, socketCutNotes } from './notes/cuts.ts';
import { defaultRouteNote } from './notes/default-routes.ts';
import { dualStackNote, mappedNote } from './notes/families.ts';
import { groupNote } from './notes/groups.ts';
import { figureNotes, flagNotes } from './notes/interfaces.ts';
import { memoryNotes } from './notes/memory.ts';
import { noProgramNote } from './notes/no-program.ts';
import { pileNote } from './notes/piles.ts';
import { acceptQueueNote, timerNote } from './notes/queues.ts';
import { ROUTE_EXPLANATIONS } from './notes/routes.ts';
import { sharingNote } from './notes/sharing.ts';

/** What is said of the rows of each kind, in this order. */
const EXPLANATIONS: { readonly [K in Kind]: readonly Explanation<Records[K]>[] } = {
  socket: [
    noProgramNote,
    sharingNote,
    dualStackNote,
    mappedNote,
    pileNote,
    acceptQueueNote,
    timerNote,
    socketCutNotes,
  ],
  route: [...ROUTE_EXPLANATIONS, defaultRouteNote, routeCutNotes],
  interface: [flagNotes, figureNotes],
  statistic: [counterNote, retransmissionNote],
  group: [groupNote],
  masquerade: [masqueradeNote],
  memory: [memoryNotes],
};

function masqueradeNote(_entry: MasqueradeRecord): Note {
  return {
    code: 'masqueraded',
    text: 'The other side sees the address of this host and the port in parentheses. After the time under expire without a packet the entry is dropped.',
  };
}

const NOTHING: readonly never[] = [];

/** What there is to say of a row, in its order; what depends on the other rows is deferred. */
export function explain(kind: Kind, record: AnyRecord, background: Background): readonly (Note | Deferred)[] {
  let notes: (Note | Deferred)[] | undefined;
  for (const explanation of EXPLANATIONS[kind] as readonly Explanation<AnyRecord>[]) {
    const said = explanation(record, background);
    if (said === undefined) continue;
    notes ??= [];
    if (Array.isArray(said)) notes.push(...said);
    else notes.push(said as Note | Deferred);
  }
  return notes ?? NOTHING;
}
