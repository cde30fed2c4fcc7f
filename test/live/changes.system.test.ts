/**
 * Connections of 1 ms to 5 s are opened and closed by known processes while --changes looks: those that were there for a whole look
 * are all told of, once, and of the others how many were missed. NETSTAT_CONNECTIONS is their number.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { ChangeRecord, CoverageRecord } from '../../src/records/change.ts';
import { PROGRAM } from '../program/program.ts';
import { withoutLate } from '../program/running.ts';
import { findPython } from './holder.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';

const TITLE = 'changes of live connections';

const CONNECTIONS = Number(process.env.NETSTAT_CONNECTIONS ?? 1000);
const SECONDS = CONNECTIONS / 100;
const INTERVAL = 0.25;

/** In milliseconds: only what hangs takes so long. */
const LIMIT = 300_000 + SECONDS * 3000;

let folder = '';

function whyNot(): string | undefined {
  return whyNoNamespace() ?? (spawnSync('python3', ['-V']).status === 0 ? undefined : 'needs python3');
}

/** A run that writes to files. */
interface Running {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
}

function start(name: string, [command = '', ...words]: readonly string[]): Running {
  const paths = ['out', 'err'].map((stream) => join(folder, `${name}.${stream}`));
  const files = paths.map((path) => openSync(path, 'w'));
  const child = spawn(command, words, { stdio: ['ignore', ...(files as [number, number])] });
  files.forEach(closeSync);
  const [out = '', err = ''] = paths;
  return { child, stdout: () => readFileSync(out, 'utf8'), stderr: () => readFileSync(err, 'utf8') };
}

/** Waits until something is so, and fails if a run ends before. */
async function until(isSo: () => boolean, { child }: Running): Promise<void> {
  while (!isSo()) {
    assert.deepEqual([child.exitCode, child.signalCode], [null, null], 'ended');
    await setTimeout(20);
  }
}

let listeners = 0;

/** Opens a listener, waits until a run has told of it, and closes it. */
async function lookedAt(netstat: Running): Promise<void> {
  const address = `127.0.9.${++listeners}`;
  const server = createServer().listen(0, address);
  await once(server, 'listening');
  await until(() => new RegExp(`\\b${address}\\b`).test(netstat.stdout()), netstat);
  server.close();
  await once(server, 'close');
}

/** What the script says of a connection; times are in milliseconds. */
interface Connection {
  readonly address: string;
  readonly pid: number;
  readonly begin: number;
  readonly end: number;
  readonly isReset: boolean;
}

function connectionsOf(text: string): Connection[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([address = '', pid, begin, end, isReset]) => ({
      ...{ address, pid: Number(pid), isReset: isReset === '1' },
      ...{ begin: Number(begin) * 1000, end: Number(end) * 1000 },
    }));
}

/** The local addresses of connections in TIME_WAIT, as the kernel has them. */
function timeWaits(): Set<string> {
  const rows = readFileSync('/proc/net/tcp', 'latin1').matchAll(/ (\w{8}):\w{4} \w{8}:\w{4} 06 /g);
  return new Set([...rows].map(([, hex = '']) => Buffer.from(hex, 'hex').reverse().join('.')));
}

