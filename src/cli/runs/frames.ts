import { LineWriter } from '../../format/line-writer.ts';
import { shownLines } from '../../text/shown.ts';
import type { View } from '../../views/index.ts';
import type { Options } from '../../views/options.ts';
import { processWalks } from '../../views/process-walks.ts';
import type { Io } from '../io.ts';
import { hostContext, scopeContext } from '../sight/context.ts';
import { HostContexts } from '../sight/host-contexts.ts';
import { type Host, type Sight, showScope } from '../sight/scopes.ts';

/** Between the end of a frame of -c and the next one, in milliseconds. */
const PAUSE = 1000;

/** When frames are shown. */
type Schedule = Pick<Options, 'continuous' | 'interval' | 'count'>;

/**
 * Shows one frame, or some, and gives the exit status: the first that was not 0. The first such frame is the last one, unless there are
 * several hosts, of which one may lack what others have.
 *
 * @param repeats whether -c repeats the view; --interval repeats every one
 * @param show shows a frame and gives its status. @param frame its number, from 0
 */
export async function showFrames(
  { continuous, interval, count }: Schedule,
  { several }: Pick<Sight, 'several'>,
  repeats: boolean,
  io: Io,
  show: (frame: number) => Promise<number>,
): Promise<number> {
  let status = 0;
  const goesOn = continuous && (repeats || interval !== undefined);
  const wait = io.nextLook ?? (interval === undefined ? () => io.sleep(PAUSE) : ticker(interval * 1000, io));
  for (let frame = 0; ; frame++) {
    const shown = await show(frame);
    status ||= shown;
    if ((status !== 0 && several === undefined) || !goesOn || frame + 1 === count) return status;
    await wait();
  }
}

/**
 * Waits for the next of the times that are whole numbers of intervals after now, by a clock that is never set. What has passed already is
 * left out, and that is told once.
 */
export function ticker(interval: number, { monotonic, sleep, stderr }: Io): () => Promise<void> {
  const start = monotonic();
  let tick = 0;
  let isTold = false;
  return async () => {
    const elapsed = monotonic() - start;
    const next = Math.max(tick + 1, Math.ceil(elapsed / interval));
    if (next > tick + 1 && !isTold) {
      isTold = true;
      const seconds = interval / 1000;
      stderr.write(shownLines([`netstat: a look takes longer than ${seconds} s: some are left out`]));
    }
    tick = next;
    await sleep(Math.max(0, start + tick * interval - monotonic()));
  };
}

/** Shows a view as net-tools does and gives the exit status. */
export async function showPlain(
  view: Pick<View, 'show' | 'repeats'>,
  sight: Sight,
  options: Options,
  io: Io,
): Promise<number> {
  const out = new LineWriter((bytes) => io.stdout.write(bytes));
  const contexts = new HostContexts((host) => ({ context: hostContext(host, options, io, { out }) }));
  const showHost = async (host: Host, frame: number): Promise<number> => {
    const { context } = contexts.of(host);
    const walks = processWalks(context);
    let status = 0;
    if (host.name !== undefined) out.line(hostHeading(host.name));
    for (const scope of host.scopes) {
      if (scope.heading !== undefined) out.line(scope.heading());
      const own = { ...scopeContext(context, host, scope, io), walks };
      const shown = await showScope(scope, own, (context) => view.show(context, frame));
      status ||= shown;
    }
    await contexts.leave(host);
    return status;
  };
  try {
    return await showFrames(options, sight, view.repeats, io, async (frame) => {
      let status = 0;
      for await (const host of sight.hosts()) {
        const shown = await showHost(host, frame);
        status ||= shown;
      }
      out.flush();
      io.stdout.endFrame?.();
      return status || unreadStatus(sight);
    });
  } finally {
    await contexts.end();
  }
}

/** The line above the plain rows of one of several hosts. Latin1. */
export function hostHeading(name: string): string {
  return `Host ${name}`;
}

/** That of a frame in which nothing else went wrong. */
export function unreadStatus({ several }: Sight): number {
  return several !== undefined && several.unread.size > 0 ? 1 : 0;
}
