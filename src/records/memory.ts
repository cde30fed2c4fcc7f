import type { Explained } from './record.ts';

/** Socket memory of a protocol. */
export interface MemoryRecord extends Explained {
  readonly protocol: string;
  readonly inUse: number;
}
