import type { FlowRecord } from '../../records/flow.ts';
import { knower } from './identity.ts';

/** A flow, and what it can be compared by. */
interface Known {
  readonly text: string;
  readonly flow: FlowRecord;
}

/** The flows of a reading, by what they are known by. */
type Reading = ReadonlyMap<string, Known>;

/** Compares the readings of looks at flows: a row that moves while a table is read is in one reading, and not in another. */
export class FlowReadings {
  readonly #knownBy = knower('flow');
  #before: Reading = new Map();

  /** Prepares a reading for what is asked below. */
  of(flows: readonly FlowRecord[]): Reading {
    return new Map(
      flows.map((flow) => {
        const { key, text } = this.#knownBy(flow);
        return [key, { text, flow }];
      }),
    );
  }

  /** Whether these are the flows of the look before. */
  isAsBefore(now: Reading): boolean {
    return now.size === this.#before.size && [...now].every(([key, { text }]) => this.#isAsBefore(key, text));
  }

  /** The flows of a look that was read twice: those that one of both readings shows as they were, and for the rest those of the second. */
  agreed(first: Reading, second: Reading): Reading {
    const all = new Map(second);
    for (const [key, known] of first) if (this.#isAsBefore(key, known.text)) all.set(key, known);
    return all;
  }

  /** Ends a look, and gives its flows. @param isUnseen tells flows of which nothing is known now: they are kept as they were */
  end(now: Reading, isUnseen: (flow: FlowRecord) => boolean): FlowRecord[] {
    const seen = [...now].filter(([, { flow }]) => !isUnseen(flow));
    const kept = [...this.#before].filter(([, { flow }]) => isUnseen(flow));
    this.#before = new Map([...seen, ...kept]);
    return seen.map(([, { flow }]) => flow);
  }

  #isAsBefore(key: string, text: string): boolean {
    return this.#before.get(key)?.text === text;
  }
}
