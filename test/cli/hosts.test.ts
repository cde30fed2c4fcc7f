/** Several recorded hosts in one run: --hosts, and --root several times. */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { ANY, end, ST, snmp, table } from '../changes/host.ts';
import { END, member } from '../host/archive/made-archives.ts';
import { listeningHost, recorded, testFolder } from '../host/recording/hosts.ts';
import { type Ran, runIn, type Surroundings } from '../io.ts';
import { receiveStreams, until } from '../syslog/receivers.ts';

const folder = testFolder();
const HOSTS = join(folder, 'hosts');
const SERVICES = { '/etc/services': 'http 80/tcp\n', '/etc/passwd': 'root:x:0:0::/:/bin/sh\n' };
recorded(join(HOSTS, 'web-10'), { ...listeningHost('', 80), ...SERVICES });
recorded(join(HOSTS, 'web-2'), listeningHost('', 81));
recorded(join(HOSTS, 'a'), listeningHost('db', 5432));
const LOST = join(folder, 'lost');
recorded(join(LOST, 'a'), listeningHost('web', 80));
writeFileSync(join(LOST, 'b.tar'), '');
mkdirSync(join(LOST, 'c'));

const surroundings: Surroundings = { root: memoryRoot({}), encoding: 'utf8' };
const run = (...argv: readonly string[]): Promise<Ran> => runIn(surroundings, argv);
const shown = async (...argv: readonly string[]): Promise<string> => {
  const { stdout, stderr, status } = await run('--hosts', HOSTS, ...argv);
  assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
  return stdout;
};
const json = (text: string): Record<string, unknown[]> => JSON.parse(text);

const HEADING =
  'Active Internet connections (only servers)\n' +
  'Proto Recv-Q Send-Q Local Address           Foreign Address         State      \n';
const row = (port: number): string =>
  `tcp        0      0 10.0.0.1:${String(port).padEnd(15)}0.0.0.0:*               LISTEN     \n`;
const NO_ARCHIVE =
  'no recorded host: neither a folder nor a tar archive, plain or compressed by gzip, xz or zstd';
const NO_HOST = 'no recorded host: there is neither proc/ nor net/ nor a table such as tcp in it';

describe('plain text', () => {
  test('has a line above the rows of each host', async () => {
    assert.equal(
      await shown('-tln'),
      `Host db\n${HEADING}${row(5432)}Host web-2\n${HEADING}${row(81)}Host web-10\n${HEADING}${row(80)}`,
    );
  });

  test('has it in each view, and above the namespaces of the host', async () => {
    const groups =
      'IPv6/IPv4 Group Memberships\nInterface       RefCnt Group\n--------------- ------ ---------------------\n';
    const { stdout, status } = await run('--hosts', HOSTS, '-g');
    assert.equal(stdout, `Host db\n${groups}Host web-2\n${groups}Host web-10\n${groups}`);
    assert.equal(status, 1);
    const one = ['--root', join(HOSTS, 'a'), '--root', join(HOSTS, 'web-2')];
    assert.equal(
      (await run(...one, '--all-netns', '-tln')).stdout,
      `Host db\nNamespace ? (host; no processes)\n${HEADING}${row(5432)}` +
        `Host web-2\nNamespace ? (host; no processes)\n${HEADING}${row(81)}`,
    );
  });

  test('selects and sorts the rows of each host', async () => {
    assert.equal(
      await shown('-tln', '--where', 'host ~ ^web', '--sort', 'local.port'),
      `Host db\n${HEADING}Host web-2\n${HEADING}${row(81)}Host web-10\n${HEADING}${row(80)}`,
    );
  });

  test('is as ever of one host', async () => {
    const one = await run('--root', join(HOSTS, 'a'), '-tln');
    assert.deepEqual(one, { stdout: `${HEADING}${row(5432)}`, stderr: '', status: 0 });
    assert.equal((await run('--root', join(HOSTS, 'a'), '-tln', '--json')).stdout.includes('"host"'), true);
    assert.equal(
      (await run('--root', join(HOSTS, 'a'), '-tln', '--ndjson')).stdout.includes('"host"'),
      false,
    );
  });

  test('has it of a single one of --hosts', async () => {
    const parent = join(folder, 'single');
    recorded(join(parent, 'x'), listeningHost('', 1));
    assert.equal((await run('--hosts', parent, '-tln')).stdout, `Host x\n${HEADING}${row(1)}`);
  });
});

