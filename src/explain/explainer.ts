import type { ExplainFacts } from '../host/explain-facts/explain-facts.ts';
import type { Root } from '../host/root/root.ts';
import { watchedRoot } from '../host/root/watched-root.ts';
import type { Note } from '../records/note.ts';
import type { ReadProblem } from '../records/problem.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { ColorLevel } from '../text/color.ts';
import type { Background, Deferred } from './explanation.ts';
import { explain, rowLabel, settled } from './explanations.ts';
import { NoteGroups } from './note-groups.ts';
import { writeNotes } from './note-text.ts';
import { type AbsentTable, absentTableNote } from './notes/absent-tables.ts';
import { PlainFields, type RowStyle } from './plain-fields.ts';
import { Survey } from './survey.ts';

/** Where the notes on plain rows go. */
export interface PlainNotes {
  readonly style: RowStyle;
  readonly colorLevel: ColorLevel;
  readonly write: (line: string) => void;
}

/** A plain row of the block, and what there is to say of it. */
interface Row {
  readonly kind: Kind;
  readonly record: AnyRecord;
  readonly notes: readonly (Note | Deferred)[];
}

/** Makes the notes of one frame: on its rows, and on the tables that are missing. */
export class Explainer {
  readonly #background: Background;
  readonly #plain: PlainNotes | undefined;
  #survey = new Survey();
  /** The rows of the block that may have notes. */
  #rows: Row[] = [];
  /** Notes on tables, by their files. */
  readonly #tables = new Map<string, Note>();

  /** @param plain undefined for rows of another form */
  constructor(facts: ExplainFacts, plain: PlainNotes | undefined) {
    this.#background = { facts, fields: plain && new PlainFields(plain.style) };
    this.#plain = plain;
  }

  /** The host, watched for tables that are missing. */
  watch(root: Root): Root {
    return watchedRoot(root, (_path, error) => error && this.miss(error));
  }

  /** Takes a file that could not be read. */
  miss(table: AbsentTable): void {
    const note = absentTableNote(table, this.#background.facts);
    if (note !== undefined) this.#tables.set(table.path, note);
  }

  /** Takes a row, in the order in which rows are shown. */
  learn(kind: Kind, record: AnyRecord): void {
    this.#survey.learn(kind, record);
    if (this.#plain === undefined) return;
    const notes = explain(kind, record, this.#background);
    if (notes.length > 0) this.#rows.push({ kind, record, notes });
  }

  /** What there is to say of a row of another form, after all were learned. */
  notesOf(kind: Kind, record: AnyRecord): readonly Note[] {
    return settled(explain(kind, record, this.#background), this.#survey);
  }

  /** Writes the notes on the plain rows that were learned since the last block. */
  writeBlock(): void {
    const { fields } = this.#background;
    if (this.#plain === undefined || fields === undefined) return;
    const { colorLevel, write } = this.#plain;
    const groups = new NoteGroups();
    for (const { kind, record, notes } of this.#rows)
      for (const note of settled(notes, this.#survey)) groups.add(note, () => rowLabel(kind, record, fields));
    this.#rows = [];
    this.#survey = new Survey();
    writeNotes('Notes', groups.paragraphs(), colorLevel, write);
  }

  /** Writes the notes on tables that are missing, under all plain rows. */
  writeTables(): void {
    if (this.#plain === undefined) return;
    const files = new Map<string, string[]>();
    for (const [file, { text }] of this.#tables) files.set(text, [...(files.get(text) ?? []), file]);
    const paragraphs = [...files].map(([text, names]) => ({ rows: names.join(', '), texts: [text] }));
    writeNotes('Tables that are missing', paragraphs, this.#plain.colorLevel, this.#plain.write);
  }

  /** The notes on tables that are missing, for other forms. */
  problems(): ReadProblem<string>[] {
    return [...this.#tables].map(([file, { code, text }]) => ({
      message: `netstat: ${file}: ${text}`,
      file,
      code,
    }));
  }
}
