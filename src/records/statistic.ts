import { field } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { Explained } from './note.ts';

/** A counter of -s. */
export interface StatisticRecord extends Explained {
  /** As the kernel names it: `Ip`, `TcpExt`, `Ip6`. */
  readonly table: string;
  /** As the kernel names it: `ActiveOpens`. */
  readonly counter: string;
  /** 0 to 2^64 - 1, a bigint above 2^53; tcp's MaxConn is -1 where there is no limit. */
  readonly value: number | bigint;
  /** netstat's sentence with the number in it, also where it leaves out a zero; absent where netstat has none. */
  readonly label?: string;
  /**
   * With --rates, of a counter that was there at the look before: by how much it rose per second since. One that fell has none, nor has
   * what is no counter, such as tcp's CurrEstab.
   */
  readonly rate?: number;
  /** With --rates: the counter fell since the look before. */
  readonly reset?: true;
}

/** What is known of these records. */
export const STATISTIC: RecordKind<StatisticRecord> = {
  plural: 'statistics',
  title: 'statistics',
  fields: [
    field('table', 'word', "the kernel's name of the table"),
    field('counter', 'word', "the kernel's name of the counter"),
    field('value', 'integer', 'its value'),
    field('label', 'text', "netstat's sentence, where it has one"),
    field('rate', 'number', 'its rise per second since the look before', { with: 'rates' }),
    field('reset', 'boolean', 'whether it fell since the look before', { with: 'rates' }),
  ],
  aliases: {},
  required: { table: true, counter: true, value: true },
  nullable: {},
};
