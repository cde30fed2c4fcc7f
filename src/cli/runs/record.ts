import { HostError } from '../../errors.ts';
import { SelectorError } from '../../host/netns/selector.ts';
import { lookAt, timesOfLooks } from '../../host/recording/looks.ts';
import { carefulRoot } from '../../host/root/careful-root.ts';
import { errnoText } from '../../host/root/errno-text.ts';
import { absolutePath } from '../../host/root/open-root.ts';
import { pathBytes } from '../../host/root/path-bytes.ts';
import type { Root } from '../../host/root/root.ts';
import { type Destination, openDestination, openStream } from '../../recorder/destination.ts';
import type { Rewrite } from '../../recorder/entry.ts';
import { recordHost } from '../../recorder/record-host.ts';
import { LimitError, writeLook } from '../../recorder/write-recording.ts';
import { type Shown, shownArgumentLines, shownByteLines, shownLines } from '../../text/shown.ts';
import { USAGE_ERROR } from '../exit-status.ts';
import type { Io } from '../io.ts';
import type { RecordAction } from '../options/options.ts';
import { announce } from '../sight/waiting.ts';
import { STOPPED, stoppable } from '../stoppable.ts';
import { VERSION } from '../version.ts';
import { ticker } from './frames.ts';

/** No file is read for longer, in milliseconds: a table of 100,000 sockets takes a second where the machine is not busy. */
const DEADLINE = 30_000;

/** Before a terminal is told how far the recording is, in milliseconds. */
const SILENCE = 1000;

const FAILED = 1;

/** What is recorded in the place of what was read: nothing else. */
const AS_IT_IS: Rewrite = (entry) => entry;

/** Records a host, and gives the exit status. */
export async function record(root: Root, action: RecordAction, io: Io): Promise<number> {
  const kept = looksOf(root);
  if (kept > 1 && action.frames > 1) {
    io.stderr.write(shownLines([`netstat: --frames: ${kept} looks were recorded, and all of them are kept`]));
    return USAGE_ERROR;
  }
  const rewrite = action.anonymize ? await anonymizing(root, action, io) : AS_IT_IS;
  if (rewrite === undefined) return FAILED;
  // From before there is a file on, so that a signal leaves none.
  const stops = stoppable(io);
  const destination = open(action.path, io);
  if (typeof destination === 'number') return destination;
  const progress = announce(io, `recording ${action.path}`);
  try {
    const start = io.monotonic();
    await writeLooks(root, { ...action, rewrite, kept }, destination, stops.io, async (size) => {
      const elapsed = io.monotonic() - start;
      if (elapsed >= SILENCE)
        progress.show(`${Math.round(size / 2 ** 20)} MiB, ${Math.floor(elapsed / 1000)} s`);
      await stops.pass();
    });
    await destination.finish();
    return 0;
  } catch (error) {
    destination.abandon();
    const lines = linesAbout(error, action);
    if (lines === undefined) throw error;
    progress.end();
    io.stderr.write(lines);
    return FAILED;
  } finally {
    progress.end();
  }
}

/** What anonymises the recording; undefined where its key cannot be used, which is then said. */
async function anonymizing(
  { facts }: Root,
  { anonymizeKey }: RecordAction,
  { stderr }: Io,
): Promise<Rewrite | undefined> {
  const { KeyError, newKey, readKeyFile } = await import('../../recorder/anonymize/key-file.ts');
  const { anonymizingRewrite } = await import('../../recorder/anonymize/rewrite.ts');
  if (anonymizeKey === undefined) return anonymizingRewrite(newKey(), { facts, numbering: 'order' });
  try {
    const key = readKeyFile(pathBytes(absolutePath(anonymizeKey)));
    return anonymizingRewrite(key, { facts, numbering: 'key' });
  } catch (error) {
    if (!(error instanceof HostError || error instanceof KeyError)) throw error;
    const reason = error instanceof HostError ? errnoText(error.errno) : error.message;
    stderr.write(shownArgumentLines([`netstat: ${anonymizeKey}: ${reason}`]));
    return undefined;
  }
}

/** Opens what the recording is written to, or gives the exit status. */
function open(path: string, { now, stderr, openStdout }: Io): Destination | number {
  const refuse = (reason: string, status: number): number => {
    stderr.write(shownArgumentLines([`netstat: ${path === '-' ? '--record -' : path}: ${reason}`]));
    return status;
  };
  try {
    if (path !== '-') return openDestination(absolutePath(path), now());
    const stdout = openStdout?.();
    if (stdout !== undefined && !stdout.isTerminal) return openStream(stdout.write, now());
    return refuse(
      'an archive is not for a terminal: name a file, or send it to one or to a program',
      USAGE_ERROR,
    );
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return refuse(
      error.errno === 'EEXIST' ? 'it is there already: nothing is overwritten' : errnoText(error.errno),
      FAILED,
    );
  }
}

/** Writes one look, or several, each but the first into a folder of its own. Of a recording they are all those that it has. */
async function writeLooks(
  root: Root,
  action: RecordAction & { readonly rewrite: Rewrite; readonly kept: number },
  destination: Destination,
  io: Io,
  pause: (size: number) => Promise<void>,
): Promise<void> {
  const { frames, interval, limit, netns, commandLines, rewrite, kept } = action;
  const count = kept > 1 ? kept : frames;
  const options = { commandLines, ...(netns === undefined ? {} : { netns }) };
  const wait = ticker(interval * 1000, io);
  let size = 0;
  for (let look = 1; look <= count; look++) {
    if (look > 1 && kept === 1) await wait();
    const host = carefulRoot(kept > 1 ? lookAt(root, look) : root, DEADLINE, io.monotonic);
    const looks = look === 1 && count > 1 ? { looks: count } : {};
    const recorder = { version: VERSION, uid: io.uid, time: io.now(), ...looks };
    const entries = recordHost(host, options, recorder);
    const below = look === 1 ? '' : `/look-${look}`;
    size = await writeLook(entries, destination, { limit, rewrite, pause }, { size, below });
    await pause(size);
  }
}

/** How many looks at a host there are: 1 but for a recording that has several. */
function looksOf(root: Root): number {
  return (root.recording?.looks ?? 1) > 1 ? Math.max(1, timesOfLooks(root).length) : 1;
}

/** What is said of a recording that failed; undefined for a mistake of this program. */
function linesAbout(error: unknown, { path, limit }: RecordAction): Shown | undefined {
  const said = (reason: string): Shown =>
    shownArgumentLines([
      `netstat: ${path === '-' ? 'standard output' : path}: ${reason}: nothing was recorded`,
    ]);
  if (error === STOPPED) return said('interrupted');
  if (error instanceof LimitError) return said(`larger than ${limit} bytes (--record-limit)`);
  if (error instanceof SelectorError) return shownByteLines([`netstat: ${error.message}`]);
  return error instanceof HostError ? said(errnoText(error.errno)) : undefined;
}
