import type { MasqueradeRecord } from '../records/masquerade.ts';
import type { Note } from '../records/note.ts';
import type { AnyRecord, Kind, Records } from '../records/record.ts';
import type { Background, Deferred, Explanation } from './explanation.ts';
import { activationNote } from './notes/activation.ts';
import { counterNote, retransmissionNote } from './notes/counters.ts';
import { routeCutNotes, socketCutNotes } from './notes/cuts.ts';
import { defaultRouteNote } from './notes/default-routes.ts';
import { dropsNote } from './notes/drops.ts';
import { dualStackNote, mappedNote } from './notes/dual-stack.ts';
import { forwarderNote } from './notes/forwarders.ts';
import { groupNote } from './notes/groups.ts';
import { figureNotes, flagNotes } from './notes/interfaces.ts';
import { loopbackNote } from './notes/loopback.ts';
import { memoryNotes } from './notes/memory.ts';
import { noProgramNote } from './notes/no-program.ts';
import { pileNote } from './notes/piles.ts';
import { acceptQueueNote, timerNote } from './notes/queues.ts';
import { ROUTE_EXPLANATIONS } from './notes/routes.ts';
import { sharingNote } from './notes/sharing.ts';
import type { PlainFields } from './plain-fields.ts';
import { masqueradeLabel, routeLabel, socketLabel } from './row-labels.ts';
import type { Survey } from './survey.ts';

/** What is said of rows, in this order, and what a row is called there: its fields as they stand in it, as far as it takes to find it. */
interface Explained<R> {
  readonly label: (record: R, fields: PlainFields) => string;
  readonly notes: readonly Explanation<R>[];
}

/** Rows of other kinds have no notes. */
const EXPLAINED: { readonly [K in Kind]?: Explained<Records[K]> } = {
  socket: {
    label: socketLabel,
    notes: [
      noProgramNote,
      sharingNote,
      activationNote,
      forwarderNote,
      dualStackNote,
      mappedNote,
      pileNote,
      acceptQueueNote,
      timerNote,
      dropsNote,
      loopbackNote,
      socketCutNotes,
    ],
  },
  route: { label: routeLabel, notes: [...ROUTE_EXPLANATIONS, defaultRouteNote, routeCutNotes] },
  interface: { label: ({ name }) => name, notes: [flagNotes, figureNotes] },
  statistic: {
    label: ({ table, counter }) => `${table} ${counter}`,
    notes: [counterNote, retransmissionNote],
  },
  group: { label: ({ iface, address, host }) => `${iface} ${host ?? address}`, notes: [groupNote] },
  masquerade: { label: masqueradeLabel, notes: [masqueradeNote] },
  memory: { label: ({ protocol }) => protocol, notes: [memoryNotes] },
};

function masqueradeNote(_entry: MasqueradeRecord): Note {
  return {
    code: 'masqueraded',
    text: 'The other side sees the address of this host and the port in parentheses. After the time under expire without a packet the entry is dropped.',
  };
}

function explainedOf(kind: Kind): Explained<AnyRecord> | undefined {
  return EXPLAINED[kind] as Explained<AnyRecord> | undefined;
}

/** What there is to say of a row, in order; what depends on the other rows is deferred. */
export function explain(kind: Kind, record: AnyRecord, background: Background): readonly (Note | Deferred)[] {
  const said: (Note | Deferred)[] = [];
  for (const explanation of explainedOf(kind)?.notes ?? []) {
    const notes = explanation(record, background);
    if (Array.isArray(notes)) said.push(...notes);
    else if (notes !== undefined) said.push(notes as Note | Deferred);
  }
  return said;
}

/** The notes of a row, when the survey knows all rows. */
export function settled(said: readonly (Note | Deferred)[], survey: Survey): readonly Note[] {
  return said.flatMap((note) => (typeof note === 'function' ? (note(survey) ?? []) : note));
}

/** What a row is called where notes are about it. */
export function rowLabel(kind: Kind, record: AnyRecord, fields: PlainFields): string {
  return explainedOf(kind)?.label(record, fields) ?? '';
}