describe('records', () => {
  test('say of which host they are, whatever their form', async () => {
    const { hosts, host, sockets = [] } = json(await shown('-tln', '--json'));
    assert.deepEqual([hosts, host], [3, undefined]);
    const seen = sockets.map((socket) => {
      const { host, local } = socket as { host: string; local: { port: number } };
      return [host, local.port];
    });
    assert.deepEqual(seen, [
      ['db', 5432],
      ['web-2', 81],
      ['web-10', 80],
    ]);
    const lines = (await shown('-tln', '--ndjson')).trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => json(line).host),
      ['db', 'web-2', 'web-10'],
    );
    assert.equal(
      await shown('-tln', '--csv', '--columns', 'host,local.port', '--sort=-local.port'),
      'host,local.port\r\ndb,5432\r\nweb-2,81\r\nweb-10,80\r\n',
    );
    assert.match(await shown('-tln', '--csv'), /^host,protocol,local\.address,/);
    assert.equal(
      await shown('-tln', '--table', '--columns', 'host,local.port', '--where', 'host = db'),
      'host  local.port\n────  ──────────\ndb          5432\n',
    );
  });

  test('are counted by their hosts', async () => {
    assert.equal(
      await shown('-tln', '--count-by', 'host,state'),
      'Count host   state\n    1 db     LISTEN\n    1 web-10 LISTEN\n    1 web-2  LISTEN\n',
    );
    const { counts } = json(
      await shown('-tln', '--count-by', 'host', '--where', 'local.port > 80', '--json'),
    );
    assert.deepEqual(counts, [
      { count: 1, host: 'db' },
      { count: 1, host: 'web-2' },
    ]);
  });

  test('of groups have the name of the group under another name', async () => {
    const group = (number: number): Record<string, string> => ({
      '/proc/net/igmp': `Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n1\tlo        :     1      V3\n\t\t\t\t010000E0     ${number} 0:00000000\t\t0\n`,
      '/etc/hosts': '224.0.0.1 all-systems\n',
      '/etc/nsswitch.conf': 'hosts: files\n',
    });
    const [one, two] = [1, 2].map((n) => recorded(join(folder, `groups-${n}`), group(n)));
    const argv = ['--root', one as string, '--root', two as string, '-g'];
    const groups = (records: string): unknown[] => json(records).groups ?? [];
    const record = { family: 'inet', iface: 'lo', refCount: 1, address: '224.0.0.1' };
    assert.deepEqual(groups((await run('--root', one as string, '-g', '--json')).stdout), [
      { ...record, host: 'all-systems' },
    ]);
    assert.deepEqual(groups((await run(...argv, '--json')).stdout), [
      { ...record, host: 'groups-1', addressHost: 'all-systems' },
      { ...record, refCount: 2, host: 'groups-2', addressHost: 'all-systems' },
    ]);
    const where = 'addressHost = all-systems and addressHost = 224.0.0.1 and host = groups-2';
    assert.equal(
      (await run(...argv, '--csv', '--columns', 'host,addressHost,refCount', '--where', where)).stdout,
      'host,addressHost,refCount\r\ngroups-2,all-systems,2\r\n',
    );
  });

  test('have a host only where there are several', async () => {
    const { stderr, status } = await run('--root', join(HOSTS, 'a'), '-i', '--where', 'host = db');
    assert.equal(status, 3);
    assert.match(stderr, /^netstat: --where: interfaces have no field 'host'/);
    const ends = await run('--root', join(HOSTS, 'a'), '-tln', '--csv', '--columns', 'host');
    assert.equal(ends.stdout, 'local.host,foreign.host\r\n,\r\n');
  });

  test('of problems say so too', async () => {
    const [one, two] = ['one', 'two'].map((name) =>
      recorded(join(folder, name), { '/proc/net/tcp': `${table()}x\n`, '/proc/net/tcp6': table() }),
    );
    const ran = await run('--root', one as string, '--root', two as string, '-t', '--json');
    assert.deepEqual(
      (json(ran.stdout).problems ?? []).map((problem) => (problem as { host: string }).host),
      ['one', 'two'],
    );
    assert.equal(
      ran.stderr,
      'netstat: host one: warning, got bogus tcp line.\nnetstat: host two: warning, got bogus tcp line.\n',
    );
  });
});

