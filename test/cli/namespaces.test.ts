/** --all-netns, --netns and --list-netns on a host with four network namespaces. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Root } from '../../src/host/root/root.ts';
import { namespacedHost } from '../host/netns/host.ts';
import { runIn } from '../io.ts';

const run = (argv: string) => runIn({ root: namespacedHost(), encoding: 'utf8' }, argv.split(' '));

const HEADING =
  'Active Internet connections (only servers)\n' +
  'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name    \n';
const row = (port: string, program: string): string =>
  `tcp        0      0 0.0.0.0:${port.padEnd(16)}0.0.0.0:*               LISTEN      ${program.padEnd(20)}\n`;
const NO_PROCESS =
  'netstat: namespace 4026532999 (green): no process is in it, so /proc has none of its tables\n';

test('--all-netns has a line above the rows of each namespace', async () => {
  const { stdout, stderr, status } = await run('--all-netns -tlnp');
  assert.equal(
    stdout,
    `Namespace 4026531840 (host; 1 process)\n${HEADING}${row('22', '1/p1')}` +
      `Namespace 4026532200 (blue, "dark blue"; 2 processes)\n${HEADING}${row('80', '41/p41')}` +
      `Namespace 4026532300 (1 process)\n${HEADING}${row('443', '70/p70')}` +
      'Namespace 4026532999 (green; no processes)\n',
  );
  assert.equal(stderr, NO_PROCESS);
  assert.equal(status, 0);
});

test('what processes are of is read for a heading, not for records that do not show it', async () => {
  const host = namespacedHost();
  const read: string[] = [];
  const root: Root = {
    ...host,
    read(path, most) {
      if (path.endsWith('/cgroup')) read.push(path);
      return host.read(path, most);
    },
  };
  await runIn({ root, encoding: 'utf8' }, ['--all-netns', '-tln', '--json']);
  assert.deepEqual(read, []);
  await runIn({ root, encoding: 'utf8' }, ['--all-netns', '-tln']);
  assert.deepEqual(read, ['/proc/41/cgroup', '/proc/42/cgroup', '/proc/70/cgroup']);
});

test('a warning says which of several namespaces it is about', async () => {
  const inBlue = 'netstat: namespace 4026532200 (blue, "dark blue"): ';
  const ended = "no support for `ip_masquerade' on this system.\n";
  const all = await run('--all-netns -M');
  assert.equal(
    all.stderr,
    `netstat: namespace 4026531840 (host): ${ended}${inBlue}${ended}netstat: namespace 4026532300: ${ended}${NO_PROCESS}`,
  );
  assert.equal((await run('--netns name:blue -M')).stderr, `netstat: ${ended}`);
  const some = await run('--netns name:blue --netns host -s --csv');
  assert.equal(
    some.stderr,
    'netstat: namespace 4026531840 (host): cannot open /proc/net/snmp: No such file or directory\n' +
      `${inBlue}cannot open /proc/net/snmp: No such file or directory\n`,
  );
  const { problems } = JSON.parse((await run('--netns name:blue --netns host -s --json')).stdout);
  assert.deepEqual(
    problems.map(({ netns }: { netns: { inode: number } }) => netns.inode),
    [4026531840, 4026532200, 4026531840, 4026532200],
  );
});

test('no name of a namespace reads as anything else in a heading', async () => {
  const names = [
    'host',
    '14\\040processes',
    'a,',
    'b;\\012Namespace\\0401',
    'x'.repeat(256),
    'y'.repeat(255),
  ];
  const mounts = names.map(
    (name, at) => `6 2 0:4 net:[${4026532300 + at}] /run/netns/${name} rw - nsfs nsfs rw\n`,
  );
  const root = namespacedHost({ '/proc/1/mountinfo': mounts.join('') });
  const { stdout } = await runIn({ root, encoding: 'utf8' }, ['--all-netns', '-M']);
  assert.equal(
    stdout,
    'Namespace 4026531840 (host; 1 process)\nNamespace 4026532200 (2 processes)\nNamespace 4026532300 ("host"; 1 process)\n' +
      'Namespace 4026532301 ("14 processes"; no processes)\nNamespace 4026532302 ("a,"; no processes)\n' +
      'Namespace 4026532303 ("b;?Namespace 1"; no processes)\nNamespace 4026532304 (no processes)\n' +
      `Namespace 4026532305 (${'y'.repeat(255)}; no processes)\n`,
  );
  const { stderr } = await runIn({ root, encoding: 'utf8' }, ['--netns=7', '-t']);
  assert.equal(
    stderr,
    'netstat: no network namespace is 7: there are 4026531840 (host), 4026532200, 4026532300 ("host"), 4026532301 ("14 processes"), ' +
      `4026532302 ("a,"), 4026532303 ("b;?Namespace 1"), 4026532304, 4026532305 (${'y'.repeat(255)})\n`,
  );
});

test('records have their namespace', async () => {
  const { stdout } = await run('--all-netns -tlnp --json');
  const { sockets, problems } = JSON.parse(stdout);
  assert.deepEqual(
    sockets.map(({ netns, local, owners }: Record<string, never>) => [netns, local, owners]),
    [
      [
        { inode: 4026531840, host: true },
        { address: '0.0.0.0', port: 22 },
        [{ pid: 1, program: 'p1', command: '/usr/bin/p1', fd: 3 }],
      ],
      [
        { inode: 4026532200, names: ['blue', 'dark blue'], host: false },
        { address: '0.0.0.0', port: 80 },
        [{ pid: 41, program: 'p41', command: '/usr/bin/p41', fd: 3 }],
      ],
      [
        { inode: 4026532300, host: false },
        { address: '0.0.0.0', port: 443 },
        [{ pid: 70, program: 'p70', command: '/usr/bin/p70', fd: 3 }],
      ],
    ],
  );
  assert.deepEqual(problems, [
    {
      message: NO_PROCESS.trimEnd(),
      file: '/proc/net',
      netns: { inode: 4026532999, names: ['green'], host: false },
    },
  ]);
});

/** Command lines, and what they print. */
const RUNS: readonly (readonly [argv: string, stdout: string])[] = [
  ['--netns name:blue -tlnp', HEADING + row('80', '41/p41')],
  ['--netns 4026532200 -tlnp', HEADING + row('80', '41/p41')],
  ['--netns pid:042 --netns name:blue --netns 04026532200 -tlnp', HEADING + row('80', '41/p41')],
  ['--netns pid:42 -tlnp', HEADING + row('80', '41/p41')],
  ['--netns host -tlnp', HEADING + row('22', '1/p1')],
  [
    '--netns pid:70 --netns host --netns 4026531840 -tlnp',
    `Namespace 4026531840 (host; 1 process)\n${HEADING}${row('22', '1/p1')}` +
      `Namespace 4026532300 (1 process)\n${HEADING}${row('443', '70/p70')}`,
  ],
  [
    '--all-netns -tln --csv --columns netns.inode,netns.names,netns.host,local.port',
    'netns.inode,netns.names,netns.host,local.port\r\n4026531840,,true,22\r\n4026532200,blue;dark blue,false,80\r\n4026532300,,false,443\r\n',
  ],
  ['--all-netns -tln --csv --columns local.port --sort -netns.inode', 'local.port\r\n443\r\n80\r\n22\r\n'],
  ['--all-netns -tln --csv --columns local.port --sort netns', 'local.port\r\n22\r\n443\r\n80\r\n'],
  ['--all-netns -tln --count-by netns', 'Count netns\n    1 4026531840\n    1 4026532300\n    1 blue\n'],
  ['--all-netns -tln --count-by netns.names', 'Count netns.names\n    2 -\n    1 blue\n'],
  ['--all-netns -tln --count-by netns.host', 'Count netns.host\n    2 false\n    1 true\n'],
  ['--all-netns -tln --csv --columns local.port --where netns=blue', 'local.port\r\n80\r\n'],
  ['--all-netns -tln --csv --columns local.port --where netns=4026532300', 'local.port\r\n443\r\n'],
  ['--all-netns -tln --csv --columns local.port --where netns~ue$', 'local.port\r\n80\r\n'],
  ['--all-netns -tln --csv --columns local.port --where netns!=blue', 'local.port\r\n22\r\n443\r\n'],
  ['--all-netns -tln --csv --columns local.port --where netns.host=true', 'local.port\r\n22\r\n'],
];

