import type { ExplainFacts } from '../host/explain-facts/explain-facts.ts';
import type { Root } from '../host/root/root.ts';
import { watchedRoot } from '../host/root/watched-root.ts';
import type { Note } from '../records/note.ts';
import type { ReadProblem } from '../records/problem.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { ColorLevel } from '../text/color.ts';
import type { ShownText } from '../text/shown.ts';
import type { Background } from './explanation.ts';
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
  readonly write: (line: ShownText) => void;
}

/** Makes the notes of one frame: on its rows, and on the tables that are missing. */
export class Explainer {
  readonly #background: Background;
  readonly #plain: PlainNotes | undefined;
  #survey = new Survey();
  /** Notes on the plain rows of the block. */
  #groups = new NoteGroups();
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
  }

  /** Whether there may be something to say of a row, before all are learned. */
  mayExplain(kind: Kind, record: AnyRecord): boolean {
    return explain(kind, record, this.#background).length > 0;
  }

  /** What there is to say of a row, after all were learned. */
  notesOf(kind: Kind, record: AnyRecord): readonly Note[] {
    return settled(explain(kind, record, this.#background), this.#survey);
  }

  /** Takes what there is to say of a plain row, after all of its block were learned. */
  gather(kind: Kind, record: AnyRecord): void {
    const { fields } = this.#background;
    if (fields === undefined) return;
    for (const note of this.notesOf(kind, record))
      this.#groups.add(note, () => rowLabel(kind, record, fields));
  }

  /** Writes the notes on the plain rows of the block. */
  writeBlock(): void {
    if (this.#plain === undefined) return;
    const { colorLevel, write } = this.#plain;
    writeNotes('Notes', this.#groups.paragraphs(), colorLevel, write);
    this.#groups = new NoteGroups();
    this.#survey = new Survey();
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
