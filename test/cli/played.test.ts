/** Looks that were recorded one after the other are shown one after the other, at their times. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { openRoot } from '../../src/host/root/open-root.ts';
import type { Root } from '../../src/host/root/root.ts';
import { runIn } from '../io.ts';
import { inFolder, QUIET } from '../recorder/recorded.ts';

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

const listener = (port: number): string =>
  `   0: 0100007F:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 ${port} 1 0 100 0 0 10 0\n`;

const snmp = (count: number): string =>
  `Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors\nUdp: ${count} 0 0 0 0 0\n`;

/** The ports on which the host listens at each look. */
const LOOKS = [[80], [80, 443], [443], [443, 22]] as const;

const hostAt = (look: number): Root =>
  memoryRoot({
    '/proc/net/tcp': HEADING + (LOOKS[look] ?? []).map(listener).join(''),
    '/proc/net/snmp': snmp(10 * look * look),
    '/proc/7/cmdline': 'sshd\0',
    '/proc/7/fd/3': { link: 'socket:[22]' },
  });

/** Records the looks, two seconds apart unless given. */
async function inRecording(
  action: (root: Root, folder: string) => Promise<void>,
  seconds = 2,
): Promise<void> {
  let look = 0;
  const root = memoryRoot({});
  const now = (): Date => new Date(1_700_000_000_000 + 1000 * seconds * look);
  const moving: Root = {
    ...root,
    read: (path, most) => hostAt(look).read(path, most),
    readBatches: (path) => hostAt(look).readBatches(path),
    readLink: (path) => hostAt(look).readLink(path),
    list: (path) => hostAt(look).list(path),
  };
  await inFolder(async (folder) => {
    const path = join(folder, 'host');
    const argv = ['--record', path, `--frames=${LOOKS.length}`, `--interval=${seconds}`];
    assert.deepEqual(await runIn({ root: moving, now, onSleep: () => look++, frames: 9 }, argv), QUIET);
    await action(openRoot(path), path);
  });
}

const play = (root: Root, line: string) => runIn({ root, frames: 9 }, line.split(' '));

/** Local times are of no matter here. */
const withoutTimes = (text: string): string => text.replace(/^\d\d:\d\d:\d\d(?:\.\d+)? /gm, '');

test('each look but the first has a folder of its own', () =>
  inRecording(async (_root, folder) => {
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('look')),
      ['look-2', 'look-3', 'look-4'],
    );
    assert.ok(existsSync(join(folder, 'look-4/proc/7/cmdline')));
  }));

test('without more the first look is shown', () =>
  inRecording(async (root) => {
    const { stdout } = await play(root, '-tln --json');
    assert.deepEqual(
      JSON.parse(stdout).sockets.map(({ local }: { local: { port: number } }) => local.port),
      [80],
    );
  }));

test('changes are those between the looks, at their times', () =>
  inRecording(async (root) => {
    const { stdout, stderr, status } = await play(root, '-tlnp --changes --ndjson');
    const changes = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => kind === 'change');
    assert.deepEqual(
      changes.map(
        ({ time, change, socket }) => `${time} ${change} ${socket.local.port} ${socket.owners?.[0]?.program}`,
      ),
      [
        '2023-11-14T22:13:22.000Z opened 443 undefined',
        '2023-11-14T22:13:24.000Z closed 80 undefined',
        '2023-11-14T22:13:26.000Z opened 22 sshd',
      ],
    );
    assert.deepEqual([stderr, status], ['', 0]);
  }));

test('an interval passes over looks, and a count ends before the last', () =>
  inRecording(async (root) => {
    const ports = async (line: string): Promise<string[]> => {
      const { stdout, status } = await play(root, line);
      assert.equal(status, 0);
      return stdout
        .split(/^Active.*\n.*\n/m)
        .map((frame) => [...frame.matchAll(/:(\d+) +0\.0/g)].map(([, port]) => port).join());
    };
    assert.deepEqual(await ports('-tln -c'), ['', '80', '80,443', '443', '443,22']);
    assert.deepEqual(await ports('-tln --interval=4'), ['', '80', '443']);
    assert.deepEqual(await ports('-tln --interval=2 --count=2'), ['', '80', '80,443']);
    assert.deepEqual(await ports('-tln'), ['', '80']);
  }));

test('rates are those of the recorded times', () =>
  inRecording(async (root) => {
    const { stdout, status } = await play(root, '-su --rates');
    assert.equal(status, 0);
    // 10 datagrams in 2 s, then 30, then 50.
    assert.deepEqual(
      [...stdout.matchAll(/^ +(\S+) packets received$/gm)].map(([, rate]) => rate),
      ['5.0', '15', '25'],
    );
  }));

test('rates are of all looks, however close they are', () =>
  inRecording(async (root) => {
    const { stdout } = await play(root, '-su --rates --csv --columns time,rate --where counter=InDatagrams');
    assert.deepEqual(stdout.split('\r\n'), [
      'time,rate',
      '2023-11-14T22:13:20.250Z,40',
      '2023-11-14T22:13:20.500Z,120',
      '2023-11-14T22:13:20.750Z,200',
      '',
    ]);
  }, 0.25));

test('a recording of a recording has all of its looks, at their times', () =>
  inRecording(async (root, folder) => {
    const copy = join(folder, '../copy');
    const frames = await runIn({ root }, ['--record', copy, '--frames=2', '--interval=1']);
    assert.deepEqual(frames, {
      stdout: '',
      stderr: 'netstat: --frames: 4 looks were recorded, and all of them are kept\n',
      status: 3,
    });
    assert.deepEqual(await runIn({ root }, ['--record', copy]), QUIET);
    const line = '-tlnp --changes --initial --ndjson';
    assert.deepEqual(await play(openRoot(copy), line), await play(root, line));
  }));

test('of several hosts none is played, which is said of each', () =>
  inRecording(async (root, folder) => {
    const { stdout, stderr } = await runIn({ root, frames: 2 }, [
      '--hosts',
      join(folder, '..'),
      '-tln',
      '-c',
    ]);
    assert.equal(stdout.match(/127\.0\.0\.1:80 .*\n/g)?.length, 2);
    const words = 'of 4 looks the first is shown: only those of one host are played';
    assert.equal(stderr, `netstat: host host: ${words}\n`);
  }));

test('what is missing of the looks ends the run', () =>
  inRecording(async (root) => {
    const cut: Root = { ...root, recording: { ...root.recording, looks: 900 } };
    const { stdout, status } = await play(cut, '-tln -c');
    assert.equal(withoutTimes(stdout).match(/^Active/gm)?.length, 4);
    assert.equal(status, 0);
  }));