describe('a host that cannot be read', () => {
  const TOLD = `netstat: ${LOST}/b.tar: ${NO_ARCHIVE}\nnetstat: ${LOST}: 1 folder in it is no recorded host\n`;

  test('is told and passed over', async () => {
    const { stdout, stderr, status } = await run('--hosts', LOST, '-tln');
    assert.equal(stdout, `Host web\n${HEADING}${row(80)}`);
    assert.equal(stderr, TOLD);
    assert.equal(status, 1);
  });

  test('is among the problems', async () => {
    const { stdout } = await run('--hosts', LOST, '-tln', '--json');
    assert.deepEqual(JSON.parse(stdout).problems, [{ message: `netstat: ${LOST}/b.tar: ${NO_ARCHIVE}` }]);
  });

  test('is told and passed over that is gone when it is its turn', async () => {
    const parent = join(folder, 'vanishing');
    recorded(join(parent, 'a'), listeningHost('', 1));
    recorded(join(parent, 'b'), listeningHost('', 2));
    let looks = 0;
    const onSleep = (): void => {
      if (++looks === 1) rmSync(join(parent, 'b'), { recursive: true });
    };
    const ran = await runIn({ ...surroundings, frames: 4, onSleep }, ['--hosts', parent, '-tlnc']);
    const [a, b] = [`Host a\n${HEADING}${row(1)}`, `Host b\n${HEADING}${row(2)}`];
    assert.equal(ran.stdout, `${a}${b}${a}${a}${a}`);
    assert.equal(ran.stderr, `netstat: host b: ${NO_HOST}\n`);
  });

  test('leaves it open whether an assertion holds that it could decide', async () => {
    const assertion = async (where: string, word: string): Promise<Partial<Ran>> => {
      const { stderr, status } = await run('--hosts', LOST, '-tln', '--quiet', '--where', where, word);
      return { stderr, status };
    };
    const cannot = `${TOLD}netstat: cannot tell: ${LOST}/b.tar: ${NO_ARCHIVE}\n`;
    assert.deepEqual(await assertion('local.port = 80', '--assert'), { stderr: TOLD, status: 0 });
    assert.deepEqual(await assertion('local.port = 80', '--absent'), { stderr: TOLD, status: 4 });
    assert.deepEqual(await assertion('local.port = 81', '--absent'), { stderr: cannot, status: 5 });
    assert.deepEqual(await assertion('local.port = 81', '--assume-complete'), { stderr: TOLD, status: 4 });
  });

  test('may be one that lacks a name that an expression has', async () => {
    const { stdout, stderr, status } = await run('--hosts', HOSTS, '-tln', '--where', 'port = http');
    assert.equal(stdout, `Host web-10\n${HEADING}${row(80)}`);
    assert.equal(
      stderr,
      "netstat: host db: --where: unknown service 'http'\nnetstat: host web-2: --where: unknown service 'http'\n",
    );
    assert.equal(status, 1);
  });

  test('may be all that there are', async () => {
    const none = join(folder, 'none');
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const answers: readonly (readonly [argv: readonly string[], stderr: string])[] = [
      [['--hosts', none], `netstat: ${none}: No such file or directory\n`],
      [['--hosts', empty], `netstat: ${empty}: no recorded host is in it\n`],
      [['--root', none, '--root', none], `netstat: ${none}: ${NO_HOST}\n`],
    ];
    for (const [argv, stderr] of answers)
      assert.deepEqual(await run(...argv, '-t'), { stdout: '', stderr, status: 1 });
  });

  test('says so in the messages of its namespaces', async () => {
    const { stderr, status } = await run('--hosts', HOSTS, '-t', '--netns', 'pid:7');
    const lines = ['db', 'web-2', 'web-10'].map(
      (name) => `netstat: host ${name}: no network namespace is pid:7: there is ? (host)\n`,
    );
    assert.equal(stderr, lines.join(''));
    assert.equal(status, 1);
  });
});

