import type { Root } from '../../src/host/root/root.ts';
import { type Ran, runIn, type Surroundings } from '../io.ts';
import { changingRoot, type Files } from './host.ts';

/** Noon, where tests run. */
export const NOON = new Date(2026, 0, 2, 12, 0, 0).getTime();

/** Runs --changes on hosts, one after the other each second; the run ends after the last one. */
export async function changes(
  hosts: readonly Files[],
  argv: readonly string[],
  { local, ...surroundings }: Partial<Omit<Surroundings, 'root'> & Pick<Root, 'local'>> = {},
): Promise<Ran> {
  const { root, next } = changingRoot(hosts);
  let time = NOON;
  return runIn(
    {
      root: { ...root, ...(local && { local }) },
      now: () => new Date(time),
      monotonic: () => time - NOON,
      onSleep(milliseconds) {
        time += milliseconds;
        next();
      },
      frames: Number.POSITIVE_INFINITY,
      encoding: 'utf8',
      ...surroundings,
    },
    ['--changes', '--count', String(hosts.length), ...argv],
  );
}

/** The lines of a run without their times. */
export async function lines(hosts: readonly Files[], ...argv: readonly string[]): Promise<string[]> {
  const { stdout } = await changes(hosts, argv);
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => line.slice('12:00:00.000 '.length));
}
