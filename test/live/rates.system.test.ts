/** Rates of real counters, compared with what the kernel and nstat say between the same two looks. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { InterfaceRecord } from '../../src/records/interface.ts';
import type { StatisticRecord } from '../../src/records/statistic.ts';
import { PROGRAM, whyNoProgram } from '../program/program.ts';
import { Running, withoutLate } from '../program/running.ts';
import { ip } from './links.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';

const TITLE = 'live rates';

/** Long enough for what happens between two looks, unless the machine is busy. In seconds. */
const INTERVAL = 2;

/** A link, and a neighbour on it that takes all and answers nothing. */
const PAIR = [
  'link add v0 type veth peer name v1',
  'address add 10.9.0.1/24 dev v0',
  'link set v0 up',
  'link set v1 up',
  'neighbour add 10.9.0.2 lladdr 02:00:00:00:00:02 dev v0',
];

/** Makes the link, and waits until the kernel has found its carrier: until then it drops, silently, what is sent over it. */
async function makePair(): Promise<void> {
  ip(PAIR);
  while (!execFileSync('ip', ['link', 'show', 'v0'], { encoding: 'latin1' }).includes('state UP'))
    await setTimeout(10);
}

type Line = { readonly kind: string } & Partial<InterfaceRecord> & Partial<StatisticRecord>;

/** Sends so many datagrams of 100 bytes to an address, all of which are there when it ends. */
async function send(count: number, address: string): Promise<void> {
  const socket = createSocket('udp4');
  for (let sent = 0; sent < count; sent++)
    await new Promise((resolve) => socket.send(Buffer.alloc(100), 9, address, resolve));
  socket.close();
  await once(socket, 'close');
}

const FRAME = '{"kind":"frame"';

/** A run of the program that shows frames of --ndjson. */
class Frames {
  readonly #running: Running;

  constructor(options: string, interval: number, count: number) {
    const words = ['--rates', '--ndjson', `--interval=${interval}`, `--count=${count}`];
    this.#running = new Running([...PROGRAM, ...options.split(' '), ...words]);
  }

  /** Whether a look is yet to begin. @param number from 1, of the frame that shows it */
  async isAfterNow(number: number): Promise<boolean> {
    const now = Date.now();
    const { stdout } = await this.#running.ended;
    const heading = stdout.split(FRAME)[number]?.split('\n')[0] ?? '';
    return now < Date.parse(/"time":"([^"]+)"/.exec(heading)?.[1] ?? '');
  }

  /** Waits until a frame is there, of which all tables have been read then. @param number from 1 */
  async shown(number: number): Promise<void> {
    let hasEnded = false;
    void this.#running.ended.then(() => {
      hasEnded = true;
    });
    while (!hasEnded && this.#running.stdout.split(FRAME).length <= number)
      await this.#running.shown(this.#running.stdout.length + 1);
  }

  /** The records of all frames, by a name. */
  async all(nameOf: (line: Line) => string | undefined): Promise<Map<string | undefined, Line>[]> {
    const { stdout, stderr, status } = await this.#running.ended;
    assert.deepEqual({ stderr: withoutLate(stderr), status }, { stderr: '', status: 0 });
    const [, ...frames] = stdout.split(FRAME);
    return frames.map((frame) => {
      const [, ...lines] = frame.trimEnd().split('\n');
      return new Map(lines.map((line) => JSON.parse(line) as Line).map((line) => [nameOf(line), line]));
    });
  }
}

/** Frames of which the second one shows what an attempt did: it is made with ever longer intervals until it was done by then. */
async function inTime(attempt: (interval: number) => Promise<Frames>): Promise<Frames> {
  for (let interval = INTERVAL; ; interval *= 2) {
    const frames = await attempt(interval);
    if (await frames.isAfterNow(2)) return frames;
  }
}

/** The first columns of /proc/net/dev, received and sent. */
function devFigures(name: string): { rx: number[]; tx: number[] } {
  const line = readFileSync('/proc/net/dev', 'latin1')
    .split('\n')
    .find((line) => line.trim().startsWith(`${name}:`));
  const numbers = (line ?? '').split(':')[1]?.trim().split(/ +/).map(Number) ?? [];
  return { rx: numbers.slice(0, 2), tx: numbers.slice(8, 10) };
}

