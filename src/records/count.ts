import type { Value } from './field.ts';

/** How many records have the same values in the fields of --count-by; a field that they lack is left out. */
export interface CountRecord {
  readonly count: number;
  /** With --rates: by how many it changed per second since the look before. */
  readonly rate?: number;
  readonly [field: string]: Value | undefined;
}
