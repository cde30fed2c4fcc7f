import type { ExplainFacts } from '../host/explain-facts/explain-facts.ts';
import type { Note } from '../records/note.ts';
import type { PlainFields } from './plain-fields.ts';
import type { Survey } from './survey.ts';

/** What an explanation can go by besides the row. */
export interface Background {
  readonly facts: ExplainFacts;
  /** undefined where rows have another form, which cuts nothing. */
  readonly fields: PlainFields | undefined;
}

/** What there is to say at once. */
type Notes = Note | readonly Note[] | undefined;

/** What can be said only when the survey knows all rows that are shown together. */
export type Deferred = (survey: Survey) => Notes;

/** What there is to say of a row in one respect. */
export type Explanation<R> = (record: R, background: Background) => Notes | Deferred;

/** A note, and for which rows it is. */
interface Case<R> {
  readonly applies: (record: R, background: Background) => boolean;
  readonly text: string;
}

/** An explanation that gives the note of each case that applies. The cases are named by the codes of their notes. */
export function byCases<R>(cases: Readonly<Record<string, Case<R>>>): Explanation<R> {
  const notes = Object.entries(cases).map(([code, { applies, text }]) => ({ applies, note: { code, text } }));
  return (record, background) =>
    notes.filter(({ applies }) => applies(record, background)).map(({ note }) => note);
}