/** That two numbers are as many times the others: a rate is a difference by the same seconds for all counters of a look. */
function assertProportional(rates: readonly number[], differences: readonly number[]): void {
  const [seconds] = differences.map((difference, at) => difference / (rates[at] ?? 0));
  for (const [at, rate] of rates.entries())
    assert.ok(
      Math.abs(rate * (seconds ?? 0) - (differences[at] ?? 0)) <= 0.01 * (differences[at] ?? 0) + 0.01,
      `${rates} ${differences}`,
    );
}

function tests(): void {
  let folder: string;
  before(async () => {
    folder = furnishNetwork();
    // It would send by itself.
    writeFileSync('/proc/sys/net/ipv6/conf/default/disable_ipv6', '1');
    await makePair();
  });

  test('of an interface are those of /proc/net/dev', { timeout: 300_000 }, async () => {
    let start = devFigures('v0');
    let end = start;
    const frames = await inTime(async (interval) => {
      const tried = new Frames('-i', interval, 2);
      await tried.shown(1);
      start = devFigures('v0');
      await send(500, '10.9.0.2');
      end = devFigures('v0');
      return tried;
    });
    const [, now] = await frames.all(({ name }) => name);
    const { tx, rates } = now?.get('v0') ?? {};
    const differences = end.tx.map((value, at) => value - (start.tx[at] ?? 0));
    assert.ok((differences[1] ?? 0) >= 500);
    assert.deepEqual([tx?.bytes, tx?.packets], end.tx);
    assertProportional([rates?.tx.bytes ?? 0, rates?.tx.packets ?? 0], differences);
  });

  test('of the protocols are those of nstat', { timeout: 300_000 }, async () => {
    const env = { ...process.env, NSTAT_HISTORY: join(folder, 'nstat') };
    const nstat = (...args: string[]): string => execFileSync('nstat', args, { env, encoding: 'utf8' });
    const nameOf = ({ table, counter }: Line): string => `${table}${counter}`;
    let kernel: Readonly<Record<string, number>> = {};
    const frames = await inTime(async (interval) => {
      const tried = new Frames('-s', interval, 2);
      await tried.shown(1);
      nstat('-n');
      await send(300, '127.0.0.1');
      ({ kernel } = JSON.parse(nstat('-zj')) as { kernel: typeof kernel });
      return tried;
    });
    const [, now = new Map()] = await frames.all(nameOf);
    const names = ['IpInReceives', 'IpOutRequests', 'UdpNoPorts', 'UdpOutDatagrams', 'IcmpOutDestUnreachs'];
    const differences = names.map((name) => kernel[name] ?? 0);
    assert.ok((differences[3] ?? 0) >= 300);
    assertProportional(
      names.map((name) => now.get(name)?.rate ?? 0),
      differences,
    );
    const still = [...now].filter(
      ([name, { rate }]) => kernel[name ?? ''] === 0 && rate !== undefined && rate !== 0,
    );
    assert.deepEqual(
      still.map(([name]) => name),
      [],
    );
  });

  test('of an interface that is deleted and made again begin anew', { timeout: 300_000 }, async () => {
    const frames = await inTime(async (interval) => {
      const tried = new Frames('-i', interval, 3);
      await tried.shown(1);
      ip(['link delete v0']);
      await makePair();
      // More than the one before it ever sent.
      await send(1500, '10.9.0.2');
      return tried;
    });
    const [before, again, then] = (await frames.all(({ name }) => name)).map((frame) => frame.get('v0'));
    assert.equal(before?.reset, undefined);
    assert.ok(Number(again?.tx?.packets) >= 1500);
    assert.deepEqual([again?.rates, again?.reset], [undefined, true]);
    assert.deepEqual([then?.rates?.tx.packets, then?.reset], [0, undefined]);
  });
}

const missing =
  whyNoNamespace() ??
  whyNoProgram() ??
  (spawnSync('nstat', ['-V']).status === 0 && spawnSync('ip', ['-V']).status === 0
    ? undefined
    : 'needs the commands ip and nstat');
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
