import type { ExplainFacts } from '../host/explain-facts/explain-facts.ts';
import type { MasqueradeRecord } from '../records/masquerade.ts';
import type { Note } from '../records/note.ts';
import type { AnyRecord, Kind, Records } from '../records/record.ts';
import type { ColorLevel } from '../text/color.ts';
import type { Background, Explanation, RowStyle } from './explanation.ts';
import { Gathering } from './gathering.ts';
import { writeNotes } from './note-text.ts';
import { type AbsentTable, explainAbsence, type TableNote } from './notes/absent-tables.ts';
import { explainCounter, explainRetransmissions } from './notes/counters.ts';
import { whatRouteCuts, whatSocketCuts } from './notes/cuts.ts';
import { whichDefault } from './notes/default-routes.ts';
import { servesIpv4, whyMapped } from './notes/families.ts';
import { explainGroup } from './notes/groups.ts';
import { explainFigures, explainFlags } from './notes/interfaces.ts';
import { explainMemory } from './notes/memory.ts';
import { whyNoProgram } from './notes/no-program.ts';
import { explainPile } from './notes/piles.ts';
import { explainAcceptQueue, explainTimer } from './notes/queues.ts';
import { ROUTE_EXPLANATIONS } from './notes/routes.ts';
import { whoShares } from './notes/sharing.ts';
import { rowLabel } from './row-labels.ts';
import { Survey } from './survey.ts';

/** What is said of the rows of each kind, in this order. */
const EXPLANATIONS: { readonly [K in Kind]: readonly Explanation<Records[K]>[] } = {
  socket: [
    whyNoProgram,
    whoShares,
    servesIpv4,
    whyMapped,
    explainPile,
    explainAcceptQueue,
    explainTimer,
    whatSocketCuts,
  ],
  route: [...ROUTE_EXPLANATIONS, whichDefault, whatRouteCuts],
  interface: [explainFlags, explainFigures],
  statistic: [explainCounter, explainRetransmissions],
  group: [explainGroup],
  masquerade: [explainMasquerade],
  memory: [explainMemory],
};

function explainMasquerade(_entry: MasqueradeRecord): Note {
  return {
    code: 'masqueraded',
    text: 'The other side sees the address of this host and the port in parentheses. After the time under expire without a packet the entry is dropped.',
  };
}

/** A row, for notes. */
export interface ExplainedRow {
  readonly kind: Kind;
  readonly record: AnyRecord;
}

/** Makes the notes of one pass over the tables. */
export class Explainer {
  readonly #facts: ExplainFacts;
  readonly #style: RowStyle | undefined;
  #survey = new Survey();

  /** @param style how plain rows show; without it, rows have another form, which cuts nothing */
  constructor(facts: ExplainFacts, style: RowStyle | undefined) {
    this.#facts = facts;
    this.#style = style;
  }

  /** Takes note of a row: what is said of rows depends on those that were learned before it is asked for. */
  learn(kind: Kind, record: AnyRecord): void {
    this.#survey.learn(kind, record);
  }

  /** What there is to say of a row. */
  notesOf(kind: Kind, record: AnyRecord): readonly Note[] {
    const background: Background = { facts: this.#facts, survey: this.#survey, style: this.#style };
    const explanations = EXPLANATIONS[kind] as readonly Explanation<AnyRecord>[];
    const notes: Note[] = [];
    for (const explain of explanations) {
      const said = explain(record, background);
      if (said === undefined) continue;
      if ('code' in said) notes.push(said);
      else notes.push(...said);
    }
    return notes;
  }

  /** What there is to say of tables that could not be read, each once. */
  notesOfTables(tables: readonly AbsentTable[]): readonly TableNote[] {
    const byFile = new Map(tables.map((table) => [table.file, table]));
    return [...byFile.values()].flatMap((table) => explainAbsence(table, this.#facts) ?? []);
  }

  /** Writes what there is to say of the rows of a block, which are all that notes on it go by. */
  writeBlock(rows: readonly ExplainedRow[], level: ColorLevel, write: (line: string) => void): void {
    this.#survey = new Survey();
    for (const { kind, record } of rows) this.learn(kind, record);
    const gathering = new Gathering();
    for (const { kind, record } of rows) {
      for (const note of this.notesOf(kind, record))
        gathering.add(note, () => rowLabel(kind, record, this.#style));
    }
    writeNotes('Notes', gathering.paragraphs(), level, write);
  }

  /** Writes what there is to say of tables that could not be read. */
  writeTables(tables: readonly AbsentTable[], level: ColorLevel, write: (line: string) => void): void {
    const files = new Map<string, string[]>();
    for (const { file, text } of this.notesOfTables(tables))
      files.set(text, [...(files.get(text) ?? []), file]);
    const paragraphs = [...files].map(([text, names]) => ({ rows: names.join(', '), texts: [text] }));
    writeNotes('Tables that are missing', paragraphs, level, write);
  }
}
