import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Outcome, oracleAvailable } from '../oracle/oracle.ts';
import { answer } from './answer.ts';
import { whyNoNamespace } from './namespace.ts';

/** Why links cannot be made here and shown by the real netstat; undefined if they can. */
export function whyNoLinks(): string | undefined {
  const missing = whyNoNamespace() ?? oracleAvailable();
  if (missing !== undefined) return missing;
  return spawnSync('ip', ['-V']).status === 0 ? undefined : 'needs the command ip';
}

/** Runs lines of `ip`; if this kernel refuses some, the others are run nevertheless. */
export function ip(lines: readonly string[]): void {
  spawnSync('ip', ['-force', '-batch', '-'], { input: `${lines.join('\n')}\n` });
}

/** Makes links and waits until they are in their final states: the kernel reports a carrier within a second. */
export async function makeLinks(lines: readonly string[]): Promise<void> {
  // A new sysfs shows the links of the network namespace that mounts it.
  spawnSync('mount', ['-t', 'sysfs', 'sysfs', '/sys']);
  for (const file of ['accept_dad', 'router_solicitations']) {
    writeFileSync(`/proc/sys/net/ipv6/conf/default/${file}`, '0');
  }
  ip(lines);
  for (let last = '', quiet = 0, waits = 0; quiet < 3 && waits < 30; waits++) {
    const now = states();
    quiet = now === last ? quiet + 1 : 0;
    last = now;
    await setTimeout(50);
  }
}

function states(): string {
  return readdirSync('/sys/class/net')
    .map((name) => readFileSync(`/sys/class/net/${name}/operstate`, 'latin1'))
    .join();
}

/** What changes while a packet is sent or expected. */
const COUNTERS = ['dev', 'snmp', 'snmp6', 'netstat', 'igmp', 'igmp6'];

/** Waits until nothing is sent any more that these tables count: interfaces tell others of themselves for some seconds. */
export async function untilQuiet(tables = COUNTERS): Promise<void> {
  const look = (): string => tables.map((name) => readFileSync(`/proc/net/${name}`, 'latin1')).join('');
  for (let last = look(), quiet = 0, waits = 0; quiet < 8 && waits < 80; waits++) {
    await setTimeout(250);
    const now = look();
    quiet = now === last ? quiet + 1 : 0;
    last = now;
  }
}

/** What the real netstat prints. */
export function askOriginal(...args: readonly string[]): Outcome {
  const env = { ...process.env, LC_ALL: 'C' };
  const { stdout, stderr, status } = spawnSync('netstat', args, { encoding: 'latin1', env });
  return { stdout, stderr, status: status ?? 'timeout' };
}

/**
 * Asserts that both programs print the same after `comparable`, and returns it. Counters grow while packets are in
 * transit, so output counts only if the real program prints it twice.
 */
export async function agree(args: string, comparable = (outcome: Outcome) => outcome): Promise<Outcome> {
  for (let attempt = 0; ; attempt++) {
    const expected = askOriginal(args);
    const found = comparable(await answer([args]));
    if (attempt === 4 || askOriginal(args).stdout === expected.stdout) {
      assert.deepEqual(found, comparable(expected));
      return found;
    }
    await setTimeout(250);
  }
}
