import { ratedCounting } from '../changes/count-rates.ts';
import { RowRates } from '../changes/row-rates.ts';
import { LineWriter } from '../format/line-writer.ts';
import type { Form } from '../output/form.ts';
import type { Plan } from '../rows/plan.ts';
import type { Context } from '../views/context.ts';
import type { Options } from '../views/options.ts';
import { showFrames } from './frames.ts';
import type { Io } from './io.ts';

/** What a run needs to show frames. */
interface Run {
  readonly plan: Plan;
  readonly io: Io;
  readonly form: Form | undefined;
  readonly host: { readonly context: Context };
}

/** The same run, about what changed since the look before. */
export function ratedRun<R extends Run>(run: R): R & { readonly rates: RowRates } {
  const { plan, io } = run;
  const counting = plan.counting && ratedCounting(plan.counting, io.monotonic);
  return { ...run, plan: { ...plan, counting }, rates: new RowRates(io.monotonic) };
}

/**
 * Shows frames from the second look on: the first one only looks.
 *
 * @param show shows a frame and gives its status. @param frame its number, from 0
 */
export function showRatedFrames<R extends Run>(
  options: Options,
  run: R,
  show: (run: R, frame: number) => Promise<number>,
): Promise<number> {
  const { count } = options;
  const looks = count === undefined ? undefined : count + 1;
  return showFrames({ ...options, count: looks }, true, run.io, async (look) => {
    if (look > 0) return show(run, look - 1);
    await show(unseen(run), 0);
    return 0;
  });
}

/** A run of which nothing is shown. */
function unseen<R extends Run>(run: R): R {
  const { io, host, plan } = run;
  const nowhere: Io['stdout'] = { isTerminal: false, write: () => {} };
  const silent = { out: new LineWriter(() => {}), warn: () => {}, say: () => {}, lack: () => {} };
  return {
    ...run,
    io: { ...io, stdout: nowhere, stderr: nowhere },
    form: plan.makeForm?.(() => {}),
    host: { ...host, context: { ...host.context, ...silent } },
  };
}
