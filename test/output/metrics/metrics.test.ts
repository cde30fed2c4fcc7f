import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MemoryFile, memoryRoot } from '../../../src/host/root/memory-root.ts';
import { seriesOf } from '../../../src/output/metrics/series.ts';
import { type Ran, runIn } from '../../io.ts';
import { HOSTILE } from '../written.ts';
import { HEADING, hostWithPrograms, row } from './host-with-programs.ts';

const SOCKETS =
  row(80, '0A', [0, 3]) +
  row(81, '0A', [0, 4]) +
  row(80, '01', [7, 50]) +
  row(80, '01', [8, 60]) +
  row(81, '08', [0, 1]);

const HOST: Readonly<Record<string, MemoryFile>> = {
  '/proc/net/tcp': HEADING + SOCKETS,
  '/proc/net/tcp6': HEADING,
};

/** Runs on a host with these files. It takes 250 ms to show a frame. */
function on(files: Readonly<Record<string, MemoryFile>>, ...argv: string[]): Promise<Ran> {
  let time = 0;
  return runIn(
    {
      root: memoryRoot(files),
      encoding: 'utf8',
      now: () => new Date(0),
      monotonic: () => {
        time += 250;
        return time - 250;
      },
    },
    argv,
  );
}

/** The samples alone. */
const samplesOf = ({ stdout }: Ran): string[] =>
  stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#') && !line.includes('{view='));

const END = `# HELP netstat_problems Things that could not be read: tables, lines, processes.
# TYPE netstat_problems gauge
netstat_problems{view="sockets"} 0
# HELP netstat_duration_seconds How long it took to read all this.
# TYPE netstat_duration_seconds gauge
`;

test('OpenMetrics: what each metric is, its unit, its samples, and the end', async () => {
  assert.deepEqual(await on(HOST, '-tan', '--metrics'), {
    stdout: `# HELP netstat_sockets Sockets.
# TYPE netstat_sockets gauge
netstat_sockets{protocol="tcp",state="ESTABLISHED"} 2
netstat_sockets{protocol="tcp",state="LISTEN"} 2
netstat_sockets{protocol="tcp",state="CLOSE_WAIT"} 1
# HELP netstat_recv_queue_bytes Bytes in sockets that wait to be read.
# TYPE netstat_recv_queue_bytes gauge
# UNIT netstat_recv_queue_bytes bytes
netstat_recv_queue_bytes{protocol="tcp",state="ESTABLISHED"} 110
netstat_recv_queue_bytes{protocol="tcp",state="CLOSE_WAIT"} 1
# HELP netstat_send_queue_bytes Bytes in sockets that wait to be sent or to be acknowledged.
# TYPE netstat_send_queue_bytes gauge
# UNIT netstat_send_queue_bytes bytes
netstat_send_queue_bytes{protocol="tcp",state="ESTABLISHED"} 15
netstat_send_queue_bytes{protocol="tcp",state="CLOSE_WAIT"} 0
# HELP netstat_listen_queue Connections that wait to be accepted.
# TYPE netstat_listen_queue gauge
netstat_listen_queue{protocol="tcp",state="LISTEN"} 7
${END}# UNIT netstat_duration_seconds seconds
netstat_duration_seconds{view="sockets"} 0.25
# EOF
`,
    stderr: '',
    status: 0,
  });
});

test('the older format of Prometheus has neither units nor an end', async () => {
  const { stdout } = await on(HOST, '-tln', '--metrics=prometheus');
  assert.equal(
    stdout,
    `# HELP netstat_sockets Sockets.
# TYPE netstat_sockets gauge
netstat_sockets{protocol="tcp",state="LISTEN"} 2
# HELP netstat_listen_queue Connections that wait to be accepted.
# TYPE netstat_listen_queue gauge
netstat_listen_queue{protocol="tcp",state="LISTEN"} 7
${END}netstat_duration_seconds{view="sockets"} 0.25
`,
  );
});

test('a counter is called _total where it has a value: to the older format everywhere', async () => {
  const files = { '/proc/net/snmp': 'Tcp: MaxConn ActiveOpens\nTcp: -1 18446744073709551615\n' };
  const { stdout } = await on(files, '-s', '--metrics');
  assert.equal(
    stdout.slice(0, stdout.indexOf('# HELP netstat_problems')),
    `# HELP netstat_statistic A counter of the protocols, by the kernel's names of its table and of itself.
# TYPE netstat_statistic counter
netstat_statistic_total{table="Tcp",counter="ActiveOpens"} 18446744073709551615
# HELP netstat_statistic_value What stands among the counters of the protocols and is none.
# TYPE netstat_statistic_value gauge
netstat_statistic_value{table="Tcp",counter="MaxConn"} -1
`,
  );
  const older = await on(files, '-s', '--metrics=prometheus');
  assert.equal(
    older.stdout.split('\n').slice(0, 2).join('\n'),
    `# HELP netstat_statistic_total A counter of the protocols, by the kernel's names of its table and of itself.
# TYPE netstat_statistic_total counter`,
  );
});