function tests(): void {
  before(() => {
    folder = furnishNetwork();
  });

  test(`${CONNECTIONS} connections`, { timeout: LIMIT }, async () => {
    const argv = ['-tanp', '--changes', '--initial', '--ndjson', '--interval', String(INTERVAL)];
    const netstat = start('netstat', [...PROGRAM, ...argv]);
    await lookedAt(netstat);
    const python = findPython() ?? '';
    const script = join(import.meta.dirname, 'changes.py');
    const load = start('load', [python, script, String(CONNECTIONS), String(SECONDS)]);
    await once(load.child, 'exit');
    await lookedAt(netstat);
    netstat.child.kill('SIGTERM');
    assert.deepEqual(await once(netstat.child, 'exit'), [null, 'SIGTERM']);
    const records: (ChangeRecord & Partial<CoverageRecord> & { kind: string })[] = netstat
      .stdout()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const connections = connectionsOf(load.stdout());
    assert.equal(connections.length, CONNECTIONS);

    const changes = records.filter(({ kind }) => kind === 'change');
    const byAddress = new Map<string, ChangeRecord[]>();
    for (const change of changes) {
      const address = change.socket?.local?.address ?? '';
      byAddress.set(address, [...(byAddress.get(address) ?? []), change]);
    }
    // The kernel now and then ends a connection at once that should wait.
    const waiting = timeWaits();
    // When looks began that told something. A look has ended when the next one begins; its time has no parts of a millisecond.
    const looks = [...new Set(changes.map(({ time }) => Date.parse(time)))].sort((one, other) => one - other);
    const sawAll = ({ begin, end }: Connection): boolean =>
      looks.some((look, at) => begin <= look && (looks[at + 1] ?? Number.POSITIVE_INFINITY) + 1 <= end);
    let long = 0;
    for (const connection of connections) {
      const { address, pid, isReset } = connection;
      const told = byAddress.get(address) ?? [];
      const words = told.map(({ change, socket }) => `${change} ${socket?.state}`);
      const isLong = sawAll(connection);
      if (!isLong && told.length === 0) continue;
      assert.equal(words.filter((word) => word.startsWith('opened')).length, 1, `${address}: ${words}`);
      assert.ok(words.filter((word) => word.startsWith('closed')).length <= 1, `${address}: ${words}`);
      if (!isLong) continue;
      long++;
      // An earlier look may have seen it begin. TIME_WAIT lasts for a minute.
      const begin =
        words[0] === 'opened SYN_SENT' ? ['opened SYN_SENT', 'changed ESTABLISHED'] : ['opened ESTABLISHED'];
      const waits = !isReset && (waiting.has(address) || words.includes('closed TIME_WAIT'));
      if (!isReset && !waits) continue;
      const last = waits ? 'changed TIME_WAIT' : 'closed ESTABLISHED';
      const ends = words.filter((word) => isReset || word !== 'closed TIME_WAIT');
      assert.deepEqual([...ends.slice(0, begin.length), ends.at(-1)], [...begin, last], address);
      for (const { socket } of told) assert.equal(socket?.owners?.[0]?.pid, pid, `${address}: ${words}`);
      if (!isReset) assert.equal(told.at(-1)?.socket?.owners?.[0]?.former, true);
    }
    assert.ok(long > CONNECTIONS / 20, `${long} were there for a whole look`);

    const coverage = records.filter(({ kind }) => kind === 'coverage');
    const sum = (name: 'opened' | 'seen'): number =>
      coverage.reduce((total, record) => total + Number(record[name]), 0);
    // Each connection within the host has two ends.
    assert.ok(Math.abs(sum('opened') - 2 * CONNECTIONS) <= CONNECTIONS / 50, `opened: ${sum('opened')}`);
    const opened = changes.filter(({ change, socket }) => change === 'opened' && socket?.state !== 'LISTEN');
    assert.ok(Math.abs(sum('seen') - opened.length) <= CONNECTIONS / 50, `${sum('seen')}, ${opened.length}`);
    assert.match(netstat.stderr(), /^# \d+\.\d s: saw \d+ of \d+ connections opened/m);
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    test(`${signal} ends a run with what was seen`, { timeout: LIMIT }, async () => {
      const netstat = start(signal, [...PROGRAM, '-tan', '--changes', '--initial', '--interval', '0.1']);
      await lookedAt(netstat);
      netstat.child.kill(signal);
      assert.deepEqual(await once(netstat.child, 'exit'), [null, signal]);
      assert.match(netstat.stderr(), /# \d+\.\d s: saw 0 of 0 connections opened\n$/);
    });

  test('ends when no one reads what it writes', () => {
    const command = `${[...PROGRAM].join(' ')} -tan --changes --initial --interval 0.05 | true`;
    // Whenever it looks there is something new.
    const opening = spawn(findPython() ?? '', [
      '-c',
      'import socket,time\nheld=[]\nwhile True:\n held.append(socket.create_server(("127.0.0.1",0))); time.sleep(0.1)',
    ]);
    const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: LIMIT });
    opening.kill();
    assert.deepEqual([status, withoutLate(stderr)], [0, '']);
  });
}

if (isInside()) describe(TITLE, tests);
else {
  const reason = whyNot();
  if (reason === undefined) runInside(import.meta.filename, LIMIT + 120_000);
  else test(TITLE, { skip: reason }, () => {});
}
