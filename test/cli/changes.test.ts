import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ANY, changingRoot, end, type Files, holder, type Row, ST, snmp, table } from '../changes/host.ts';
import { changes, NOON } from '../changes/run.ts';
import { type Ran, runIn } from '../io.ts';

const tcp = (...rows: readonly Row[]): Files => ({
  '/proc/net/tcp': table(...rows),
  '/proc/net/tcp6': table(),
});
const C = (state: number, inode: number): Row => [end(1, 443), end(2, 50000), state, inode];
const at = (second: number): string => new Date(NOON + second * 1000).toISOString();

/** A connection opens, changes and ends. */
const LIFE: readonly Files[] = [
  { ...tcp(), '/proc/net/snmp': snmp(10, 5) },
  { ...tcp(C(ST.ESTABLISHED, 101)), ...holder(71, 'nginx', 101), '/proc/net/snmp': snmp(12, 6) },
  { ...tcp(C(ST.TIME_WAIT, 0)), '/proc/net/snmp': snmp(12, 6) },
  { ...tcp(), '/proc/net/snmp': snmp(12, 6) },
];
const SAW = '# 3.0 s: saw 1 of 3 connections opened; 2 came and went between looks\n';

describe('--changes', () => {
  test('prints a line for each', async () => {
    assert.deepEqual(await changes(LIFE, ['-tanp']), {
      stdout: `12:00:01.000 + tcp 10.0.0.1:443 -> 10.0.0.2:50000 ESTABLISHED 71/nginx
12:00:02.000 ~ tcp 10.0.0.1:443 -> 10.0.0.2:50000 ESTABLISHED -> TIME_WAIT 71/nginx (last)
12:00:03.000 - tcp 10.0.0.1:443 -> 10.0.0.2:50000 TIME_WAIT 71/nginx (last) after 2.0 s
`,
      stderr: SAW,
      status: 0,
    });
  });

  test('--ndjson has records of the kinds change and coverage', async () => {
    const { stdout, stderr } = await changes(LIFE, ['-tanp', '--ndjson']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const timer = { kind: 'off', seconds: 0, retransmits: 0, probes: 0 };
    const socket = (state: string, inode: number, former?: true) => ({
      protocol: 'tcp',
      local: { address: '10.0.0.1', port: 443 },
      foreign: { address: '10.0.0.2', port: 50000 },
      ...{ state, recvQ: 0, sendQ: 0, timer, uid: 0, inode },
      owners: [{ pid: 71, program: 'nginx', command: 'nginx', fd: 3, ...(former && { former }) }],
      tcp: { rto: 1, ato: 0, cwnd: 10, ssthresh: 0 },
    });
    const kind = 'change';
    assert.deepEqual(lines, [
      { kind, change: 'opened', time: at(1), socket: socket('ESTABLISHED', 101) },
      {
        ...{ kind, change: 'changed', time: at(2), seconds: 1, previous: { state: 'ESTABLISHED' } },
        socket: socket('TIME_WAIT', 0, true),
      },
      { kind, change: 'closed', time: at(3), seconds: 2, socket: socket('TIME_WAIT', 0, true) },
      { kind: 'coverage', time: at(3), seconds: 3, opened: 3, seen: 1 },
    ]);
    assert.equal(stderr, SAW);
  });

  test('--json has a document a look', async () => {
    const { stdout } = await changes(LIFE, ['-tan', '--json']);
    const documents = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      documents.map(({ time, changes, coverage, problems }) => [
        time,
        changes.map(({ change }: { change: string }) => change),
        coverage.length,
        problems,
      ]),
      [
        [at(0), [], 0, []],
        [at(1), ['opened'], 0, []],
        [at(2), ['changed'], 0, []],
        [at(3), ['closed'], 1, []],
      ],
    );
  });

  test('--csv and --table have columns of what happened', async () => {
    const columns = 'time,change,seconds,previous,foreign.port,state';
    assert.equal(
      (await changes(LIFE, ['-tan', '--csv', '--columns', columns])).stdout,
      [
        columns,
        `${at(1)},opened,,,50000,ESTABLISHED`,
        `${at(2)},changed,1,state=ESTABLISHED,50000,TIME_WAIT`,
        `${at(3)},closed,2,,50000,TIME_WAIT`,
        '',
      ].join('\r\n'),
    );
    assert.equal(
      (await changes(LIFE.slice(0, 2), ['-tan', '--table', '--columns', 'change,foreign.port'])).stdout,
      `sockets ${at(1)}
change  foreign.port
──────  ────────────
opened         50000
`,
    );
  });

  test('colours by what happened', async () => {
    const { stdout } = await changes(LIFE, ['-tan', '--color=always']);
    assert.equal(
      stdout,
      `\u001b[32m12:00:01.000 + tcp 10.0.0.1:443 -> 10.0.0.2:50000 ESTABLISHED\u001b[39m
\u001b[33m12:00:02.000 ~ tcp 10.0.0.1:443 -> 10.0.0.2:50000 ESTABLISHED -> TIME_WAIT\u001b[39m
\u001b[31m12:00:03.000 - tcp 10.0.0.1:443 -> 10.0.0.2:50000 TIME_WAIT after 2.0 s\u001b[39m
`,
    );
  });

  test('tells each ten intervals how many connections were seen', async () => {
    const hosts = Array.from({ length: 13 }, (_, second) => ({
      ...tcp(),
      '/proc/net/snmp': snmp(second, 0),
    }));
    assert.equal(
      (await changes(hosts, ['-tan'])).stderr,
      `# 10.0 s: saw 0 of 10 connections opened; 10 came and went between looks
# 2.0 s: saw 0 of 2 connections opened; 2 came and went between looks
`,
    );
  });

  test('ages are those of a clock that is never set', async () => {
    let clock = NOON;
    let monotonic = 5000;
    const { root, next } = changingRoot([tcp(C(ST.ESTABLISHED, 101)), tcp()]);
    const { stdout } = await runIn(
      {
        root,
        now: () => new Date(clock),
        monotonic: () => monotonic,
        onSleep(milliseconds) {
          monotonic += milliseconds;
          clock -= 3600_000;
          next();
        },
        frames: 3,
      },
      ['-tan', '--changes', '--count', '2'],
    );
    assert.equal(stdout, '11:00:00.000 - tcp 10.0.0.1:443 -> 10.0.0.2:50000 ESTABLISHED after over 1.0 s\n');
  });

  test('--assert and --absent are about changes', async () => {
    const status = async (hosts: readonly Files[], ...argv: readonly string[]): Promise<Ran['status']> =>
      (await changes(hosts, ['-tan', ...argv])).status;
    const same = [LIFE[0], LIFE[0]] as readonly Files[];
    assert.equal(await status(LIFE, '--assert'), 0);
    assert.equal(await status(LIFE, '--absent'), 4);
    assert.equal(await status(same, '--assert'), 4);
    assert.equal(await status(same, '--absent', '--initial'), 0);
  });

  test('control characters of a path reach no terminal', async () => {
    const heading = 'Num       RefCount Protocol Flags    Type St Inode Path\n';
    const row = '0000000000000001: 00000002 00000000 00010000 0001 01 201 /run/\u001b[2J\n';
    const { stdout } = await changes(
      [{ '/proc/net/unix': heading }, { '/proc/net/unix': heading + row }],
      ['-xan'],
    );
    assert.equal(stdout, '12:00:01.000 + unix STREAM /run/?[2J LISTENING\n');
  });
});

