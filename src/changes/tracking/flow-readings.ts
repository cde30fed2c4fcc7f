import type { FlowRecord } from '../../records/flow.ts';
import { knower } from './identity.ts';

/** A flow as it was in the look before. */
interface Earlier {
  readonly text: string;
  readonly flow: FlowRecord;
}

/** Compares the readings of looks at flows: a row that moves while a table is read is in one reading, and not in another. */
export class FlowReadings {
  readonly #knownBy = knower('flow');
  #before = new Map<string, Earlier>();

  /** Whether these are the flows of the look before. */
  isAsBefore(flows: readonly FlowRecord[]): boolean {
    const now = this.#byKey(flows);
    return now.size === this.#before.size && [...now].every(([key, { text }]) => this.#isAsBefore(key, text));
  }

  /** The flows of a look that was read twice: those that one of both readings shows as they were, and for the rest those of the second. */
  agreed(first: readonly FlowRecord[], second: readonly FlowRecord[]): FlowRecord[] {
    const all = this.#byKey(second);
    for (const [key, earlier] of this.#byKey(first))
      if (this.#isAsBefore(key, earlier.text)) all.set(key, earlier);
    return [...all.values()].map(({ flow }) => flow);
  }

  /** Ends a look. @param isKept tells flows of which nothing is known now */
  end(flows: readonly FlowRecord[], isKept: (flow: FlowRecord) => boolean): void {
    const now = this.#byKey(flows);
    for (const [key, earlier] of this.#before) if (isKept(earlier.flow)) now.set(key, earlier);
    this.#before = now;
  }

  #isAsBefore(key: string, text: string): boolean {
    return this.#before.get(key)?.text === text;
  }

  #byKey(flows: readonly FlowRecord[]): Map<string, Earlier> {
    return new Map(
      flows.map((flow) => {
        const { key, text } = this.#knownBy(flow);
        return [key, { text, flow }];
      }),
    );
  }
}
