import type { Counting } from '../select/count.ts';
import type { Sorting } from '../select/sort.ts';
import type { Where } from '../select/where.ts';

/** What is to be done with rows. */
export interface RowPlan {
  readonly where: Pick<Where, 'matches' | 'partly' | 'rowTest' | 'needsHosts'> | undefined;
  readonly sorting: Sorting | undefined;
  readonly counting: Counting | undefined;
  /** Whether nothing is printed. */
  readonly quiet: boolean;
  readonly needsOwners: boolean;
  readonly needsTcp: boolean;
  readonly needsDrops: boolean;
  /**
   * Whether sockets are asked for as in an assertion: one that serves both families also counts as the IPv4 socket that it
   * is to its clients; with `only`, those of IPv6 count as nothing else.
   */
  readonly dualStack: 'as-ipv4' | 'only-as-ipv4' | undefined;
}
