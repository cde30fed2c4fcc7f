import type { Context } from './frame.ts';

/** Answers for the views that are still to come. */
export async function notBuilt({ options, warn }: Context): Promise<number> {
  warn(`netstat: the view of ${options.view} is not built yet`);
  return 1;
}
