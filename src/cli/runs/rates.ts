import { ratedCounting } from '../../changes/rates/count-rates.ts';
import { RowRates } from '../../changes/rates/row-rates.ts';
import { LineWriter } from '../../format/line-writer.ts';
import { onceEach } from '../../host/once.ts';
import type { Form } from '../../output/form.ts';
import type { Plan } from '../../rows/plan.ts';
import type { Context } from '../../views/context.ts';
import type { Options } from '../../views/options.ts';
import type { Io } from '../io.ts';
import type { HostContexts } from '../sight/host-contexts.ts';
import type { Lacks } from '../sight/lacks.ts';
import type { Host, Sight } from '../sight/scopes.ts';
import { showFrames } from './frames.ts';

/** What a run needs to show frames. */
interface Run {
  readonly sight: Sight;
  readonly plan: Plan;
  readonly io: Io;
  readonly out: LineWriter;
  readonly form: Form | undefined;
  readonly contexts: Contexts;
}

type Contexts = Pick<
  HostContexts<{ readonly context: Context; readonly lacks: Lacks }>,
  'of' | 'leave' | 'end'
>;

/** The same run, about what changed since the look before. */
export function ratedRun<R extends Run>(run: R): R & { readonly ratesOf: (host: Host) => RowRates } {
  const { plan, io } = run;
  const counting = plan.counting && ratedCounting(plan.counting, io.monotonic);
  const rates = onceEach((_name: string | undefined) => new RowRates(io.monotonic));
  return { ...run, plan: withCounting(plan, counting), ratesOf: ({ name }) => rates(name) };
}

/** In seconds. */
const INTERVAL = 1;

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
  const { count, interval = INTERVAL } = options;
  const looks = count === undefined ? undefined : count + 1;
  return showFrames({ ...options, interval, count: looks }, run.sight, true, run.io, async (look) => {
    if (look > 0) return show(run, look - 1);
    await show(unseen(run), 0);
    return 0;
  });
}

/** @see Plan.ofHost */
function withCounting({ ofHost, ...plan }: Plan, counting: Plan['counting']): Plan {
  const counted = { ...plan, counting };
  return ofHost === undefined
    ? counted
    : { ...counted, ofHost: async (root) => withCounting(await ofHost(root), counting) };
}

/** A run of which nothing is shown. */
function unseen<R extends Run>(run: R): R {
  const { io, plan, contexts } = run;
  const nowhere: Io['stdout'] = { isTerminal: false, write: () => {} };
  const out = new LineWriter(() => {});
  const silent = { out, warn: () => {}, say: () => {}, lack: () => {} };
  const of: Contexts['of'] = (host) => {
    const made = contexts.of(host);
    return { ...made, context: { ...made.context, ...silent } };
  };
  return {
    ...run,
    out,
    io: { ...io, stdout: nowhere, stderr: nowhere },
    form: plan.makeForm?.(() => {}),
    contexts: { of, leave: (host: Host) => contexts.leave(host), end: () => contexts.end() },
  };
}
