import { changeText, coverageText } from '../../changes/change-text.ts';
import type { Watcher } from '../../changes/watcher.ts';
import type { ChangeRecord, CoverageRecord } from '../../records/change.ts';
import type { ReadProblem } from '../../records/problem.ts';
import type { RowOptions } from '../../rows/options.ts';
import { colorLevelOf, type Plan } from '../../rows/plan.ts';
import { painted, shownLines } from '../../text/shown.ts';
import type { Context } from '../../views/context.ts';
import type { Options } from '../../views/options.ts';
import { problemOf } from '../../views/problem.ts';
import type { Io } from '../io.ts';
import { surroundingsOf } from '../sight/context.ts';
import { frameFacts } from '../sight/frame-facts.ts';
import type { Sight } from '../sight/scopes.ts';
import type { ChangeLog } from './syslog.ts';

/** Where changes go. */
export interface ChangeOutput {
  begin(time: Date): void;
  change(change: ChangeRecord): void;
  coverage(coverage: CoverageRecord): void;
  /** Takes what is wrong with a table; standard error has it as well. */
  problem(problem: ReadProblem<string>): void;
  end(): void;
}

/** --quiet */
const SILENT: ChangeOutput = { begin() {}, change() {}, coverage() {}, problem() {}, end() {} };

/** Where the changes of a run go: a form, or lines. */
export async function changeOutput(
  sight: Sight,
  options: Options,
  rowOptions: RowOptions,
  plan: Plan,
  io: Io,
): Promise<ChangeOutput> {
  if (plan.quiet) return SILENT;
  const form = plan.makeForm?.((bytes) => io.stdout.write(bytes));
  if (form !== undefined) return { ...form, begin: (time) => form.begin(frameFacts(sight, time)) };
  const { changePaint } = await import('../../output/change-paint.ts');
  const surroundings = surroundingsOf(sight.only, io);
  const paint = changePaint(colorLevelOf(rowOptions, surroundings));
  let now = new Date(0);
  return {
    begin(time) {
      now = time;
    },
    change(change) {
      const text = changeText(change, now, options.programs || plan.needsOwners);
      io.stdout.write(painted((line) => `${paint(change.change, line)}\n`, text));
    },
    coverage() {},
    problem() {},
    end() {},
  };
}

/** Gives to a log all that it takes of what goes to an output. */
export function withLog(output: ChangeOutput, log: ChangeLog): ChangeOutput {
  return {
    ...output,
    change(change) {
      output.change(change);
      log.change(change);
    },
    coverage(coverage) {
      output.coverage(coverage);
      log.coverage(coverage);
    },
  };
}

/** The most warnings that are remembered, so that each is told once. */
const MOST_TOLD = 1000;

/** Makes contexts tell each warning once in a run, however many looks meet it. */
export function tellingOnce(output: ChangeOutput): (context: Context) => Context {
  const told = new Set<string>();
  return (context) => ({
    ...context,
    warn(line, place) {
      const text = [line].flat().join('\n');
      if (told.has(text)) return;
      if (told.size < MOST_TOLD) told.add(text);
      context.warn(line, place);
      output.problem(problemOf(line, place));
    },
  });
}

/** Whether a run shows all connections of tcp, so that it can be told how many of them it saw. */
export function showsConnections({ view, sections, inet, inet6, all, listening }: Options): boolean {
  const isTcp = sections.size === 0 || sections.has('tcp');
  return view === 'sockets' && isTcp && inet && inet6 && (all || !listening);
}

/** Tells how many connections were seen of those that were opened, where that is known. @param host of which of several hosts */
export function tellCoverage(
  { coverage }: Watcher,
  output: ChangeOutput,
  { stderr, monotonic }: Io,
  time: Date,
  host?: string,
): void {
  const taken = coverage.take(monotonic());
  if (taken === undefined) return;
  const record = { ...(host === undefined ? {} : { host }), time: time.toISOString(), ...taken };
  output.coverage(record);
  stderr.write(shownLines([coverageText(record)]));
}