describe('each host', () => {
  const pair = (name: string, ...hosts: readonly Readonly<Record<string, string>>[]): string[] =>
    hosts.flatMap((files, at) => ['--root', recorded(join(folder, `${name}-${at + 1}`), files)]);
  const sockets = async (...argv: readonly string[]): Promise<unknown[]> => {
    const { sockets = [] } = json((await run(...argv, '-tln', '--json')).stdout);
    return sockets.map((socket) => {
      const { host, local } = socket as { host: string; local: { port: number } };
      return [host, local.port];
    });
  };

  test('is asked by its own names', async () => {
    const host = (port: number): Record<string, string> => ({
      ...listeningHost('', port),
      '/etc/services': `web ${port}/tcp\n`,
    });
    const roots = pair('names', host(80), host(81));
    assert.deepEqual(await sockets(...roots, '--where', 'local.port = web'), [
      ['names-1', 80],
      ['names-2', 81],
    ]);
    assert.deepEqual(await sockets(...roots, '--where', 'local.port != web'), []);
  });

  test('has what keeps an assertion from being told', async () => {
    const bad = { '/proc/net/tcp': `${table()}x\n`, '/proc/net/tcp6': table() };
    const ran = await run(
      ...pair('odd', listeningHost('', 1), bad),
      '-tl',
      '--absent',
      '--quiet',
      '--where',
      'local.port = 2',
    );
    assert.equal(
      ran.stderr,
      'netstat: host odd-2: warning, got bogus tcp line.\nnetstat: cannot tell: host odd-2: /proc/net/tcp: line 2 gave no row\n',
    );
    assert.equal(ran.status, 5);
  });

  test('may be one for SELinux, whatever the others are', async () => {
    const ran = await run(
      ...pair('selinux', listeningHost('', 1), listeningHost('', 2)),
      '-tlnZ',
      '--csv',
      '--columns',
      'host,owners.context',
    );
    assert.deepEqual(ran, {
      stdout: 'host,owners.context\r\nselinux-1,""\r\nselinux-2,""\r\n',
      stderr: '',
      status: 0,
    });
  });

  test('may be an archive, of which is told what is wrong with it', async () => {
    const parent = join(folder, 'archives');
    mkdirSync(parent);
    const tcp = (port: number): Buffer =>
      member({ name: 'proc/net/tcp', content: listeningHost('', port)['/proc/net/tcp'] as string });
    writeFileSync(join(parent, 'web-2.tar'), Buffer.concat([tcp(2), END]));
    writeFileSync(join(parent, 'web-10.tar'), Buffer.concat([tcp(10), tcp(11).subarray(0, 100)]));
    const { stdout, stderr } = await run('--hosts', parent, '-tln4');
    assert.equal(stdout, `Host web-2\n${HEADING}${row(2)}Host web-10\n${HEADING}${row(10)}`);
    assert.match(
      stderr,
      /^netstat: host web-10: cut off after \d+ bytes: what follows there is not shown\n$/,
    );
  });

  test('is the sender of its changes', async () => {
    const receiver = await receiveStreams();
    const url = `tcp://127.0.0.1:${receiver.port}`;
    const roots = pair('sender', listeningHost('db', 1), listeningHost('', 2));
    const { status } = await run(...roots, '-tln', '--changes', '--initial', '--count=1', `--syslog=${url}`);
    await until(() => receiver.messages.length > 1);
    await receiver.close();
    assert.equal(status, 0);
    assert.deepEqual(
      receiver.messages.map(({ host, text }) => [host, text]),
      [
        ['db', '= [db] tcp 10.0.0.1:1 LISTEN'],
        ['sender-2', '= [sender-2] tcp 10.0.0.1:2 LISTEN'],
      ],
    );
  });

  test('has its own counters and connections', async () => {
    const parent = join(folder, 'counters');
    const count = (a: number, b: number): void => {
      for (const [name, opened] of [
        ['a', a],
        ['b', b],
      ] as const)
        recorded(join(parent, name), { ...listeningHost('', 1), '/proc/net/snmp': snmp(opened, 0) });
    };
    count(0, 100);
    let time = 0;
    const looking: Surroundings = {
      ...surroundings,
      frames: 9,
      monotonic: () => time,
      onSleep() {
        time += 1000;
        count(3, 105);
      },
    };
    const rated = await runIn(looking, [
      '--hosts',
      parent,
      '-s',
      '--rates',
      '--count=1',
      '--csv',
      '--columns',
      'host,counter,rate',
      '--where',
      'counter = ActiveOpens',
    ]);
    assert.equal(rated.stdout, 'host,counter,rate\r\na,ActiveOpens,3\r\nb,ActiveOpens,5\r\n');
    count(0, 100);
    const { stderr } = await runIn(looking, ['--hosts', parent, '-tan', '--changes', '--count=2']);
    assert.equal(
      stderr,
      '# [a] 1.0 s: saw 0 of 3 connections opened; 3 came and went between looks\n' +
        '# [b] 1.0 s: saw 0 of 5 connections opened; 5 came and went between looks\n',
    );
  });
});

