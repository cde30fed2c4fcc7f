import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../bin/netstat.cjs', import.meta.url));
const BUNDLE = fileURLToPath(new URL('../../dist/netstat.cjs', import.meta.url));

/** Another program to test in the place of the one built here. */
const { NETSTAT_BIN } = process.env;

/** The words that start the built program. */
export const PROGRAM: readonly [string, ...string[]] =
  NETSTAT_BIN === undefined ? [process.execPath, LAUNCHER] : [NETSTAT_BIN];

/** Why the built program cannot be started; undefined if it can. */
export function whyNoProgram(): string | undefined {
  return NETSTAT_BIN !== undefined || existsSync(BUNDLE)
    ? undefined
    : 'needs the built program: npm run build';
}