/** Runs frames that take so many milliseconds each; gives when they began, and what was said. */
async function framesOf(
  took: readonly number[],
  interval: string,
): Promise<{ begun: number[]; stderr: string }> {
  let time = 1000;
  const begun: number[] = [];
  const host = tcp();
  const { root } = changingRoot([
    {
      ...host,
      get '/proc/net/tcp'() {
        begun.push(time - 1000);
        time += took[begun.length - 1] ?? 0;
        return table();
      },
    },
  ]);
  const { stderr } = await runIn(
    {
      root,
      now: () => new Date(time),
      onSleep(milliseconds) {
        time += milliseconds;
      },
      frames: Number.POSITIVE_INFINITY,
    },
    ['-tan', '--interval', interval, '--count', String(took.length)],
  );
  return { begun, stderr };
}

describe('--interval', () => {
  test('does not drift', async () => {
    assert.deepEqual(await framesOf([130, 70, 499, 0, 10], '0.5'), {
      begun: [0, 500, 1000, 1500, 2000],
      stderr: '',
    });
  });

  test('leaves out looks that another one took, and says so once', async () => {
    assert.deepEqual(await framesOf([1200, 0, 700, 0, 0], '0.5'), {
      begun: [0, 1500, 2000, 3000, 3500],
      stderr: 'netstat: a look takes longer than 0.5 s: some are left out\n',
    });
  });

  test('repeats -s', async () => {
    const root = changingRoot([{ '/proc/net/snmp': snmp(1, 2) }]).root;
    const { stdout } = await runIn({ root, frames: Number.POSITIVE_INFINITY }, [
      ...['-st', '--interval', '1', '--count', '3'],
    ]);
    assert.equal(stdout.match(/1 active connection openings/g)?.length, 3);
  });
});