for (const [argv, stdout] of RUNS) {
  test(argv, async () => {
    const ran = await run(argv);
    assert.deepEqual([ran.stdout, ran.status], [stdout, 0]);
  });
}

test('--list-netns is a table unless another form is asked for', async () => {
  assert.equal(
    (await run('--list-netns')).stdout,
    'netns.inode  netns.names      type   processes  sockets  listeners  readable  reason\n' +
      '───────────  ───────────────  ─────  ─────────  ───────  ─────────  ────────  ────────────────────────────────────────────────────\n' +
      ' 4026531840                   host           1        1          1  true\n' +
      ' 4026532200  blue, dark blue  named          2        1          1  true\n' +
      ' 4026532300                   other          1        1          1  true\n' +
      ' 4026532999  green            named          0                      false     no process is in it, so /proc has none of its tables\n',
  );
  assert.deepEqual(JSON.parse((await run('--list-netns --json --where netns=blue')).stdout).namespaces, [
    {
      netns: { inode: 4026532200, names: ['blue', 'dark blue'], host: false },
      type: 'named',
      processes: 2,
      sockets: 1,
      listeners: 1,
      pods: [],
      containers: [],
      readable: true,
    },
  ]);
});

test('changes of --list-netns are lines', async () => {
  const { stdout } = await run('--list-netns --changes --initial --count 1');
  assert.match(stdout, /^\d\d:\d\d:00\.000 = namespace 4026531840 host\n/);
});

