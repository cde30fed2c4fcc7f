import type { Oracle, Outcome } from '../oracle/oracle.ts';
import type { Case } from './case.ts';
import { comparable } from './comparable.ts';
import { type Mode, runSubject } from './subject.ts';

/** A case on which the two programs differ, with what is compared of their output. */
export interface Disagreement {
  readonly case: Case;
  readonly mode: Mode;
  readonly expected: Outcome;
  readonly found: Outcome;
}

/** How long a run with -c is watched, in milliseconds: shorter than the wait for the second frame. */
const FRAME = 400;

/** Command lines for interfaces, about which net-tools asks the kernel instead of the case's files. */
const INTERFACES = /^Kernel Interface table/;

/** 128 + SIGABRT, 128 + SIGSEGV: input that crashes net-tools has no defined output. */
const CRASHES: ReadonlySet<Outcome['status']> = new Set([134, 139]);

/** Runs both programs; undefined if they agree. An exception of this program counts as its stderr. */
export async function compare(oracle: Oracle, c: Case, mode: Mode): Promise<Disagreement | undefined> {
  oracle.load(c.tree);
  const found = comparable(await runSubject(c, mode, oracle.dir).catch(thrown));
  const timeout = found.status === 'timeout' ? FRAME : undefined;
  const expected = comparable(await oracle.run(c.argv, { uid: c.uid, env: c.env, timeout }));
  if (INTERFACES.test(expected.stdout) || CRASHES.has(expected.status)) return undefined;
  const same =
    found.stdout === expected.stdout && found.stderr === expected.stderr && found.status === expected.status;
  return same ? undefined : { case: c, mode, expected, found };
}

function thrown(error: unknown): Outcome {
  return {
    stdout: '',
    stderr: error instanceof Error ? (error.stack ?? error.message) : String(error),
    status: 'timeout',
  };
}