test('a namespace that ends has its rows closed, one that comes has them opened', async () => {
  const process = (pid: number, inode: number, ...rows: readonly Row[]): Files => ({
    [`/proc/${pid}/ns/net`]: { link: `net:[${inode}]` },
    [`/proc/${pid}/net/tcp`]: table(...rows),
    [`/proc/${pid}/net/tcp6`]: table(),
  });
  const own = process(1, 4026531840);
  const other = process(9, 4026532000, [end(1, 80), ANY, ST.LISTEN, 107]);
  const hosts = [own, { ...own, ...other }, own].map((files) => ({ ...tcp(), ...files }));
  const { stdout } = await changes(hosts, ['-tln', '--all-netns']);
  assert.equal(
    stdout,
    `12:00:01.000 + [4026532000] tcp 10.0.0.1:80 LISTEN
12:00:02.000 - [4026532000] tcp 10.0.0.1:80 LISTEN after 1.0 s
`,
  );
});

/** Each is refused in a line. */
const MISTAKES: Readonly<Record<string, string>> = {
  '--interval 0': "--interval needs a number of seconds such as 5 or 0.5, at least 0.05, not '0'",
  '--interval abc': "--interval needs a number of seconds such as 5 or 0.5, at least 0.05, not 'abc'",
  '--interval 1e99': "--interval needs a number of seconds such as 5 or 0.5, at least 0.05, not '1e99'",
  '--interval 0.01': "--interval needs a number of seconds such as 5 or 0.5, at least 0.05, not '0.01'",
  '--changes --count 0': "--count needs a number of 1 or more, not '0'",
  '--count 3': '--count needs --interval SECONDS or -c',
  '--initial': '--initial needs --changes',
  '--changes --count-by state': '--changes and --count-by: changes have neither counts nor notes',
  '--changes --explain': '--changes and --explain: changes have neither counts nor notes',
  '--changes --wait 3': '--wait and --changes: a run of --changes waits as long as --count says',
  '--changes --assert': '--assert and --changes need --since PATH or --count N',
  '-s --changes':
    '--changes is about what comes and goes: sockets, -r, -i, -g, --flows, --list-netns; not about statistics',
  '-m --changes':
    '--changes is about what comes and goes: sockets, -r, -i, -g, --flows, --list-netns; not about memory',
};

describe('mistakes', () => {
  for (const [argv, words] of Object.entries(MISTAKES))
    test(argv, async () => {
      const ran = await runIn({ root: changingRoot([tcp()]).root }, argv.split(' '));
      assert.deepEqual(ran, { stdout: '', stderr: `netstat: ${words}\n`, status: 3 });
    });
});
