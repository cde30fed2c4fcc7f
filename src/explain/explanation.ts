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
interface Case<R> extends Note {
  readonly applies: (record: R, background: Background) => boolean;
}

/** An explanation that gives the note of each case that applies. */
export function byCases<R>(cases: readonly Case<R>[]): Explanation<R> {
  return (record, background) =>
    cases.filter(({ applies }) => applies(record, background)).map(({ code, text }) => ({ code, text }));
}