test('names that others chose drive no terminal and forge no row', async () => {
  const name = 'web\u001b[31m\nHost b: "x"';
  const paths = [1, 2].map((n) => recorded(join(folder, `evil-${n}`), listeningHost(`${name}${n}`, n)));
  const argv = paths.flatMap((path) => ['--root', path]);
  const shownName = 'web?[31m?Host b: "x"';
  const plain = await run(...argv, '-tln', '--where', 'local.port = 1');
  assert.equal(plain.stdout, `Host ${shownName}1\n${HEADING}${row(1)}Host ${shownName}2\n${HEADING}`);
  assert.equal(
    (await run(...argv, '-M')).stderr.split('\n')[0],
    `netstat: host "${shownName}1": no support for \`ip_masquerade' on this system.`,
  );
  const { sockets = [] } = json((await run(...argv, '-tln', '--json')).stdout);
  assert.deepEqual((sockets[0] as { host: string }).host, `${name}1`);
});

describe('over time', () => {
  const moving = (): { argv: string[]; onSleep: () => void } => {
    const parent = join(folder, `moving-${looks++}`);
    const listeners = (...ports: readonly number[]): Record<string, string> => ({
      '/proc/net/tcp': table(...ports.map((port) => [end(1, port), ANY, ST.LISTEN, port] as const)),
      '/proc/net/tcp6': table(),
    });
    recorded(join(parent, 'a'), listeners(1, 2));
    recorded(join(parent, 'b'), listeners(1, 2));
    return {
      argv: ['--hosts', parent, '-tln'],
      onSleep() {
        recorded(join(parent, 'a'), listeners(1));
        recorded(join(parent, 'b'), listeners(1, 2, 3));
      },
    };
  };
  let looks = 0;
  const now = (): Date => new Date(2026, 0, 2, 12);

  test('--changes tells of which host a change is', async () => {
    const { argv, onSleep } = moving();
    const plain = await runIn({ ...surroundings, now, onSleep, frames: 9 }, [
      ...argv,
      '--changes',
      '--count',
      '2',
    ]);
    assert.deepEqual(plain, {
      stdout:
        '12:00:00.000 - [a] tcp 10.0.0.1:2 LISTEN after over 0.0 s\n12:00:00.000 + [b] tcp 10.0.0.1:3 LISTEN\n',
      stderr: '',
      status: 0,
    });
  });

  test('--changes sorts them, and gives records', async () => {
    const { argv, onSleep } = moving();
    const more = [
      '--changes',
      '--count',
      '2',
      '--csv',
      '--columns',
      'change,host,local.port',
      '--sort=-host',
    ];
    const ran = await runIn({ ...surroundings, now, onSleep, frames: 9 }, [...argv, ...more]);
    assert.equal(ran.stdout, 'change,host,local.port\r\nopened,b,3\r\nclosed,a,2\r\n');
    const again = moving();
    const { stdout } = await runIn({ ...surroundings, now, onSleep: again.onSleep, frames: 9 }, [
      ...again.argv,
      ...['--changes', '--count', '2', '--ndjson'],
    ]);
    const records = stdout.trimEnd().split('\n').map(json) as Record<string, unknown>[];
    assert.deepEqual(
      records.map(({ change, host, socket }) => [change, host, (socket as { host: string }).host]),
      [
        ['closed', 'a', 'a'],
        ['opened', 'b', 'b'],
      ],
    );
  });

  test('--rates compares each host with itself', async () => {
    const { argv, onSleep } = moving();
    let time = 0;
    const monotonic = (): number => time;
    const ran = await runIn(
      {
        ...surroundings,
        monotonic,
        frames: 9,
        onSleep() {
          time += 1000;
          onSleep();
        },
      },
      [...argv, '--rates', '--count', '1', '--count-by', 'host'],
    );
    assert.equal(ran.stdout, 'Count Rate host\n    3 +1.0 b\n    1 -1.0 a\n');
  });

  test('--since has but one host to compare', async () => {
    assert.deepEqual(await run('--hosts', HOSTS, '-t', '--changes', '--since', HOSTS), {
      stdout: '',
      stderr: 'netstat: --since compares one host: give --root once, and not --hosts\n',
      status: 3,
    });
    const document = join(folder, 'several.json');
    writeFileSync(document, await shown('-tln', '--json'));
    const { stderr, status } = await run(
      '--root',
      join(HOSTS, 'a'),
      '-tln',
      '--changes',
      '--since',
      document,
    );
    assert.equal(
      stderr,
      `netstat: --since ${document}: it has rows of several hosts, of which none is compared\n`,
    );
    assert.equal(status, 3);
  });
});

