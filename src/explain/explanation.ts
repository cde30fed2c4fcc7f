import type { ExplainFacts } from '../host/explain-facts/explain-facts.ts';
import type { Note } from '../records/note.ts';
import type { Survey } from './survey.ts';

/** What decides how plain rows look, and so what they cut. */
export interface RowStyle {
  /** -W */
  readonly wide: boolean;
  /** -p */
  readonly programs: boolean;
  /** -Z */
  readonly selinux: boolean;
  readonly numericHosts: boolean;
  /** Level of the routes, 0 to 3: see routeLevel. */
  readonly routeLevel: number;
}

/** What an explanation can go by besides the row. */
export interface Background {
  readonly facts: ExplainFacts;
  /** undefined where rows are shown in another form, which cuts nothing. */
  readonly style: RowStyle | undefined;
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
