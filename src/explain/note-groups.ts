import type { Note } from '../records/note.ts';
import { enumerated } from '../text/enumerated.ts';
import { counted } from './phrases.ts';

/** So many rows are named as examples of many. */
const EXAMPLES = 3;

/** So many notes that are about the same but not equal are written; the others are only counted. */
const MOST_OF_A_CODE = 20;

/** A note and the rows that have it. */
interface NoteGroup {
  readonly text: string;
  /** How many rows there are. */
  count: number;
  /** What the first ones are called. */
  readonly examples: string[];
}

/** What is to be written: the name of rows, then what there is to say of them. */
export interface Paragraph {
  readonly rows: string;
  readonly texts: readonly string[];
}

/** Gathers equal notes on many rows into one. */
export class NoteGroups {
  readonly #byCode = new Map<string, Map<string, NoteGroup>>();
  /** By code, how many notes had no room any more. */
  readonly #more = new Map<string, number>();

  /** @param label what the row is called, asked only of those that are named */
  add({ code, text }: Note, label: () => string): void {
    const notes = this.#byCode.get(code) ?? new Map<string, NoteGroup>();
    this.#byCode.set(code, notes);
    const known = notes.get(text);
    if (known !== undefined) {
      known.count++;
      if (known.examples.length < EXAMPLES) known.examples.push(label());
    } else if (notes.size < MOST_OF_A_CODE) {
      notes.set(text, { text, count: 1, examples: [label()] });
    } else {
      this.#more.set(code, (this.#more.get(code) ?? 0) + 1);
    }
  }

  /** What is said, by what it is about: first what came first. All that is said of the same few rows stands together. */
  paragraphs(): Paragraph[] {
    const paragraphs: { readonly rows: string; readonly texts: string[] }[] = [];
    for (const [code, notes] of this.#byCode) {
      for (const { text, count, examples } of notes.values()) {
        const rows = count <= EXAMPLES ? enumerated(examples, 'and') : manyRows(count, examples);
        // Other rows than these can be as many and begin with the same examples.
        const known = count <= EXAMPLES ? paragraphs.find((paragraph) => paragraph.rows === rows) : undefined;
        if (known !== undefined) known.texts.push(text);
        else paragraphs.push({ rows, texts: [text] });
      }
      const more = this.#more.get(code);
      if (more !== undefined) paragraphs.push(unnamed(more, code));
    }
    return paragraphs;
  }
}

function manyRows(count: number, examples: readonly string[]): string {
  return `${counted(count)} rows, such as ${enumerated(examples, 'and')}`;
}

function unnamed(more: number, code: string): { rows: string; texts: string[] } {
  const text = `There is such a note (${code}) for each of them: --json tells all.`;
  return { rows: more === 1 ? '1 more row' : `${counted(more)} more rows`, texts: [text] };
}