test('sums keep all digits beyond 2^53', async () => {
  const numbers = { '/proc/net/snmp': 'Tcp: ActiveOpens PassiveOpens\nTcp: 9007199254740991 2\n' };
  assert.deepEqual(
    samplesOf(await on(numbers, '-s', '--metrics', '--count-by', 'table'))[1],
    'netstat_statistic_total{table="Tcp"} 9007199254740993',
  );
  const files = {
    '/proc/net/snmp': 'Tcp: ActiveOpens PassiveOpens\nTcp: 18446744073709551615 9007199254740993\n',
  };
  assert.deepEqual(samplesOf(await on(files, '-s', '--metrics', '--count-by', 'table')), [
    'netstat_statistics{table="Tcp"} 2',
    'netstat_statistic_total{table="Tcp"} 18455751272964292608',
  ]);
});

test('--count-by names the labels, all of them and no others', async () => {
  assert.deepEqual(samplesOf(await on(HOST, '-tan', '--metrics', '--count-by', 'local.port')), [
    'netstat_sockets{local_port="80"} 3',
    'netstat_sockets{local_port="81"} 2',
    'netstat_recv_queue_bytes{local_port="80"} 110',
    'netstat_recv_queue_bytes{local_port="81"} 1',
    'netstat_send_queue_bytes{local_port="80"} 15',
    'netstat_send_queue_bytes{local_port="81"} 0',
    'netstat_listen_queue{local_port="80"} 3',
    'netstat_listen_queue{local_port="81"} 4',
  ]);
});

test('only rows that --where selects count', async () => {
  assert.deepEqual(samplesOf(await on(HOST, '-tan', '--metrics', '--where', 'recvQ > 50')), [
    'netstat_sockets{protocol="tcp",state="ESTABLISHED"} 1',
    'netstat_recv_queue_bytes{protocol="tcp",state="ESTABLISHED"} 60',
    'netstat_send_queue_bytes{protocol="tcp",state="ESTABLISHED"} 8',
  ]);
});

test('beyond the limit the rest is one series, so that sums stay right', async () => {
  const limited = (limit: string) =>
    on(HOST, '-tan', '--metrics', '--count-by', 'state', '--metrics-limit', limit).then(samplesOf);
  assert.deepEqual(await limited('2'), [
    'netstat_sockets{state="ESTABLISHED"} 2',
    'netstat_sockets{state="other"} 3',
    'netstat_recv_queue_bytes{state="ESTABLISHED"} 110',
    'netstat_recv_queue_bytes{state="other"} 1',
    'netstat_send_queue_bytes{state="ESTABLISHED"} 15',
    'netstat_send_queue_bytes{state="other"} 0',
    'netstat_listen_queue{state="other"} 7',
  ]);
  assert.deepEqual((await limited('1'))[0], 'netstat_sockets{state="other"} 5');
  assert.deepEqual(
    (await limited('3')).filter((line) => line.startsWith('netstat_sockets')),
    [
      'netstat_sockets{state="ESTABLISHED"} 2',
      'netstat_sockets{state="LISTEN"} 2',
      'netstat_sockets{state="CLOSE_WAIT"} 1',
    ],
  );
});

const programs = async (names: readonly string[], ...argv: string[]): Promise<string[]> =>
  samplesOf(await on(hostWithPrograms(names), '-tn', '--metrics', '--count-by', 'program', ...argv)).filter(
    (line) => line.startsWith('netstat_sockets'),
  );

test('values of labels are escaped: quotes, backslashes, ends of lines; what is unsafe is shown by its bytes', async () => {
  assert.deepEqual(await programs([HOSTILE.replaceAll('\0', '')]), [
    'netstat_sockets{program="a\\\\x0d\\nb\\"c,d;e\\\\f\\\\x1b[31m\\\\x7f\\\\xc2\\\\x85\\\\xc2\\\\x9b2J\\\\xe2\\\\x80\\\\xa8\\\\xe2\\\\x80\\\\xa9\\\\xe2\\\\x80\\\\xae\\\\xe2\\\\x81\\\\xa6\\\\x5cxff\\\\x09日本 é 💩"} 1',
  ]);
});