test('a terminal shows how many hosts were read, where that takes long, and nothing stays of it', async () => {
  let time = 0;
  const ran = await runIn({ ...surroundings, isTerminal: true, monotonic: () => (time += 600) }, [
    ...['--hosts', HOSTS, '-tln', '--count-by', 'host'],
  ]);
  const line = (text: string): string => `\r${text}`;
  const gone = `\r${' '.repeat('2 of 3 hosts'.length)}\r`;
  assert.equal(ran.stderr, `${line('1 of 3 hosts')}${line('2 of 3 hosts')}${gone}`.repeat(2));
});

test('nothing is written behind what a terminal shows of the number of hosts, nor that between rows', async () => {
  let time = 0;
  const bad = { '/proc/net/tcp': `${table([end(1, 1), ANY, ST.LISTEN, 1])}x\n`, '/proc/net/tcp6': table() };
  const roots = [1, 2, 3].flatMap((n) => ['--root', recorded(join(folder, `slow-${n}`), bad)]);
  const on = (...argv: readonly string[]): Promise<Ran> =>
    runIn({ ...surroundings, isTerminal: true, monotonic: () => (time += 600) }, [...roots, '-tln', ...argv]);
  const shown = (done: number): string => `\r${done} of 3 hosts`;
  const gone = `\r${' '.repeat('2 of 3 hosts'.length)}\r`;
  const told = (n: number): string => `netstat: host slow-${n}: warning, got bogus tcp line.\n`;
  const found = `${shown(1)}${shown(2)}${gone}`;
  assert.equal(
    (await on('--count-by', 'host')).stderr,
    `${found}${told(1)}${shown(1)}${gone}${told(2)}${shown(2)}${gone}${told(3)}`,
  );
  assert.equal((await on()).stderr, `${found}${told(1)}${told(2)}${told(3)}`);
});
