import type { Context } from './frame.ts';

/** A view: what one of -i, -M, -m, -r, -s, or none of them, asks for. */
export interface View {
  /** Shows it and gives the exit status. @param pass 0 at first, with -c one more each second */
  readonly show: (context: Context, pass: number) => Promise<number>;
  /** Whether -c repeats it. */
  readonly repeats: boolean;
}