test('no two series have the same labels: who is called other is in the rest', async () => {
  assert.deepEqual(await programs(['other', 'a', 'b', 'other']), [
    'netstat_sockets{program="a"} 1',
    'netstat_sockets{program="b"} 1',
    'netstat_sockets{program="other"} 2',
  ]);
  assert.deepEqual(await programs(['other', 'a', 'b', 'other'], '--metrics-limit', '2'), [
    'netstat_sockets{program="a"} 1',
    'netstat_sockets{program="other"} 3',
  ]);
});

test('a field that is absent and one that is empty are one label', async () => {
  const ran = await on(
    {
      ...HOST,
      '/proc/net/igmp':
        'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n1\tlo        :     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n',
    },
    '-tgan',
    '--metrics',
    '--count-by',
    'state,iface',
  );
  assert.deepEqual(
    samplesOf(ran).filter((line) => /^netstat_(sockets|groups)\{/.test(line)),
    [
      'netstat_sockets{state="ESTABLISHED",iface=""} 2',
      'netstat_sockets{state="LISTEN",iface=""} 2',
      'netstat_sockets{state="CLOSE_WAIT",iface=""} 1',
      'netstat_groups{state="",iface="lo"} 1',
    ],
  );
});

const DEV = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:     1       2    3    4    5     6          7         8        9      10   11   12   13    14      15         16
  eth0:   100     200  300  400  500   600        700       800      900    1000 1100 1200 1300  1400    1500       1600
`;

test('each counter of an interface has a metric', async () => {
  const ran = await on({ '/proc/net/dev': DEV }, '-ian', '--metrics', '--where', 'name = lo');
  assert.deepEqual(samplesOf(ran), [
    'netstat_interface_receive_bytes_total{interface="lo"} 1',
    'netstat_interface_receive_packets_total{interface="lo"} 2',
    'netstat_interface_receive_errors_total{interface="lo"} 3',
    'netstat_interface_receive_drops_total{interface="lo"} 4',
    'netstat_interface_receive_fifo_errors_total{interface="lo"} 5',
    'netstat_interface_receive_frame_errors_total{interface="lo"} 6',
    'netstat_interface_receive_compressed_packets_total{interface="lo"} 7',
    'netstat_interface_receive_multicast_packets_total{interface="lo"} 8',
    'netstat_interface_transmit_bytes_total{interface="lo"} 9',
    'netstat_interface_transmit_packets_total{interface="lo"} 10',
    'netstat_interface_transmit_errors_total{interface="lo"} 11',
    'netstat_interface_transmit_drops_total{interface="lo"} 12',
    'netstat_interface_transmit_fifo_errors_total{interface="lo"} 13',
    'netstat_interface_transmit_collisions_total{interface="lo"} 14',
    'netstat_interface_transmit_carrier_errors_total{interface="lo"} 15',
    'netstat_interface_transmit_compressed_packets_total{interface="lo"} 16',
  ]);
});

/** Samples of a recorded host whose names begin so. */
const recorded = async (host: string, begin: string, ...argv: string[]): Promise<string[]> => {
  const ran = await on({}, '--root', `fixtures/${host}`, ...argv, '--metrics');
  return samplesOf(ran).filter((line) => line.startsWith(begin));
};

test('an MTU is that of one interface, and never a sum', async () => {
  assert.deepEqual(await recorded('busy', 'netstat_interface_mtu', '-i', '--where', 'name in lo,eth0'), [
    'netstat_interface_mtu_bytes{interface="eth0"} 1500',
    'netstat_interface_mtu_bytes{interface="lo"} 65536',
  ]);
  assert.deepEqual(
    await recorded(
      'busy',
      'netstat_interface_mtu',
      '-i',
      '--where',
      'name in lo,eth0',
      '--metrics-limit',
      '1',
    ),
    [],
  );
  assert.deepEqual(
    await recorded(
      'busy',
      'netstat_interface_up',
      '-i',
      '--where',
      'name in lo,eth0',
      '--metrics-limit',
      '1',
    ),
    ['netstat_interface_up{interface="other"} 2'],
  );
});

test('flows are told by programs where that is asked for', async () => {
  const where = ['--where', 'certainty = proven and server.program = sshd'];
  const ran = await recorded(
    'busy',
    'netstat_flow',
    '--flows',
    ...where,
    '--count-by',
    'server.program,port',
  );
  assert.deepEqual(ran, [
    'netstat_flows{server_program="sshd",port="22"} 3',
    'netstat_flow_connections{server_program="sshd",port="22"} 3',
    'netstat_flow_recv_queue_bytes{server_program="sshd",port="22"} 16',
    'netstat_flow_send_queue_bytes{server_program="sshd",port="22"} 0',
  ]);
});

test('flows of several hosts are of none of them: their sides are', async () => {
  const hosts = ['--root', 'fixtures/busy', '--root', 'fixtures/idle'];
  const ran = await on({}, ...hosts, '--flows', '--where', 'certainty = proven', '--metrics');
  assert.match(ran.stdout, /^netstat_flows\{protocol="tcp",certainty="proven"\} 8$/m);
});

test('what a record lacks, what is empty and what is not known are one series', () => {
  const groups = [undefined, '', null, 'x'].map((value) => ({ values: [value], count: 1, sums: [] }));
  assert.deepEqual(seriesOf(groups, ['a'], 2), [
    { labels: '{a=""}', count: 3, sums: [] },
    { labels: '{a="x"}', count: 1, sums: [] },
  ]);
});

test('hosts that cannot be read are problems', async () => {
  const { stdout } = await on({}, '--root', 'fixtures/busy', '--root', 'fixtures/none', '-rn', '--metrics');
  assert.match(stdout, /^netstat_problems\{view="routes"\} 1$/m);
});

test('problems are counted', async () => {
  const { stdout } = await on(
    { '/proc/net/tcp': `${HEADING}nonsense\nmore\n`, '/proc/net/tcp6': HEADING },
    '-tan',
    '--metrics',
  );
  assert.match(stdout, /^netstat_problems\{view="sockets"\} 2$/m);
});

test('of several hosts and namespaces each has a label', async () => {
  const hosts = await on({}, '--root', 'fixtures/busy', '--root', 'fixtures/idle', '-rn', '--metrics');
  assert.deepEqual(samplesOf(hosts), [
    'netstat_routes{host="busy",family="inet"} 6',
    'netstat_routes{host="idle",family="inet"} 2',
  ]);
  assert.deepEqual(await recorded('namespaces', 'netstat_sockets', '-4tln', '--all-netns'), [
    'netstat_sockets{netns="4026531840",protocol="tcp",state="LISTEN"} 3',
    'netstat_sockets{netns="4026532247",protocol="tcp",state="LISTEN"} 2',
    'netstat_sockets{netns="3f6f2d1c9b0a",protocol="tcp",state="LISTEN"} 1',
    'netstat_sockets{netns="blue",protocol="tcp",state="LISTEN"} 1',
  ]);
});

for (const [argv, words] of [
  [['--sort', 'state'], '--metrics and --sort: metrics have no order'],
  [['--explain'], '--metrics and --explain: metrics have no notes'],
  [['--changes'], '--metrics and --changes: metrics are of one look: who scrapes them compares'],
  [['-i', '--rates'], '--metrics and --rates: metrics are of one look: who scrapes them compares'],
  [['-s', '--since', 'x'], '--metrics and --since: metrics are of one look: who scrapes them compares'],
  [['-c'], '--metrics and -c need --output FILE: a text that is scraped is of one look'],
  [['--interval', '5'], '--metrics and --interval need --output FILE: a text that is scraped is of one look'],
  [['--columns', 'state'], '--columns needs --csv or --table: the other forms have fixed columns'],
  [['--json'], '--metrics and --json: choose one form of output'],
  [
    ['--count-by', 'state,foreign.address'],
    '--metrics and --count-by foreign.address: there is no end of addresses of peers, and each would be a series of its own',
  ],
  [
    ['--count-by', 'address'],
    '--metrics and --count-by foreign.address: there is no end of addresses of peers, and each would be a series of its own',
  ],
  [
    ['--count-by', 'pid'],
    '--metrics and --count-by owners.pid: there is no end of numbers of processes, and each would be a series of its own',
  ],
  [
    ['--count-by', 'inode'],
    '--metrics and --count-by inode: there is no end of inodes of sockets, and each would be a series of its own',
  ],
  [['--metrics-limit', '0'], "--metrics-limit needs a number of 1 or more, not '0'"],
] as const) {
  test(`a mistake: --metrics ${argv.join(' ')}`, async () => {
    assert.deepEqual(await on(HOST, '--metrics', ...argv), {
      stdout: '',
      stderr: `netstat: ${words}\n`,
      status: 3,
    });
  });
}

test('--metrics takes the names of two formats', async () => {
  assert.equal(
    (await on(HOST, '--metrics=text')).stderr,
    "netstat: --metrics needs openmetrics or prometheus, not 'text'\n",
  );
});

test('--metrics-limit alone is a mistake', async () => {
  assert.equal((await on(HOST, '--metrics-limit', '5')).stderr, 'netstat: --metrics-limit needs --metrics\n');
});

test('a word after --metrics is no argument of it', async () => {
  const ran = await on(HOST, '-tan', '--metrics', 'prometheus');
  assert.equal(ran.status, 0);
  assert.match(ran.stdout, /# EOF\n$/);
});