test('--list-netns has what stands for a number that may not be read, and says where the last process ended', async () => {
  const root = namespacedHost({ '/proc/70/net/tcp': { error: 'ESRCH' } });
  const argv = ['--list-netns', '--csv', '--where', 'netns = 4026532300'];
  const { stdout } = await runIn({ root, encoding: 'utf8' }, argv);
  assert.equal(
    stdout,
    'netns.inode,netns.id,netns.names,type,processes,sockets,listeners,pods,containers,readable,reason\r\n' +
      '4026532300,,,other,1,,,"","",false,its last process has ended\r\n',
  );
});

test('a container that is called so comes before one whose id begins so', async () => {
  const [first, second] = ['deadbeef'.repeat(8), `deadbeef${'0'.repeat(56)}`];
  const named = (id: string, name: string) => ({
    [`/var/lib/docker/containers/${id}/config.v2.json`]: JSON.stringify({ Name: name }),
  });
  const host = (name: string) =>
    namespacedHost({
      ...{ '/proc/41/cgroup': `0::/docker/${first}\n`, '/proc/70/cgroup': `0::/docker/${second}\n` },
      ...{ ...named(first, '/web'), ...named(second, name) },
    });
  const ports = async (name: string, selector: string) => {
    const argv = ['-tln', '--netns', selector, '--csv', '--columns', 'local.port'];
    const { stdout, stderr, status } = await runIn({ root: host(name), encoding: 'utf8' }, argv);
    return [stdout + stderr, status];
  };
  assert.deepEqual(await ports('/deadbeef', 'container:deadbeef'), ['local.port\r\n443\r\n', 0]);
  assert.deepEqual(await ports('/web', 'container:web'), ['local.port\r\n80\r\n443\r\n', 0]);
  assert.deepEqual(await ports('/db', 'container:deadbeef'), [
    `netstat: container:deadbeef is the beginning of several: ${first}, ${second}\n`,
    1,
  ]);
});

describe('what is not there', () => {
  const THERE =
    'there are 4026531840 (host), 4026532200 (blue, "dark blue"), 4026532300, 4026532999 (green)\n';
  for (const selector of ['name:red', '7', 'pid:8', 'container:web', 'pod:shop/cart', 'name:\x1b[31m']) {
    test(selector.replace('\x1b', 'ESC'), async () => {
      for (const form of ['-tln', '-tln --json', '-rn'])
        assert.deepEqual(await run(`--netns ${selector} ${form}`), {
          stdout: '',
          stderr: `netstat: no network namespace is ${selector.replace('\x1b', '?')}: ${THERE}`,
          status: 1,
        });
    });
  }

  test('a namespace without a process', async () => {
    assert.deepEqual(await run('--netns name:green -tln'), { stdout: '', stderr: NO_PROCESS, status: 1 });
    const { status, stderr } = await run('--netns name:green -tln --where port=1 --absent --quiet');
    assert.equal(status, 5);
    assert.equal(
      stderr,
      `${NO_PROCESS}netstat: cannot tell: namespace 4026532999 (green): no process is in it, so /proc has none of its tables\n`,
    );
  });

  test('a namespace whose processes another PID namespace may have', async () => {
    const root = namespacedHost({
      ...{ '/proc/1/ns/pid': { link: 'pid:[4026532500]' }, '/proc/self/status': 'NSpid:\t70\n' },
    });
    const { stdout, status } = await runIn({ root, encoding: 'utf8' }, [
      ...['--list-netns', '--csv', '--columns', 'netns,readable,reason', '--where', 'readable = false'],
    ]);
    assert.equal(
      stdout,
      'netns.names,netns.inode,netns.id,readable,reason\r\n' +
        'green,4026532999,,false,"no process that /proc shows is in it, so /proc has none of its tables"\r\n',
    );
    assert.equal(status, 0);
  });

  test('what is no selector', async () => {
    for (const selector of ['blue', '', 'name:', 'pid', 'pid:blue', 'pid:-1', '-1']) {
      const { status, stderr } = await runIn({ root: namespacedHost() }, [`--netns=${selector}`, '-t']);
      assert.equal(
        stderr,
        `netstat: --netns needs a number, host, pid:PID, name:NAME, container:CONTAINER or pod:POD, not '${selector}'\n`,
      );
      assert.equal(status, 3);
    }
  });

  test('namespaces in expressions without an option for them', async () => {
    const { status, stderr } = await run('-tln --where netns.host=true');
    assert.equal(status, 3);
    assert.equal(
      stderr,
      'netstat: netns.host is known only with --all-netns or --netns: give that as well\n',
    );
  });
});
