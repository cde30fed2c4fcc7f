import type { Counting } from '../select/count.ts';
import type { Sorting } from '../select/sort.ts';
import type { Where } from '../select/where.ts';
import type { RowSink } from '../views/rows.ts';

/** What rows are selected, and what of them is needed for that. */
export interface Selection {
  readonly where: Pick<Where, 'matches' | 'rowTest' | 'needsHosts'> | undefined;
  /** Reads what the holders of sockets are part of; undefined where that is not asked for. */
  readonly readWorkloads: RowSink['readWorkloads'];
  readonly needsTcp: boolean;
  readonly needsDrops: boolean;
}

/** What is to be done with rows. */
export interface RowPlan extends Selection {
  /** Of flows: what is to be done with the sockets that they are made of. */
  readonly sources?: Selection;
  readonly where: Pick<Where, 'matches' | 'partly' | 'rowTest' | 'needsHosts' | 'fields'> | undefined;
  readonly sorting: Sorting | undefined;
  readonly counting: Counting | undefined;
  /** Whether nothing is printed. */
  readonly quiet: boolean;
  readonly needsOwners: boolean;
  /**
   * Whether sockets are asked for as in an assertion: one that serves both families also counts as the IPv4 socket that it
   * is to its clients; with `only`, those of IPv6 count as nothing else.
   */
  readonly dualStack: 'as-ipv4' | 'only-as-ipv4' | undefined;
}
