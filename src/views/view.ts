import type { Kind } from '../records/record.ts';
import type { Context } from './context.ts';

/** A view: what one of -i, -M, -m, -r, -s, or none of them, asks for. */
export interface View {
  /** Shows it and gives the exit status. @param frame its number from 0: with -c there is one a second */
  readonly show: (context: Context, frame: number) => Promise<number>;
  /** Of which kind its rows are; those of sockets may have multicast groups among them. */
  readonly kind: Kind;
  /** Whether -c repeats it. */
  readonly repeats: boolean;
}
