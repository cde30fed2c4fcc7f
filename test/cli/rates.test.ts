import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type MemoryFile, memoryRoot } from '../../src/host/root/memory-root.ts';
import type { Root } from '../../src/host/root/root.ts';
import { processIn } from '../host/netns/host.ts';
import { type Ran, runIn } from '../io.ts';
import { validator } from '../output/validator.ts';

type Host = Readonly<Record<string, MemoryFile>>;

const DEV_HEADING = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
`;

/** An interface: its name, what it received and sent, its number. */
interface Nic {
  readonly name: string;
  readonly rx: readonly [bytes: number | bigint, packets: number, errs?: number];
  readonly tx?: readonly [bytes: number, packets: number];
  readonly index?: number;
}

function withNics(nics: readonly Nic[], more: Host = {}): Host {
  const lines = nics.map(
    ({ name, rx, tx: [bytes, packets] = [0, 0] }) =>
      `${name}: ${rx[0]} ${rx[1]} ${rx[2] ?? 0} 0 0 0 0 0 ${bytes} ${packets} 0 0 0 0 0 0\n`,
  );
  const files = nics.flatMap(({ name, index }) => [
    [`/sys/class/net/${name}/flags`, '0x1003\n'],
    [`/sys/class/net/${name}/operstate`, 'up\n'],
    [`/sys/class/net/${name}/mtu`, '1500\n'],
    [`/sys/class/net/${name}/type`, '1\n'],
    [`/sys/class/net/${name}/address`, '02:00:00:00:00:01\n'],
    [`/sys/class/net/${name}/tx_queue_len`, '1000\n'],
    ...(index === undefined ? [] : [[`/sys/class/net/${name}/ifindex`, `${index}\n`]]),
  ]);
  return { '/proc/net/dev': DEV_HEADING + lines.join(''), ...Object.fromEntries(files), ...more };
}

interface Steps {
  /** Milliseconds that each sleep takes more than was asked for. */
  readonly late?: number;
  /** By how much the time of day is set forth at each sleep. */
  readonly set?: number;
  /** Milliseconds that each file of /sys takes at the first look. */
  readonly slow?: number;
}

/** Runs a command line on hosts: the first one, and after each sleep the next one. */
async function on(
  hosts: readonly Host[],
  line: string,
  { late = 0, set = 0, slow = 0 }: Steps = {},
): Promise<Ran> {
  const roots = hosts.map((files) => memoryRoot(files));
  let looks = 0;
  let clock = 77_000;
  let day = Date.UTC(2026, 0, 2, 3, 4, 5);
  const current = (): Root => roots[Math.min(looks, roots.length - 1)] as Root;
  const root: Root = {
    ...current(),
    read(path) {
      if (looks === 0 && path.startsWith('/sys/')) clock += slow;
      return current().read(path);
    },
    readBatches: (path) => current().readBatches(path),
    list: (path) => current().list(path),
    readLink: (path) => current().readLink(path),
  };
  return runIn(
    {
      root,
      frames: hosts.length,
      encoding: 'utf8',
      now: () => new Date(day),
      monotonic: () => clock,
      onSleep(milliseconds) {
        looks++;
        clock += milliseconds + late;
        day += milliseconds + late + set;
      },
    },
    line.split(' '),
  );
}

const shown = (stdout: string, status: number | null = null): Ran => ({ stdout, stderr: '', status });
const refused = (line: string): Ran => ({ stdout: '', stderr: `netstat: ${line}\n`, status: 3 });

const HEADING = 'Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n';
const TITLE = `Kernel Interface table\n${HEADING}`;

const row = (name: string, rx: string, errs: string, tx: string): string =>
  `${name.padEnd(15)}  1500 ${rx.padStart(8)} ${errs.padStart(6)}      0 0      ${tx.padStart(8)}      0      0      0 BMRU\n`;

const ETH0: Nic = { name: 'eth0', rx: [5000, 100, 0], tx: [900, 9], index: 2 };
const LATER: Nic = { name: 'eth0', rx: [9000, 112, 1], tx: [900, 10009], index: 2 };

const lines = (stdout: string): unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const ratesOf = (stdout: string): unknown[] =>
  lines(stdout)
    .map((line) => line as { kind: string; rates?: { rx: unknown; tx: unknown }; reset?: boolean })
    .filter(({ kind }) => kind !== 'frame')
    .map(({ rates, reset }) => ({ rx: rates?.rx, ...(reset === undefined ? {} : { reset }) }));

const RX = (bytes: number, packets: number, errs = 0) => ({
  ...{ bytes, packets, errs, drop: 0, fifo: 0, frame: 0, compressed: 0, multicast: 0 },
});

describe('--rates of interfaces', () => {
  test('begins with the second look, in the columns of -i', async () => {
    const hosts = [withNics([ETH0]), withNics([LATER]), withNics([LATER])];
    const frames = [row('eth0', '12', '1.0', '10000'), row('eth0', '0', '0', '0')];
    assert.deepEqual(await on(hosts, '-i --rates'), shown(TITLE + frames.join(HEADING)));
  });

  test('is per second whatever the interval, as long as it took', async () => {
    const hosts = [withNics([ETH0]), withNics([LATER])];
    const whole = shown(TITLE + row('eth0', '3.0', '0.3', '2500'));
    assert.deepEqual(await on(hosts, '-i --rates --interval 4'), whole);
    assert.deepEqual(await on(hosts, '-i --rates --interval 3', { late: 1000 }), whole);
  });

  test('goes by a clock that is never set', async () => {
    const hosts = [withNics([ETH0]), withNics([LATER])];
    const found = await on(hosts, '-i --rates', { set: -86_400_000 });
    assert.deepEqual(found, shown(TITLE + row('eth0', '12', '1.0', '10000')));
  });

  test('goes by when the very table was read', async () => {
    const hosts = [withNics([ETH0]), withNics([LATER])];
    const found = await on(hosts, '-i --rates', { slow: 50 });
    assert.deepEqual(found, shown(TITLE + row('eth0', '12', '1.0', '10000')));
  });

  test('counts frames that are shown', async () => {
    const hosts = [withNics([ETH0]), withNics([LATER]), withNics([LATER])];
    const found = await on(hosts, '-i --rates --count 1');
    assert.deepEqual(found, shown(TITLE + row('eth0', '12', '1.0', '10000'), 0));
  });

  test('is in the blocks of -ie', async () => {
    const { stdout } = await on([withNics([ETH0]), withNics([LATER])], '-ie --rates --count 1');
    assert.equal(
      stdout,
      `Kernel Interface table
eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
        ether 02:00:00:00:00:01  txqueuelen 1000  (Ethernet)
        RX packets 12  bytes 4000 (3.9 KiB)
        RX errors 1.0  dropped 0  overruns 0  frame 0
        TX packets 10000  bytes 0 (0.0 B)
        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0

`,
    );
  });

  test('stands beside the counters in records', async () => {
    const { stdout } = await on([withNics([ETH0]), withNics([LATER])], '-i --rates --ndjson --count 1');
    assert.deepEqual(lines(stdout), [
      { kind: 'frame', version: '0.1.0', time: '2026-01-02T03:04:06.000Z' },
      {
        ...{ kind: 'interface', name: 'eth0', mtu: 1500, flags: 'BMRU' },
        flagNames: ['UP', 'BROADCAST', 'RUNNING', 'MULTICAST'],
        rx: RX(9000, 112, 1),
        tx: { bytes: 900, packets: 10009, errs: 0, drop: 0, fifo: 0, colls: 0, carrier: 0, compressed: 0 },
        rates: {
          rx: RX(4000, 12, 1),
          tx: { bytes: 0, packets: 10000, errs: 0, drop: 0, fifo: 0, colls: 0, carrier: 0, compressed: 0 },
        },
      },
    ]);
  });

  test('is 0, and in records a reset, where a counter fell', async () => {
    const reset = withNics([{ ...LATER, rx: [10, 130, 0] }]);
    const hosts = [withNics([LATER]), reset];
    const { stdout } = await on(hosts, '-i --rates --count 1');
    assert.equal(stdout, TITLE + row('eth0', '18', '0', '0'));
    const records = await on(hosts, '-i --rates --ndjson --count 1');
    const { bytes: _bytes, errs: _errs, ...rx } = RX(0, 18);
    assert.deepEqual(ratesOf(records.stdout), [{ rx, reset: true }]);
  });

  test('is not known of an interface that comes, and of one that is another by the same name', async () => {
    const hosts = [
      withNics([{ ...ETH0, name: 'veth1', index: 7 }]),
      withNics([ETH0, { ...LATER, name: 'veth1', index: 8 }]),
      withNics([LATER, { ...LATER, name: 'veth1', index: 8, rx: [9500, 113] }]),
    ];
    const plain = [
      row('eth0', '0', '0', '0') + row('veth1', '0', '0', '0'),
      row('eth0', '12', '1.0', '10000') + row('veth1', '1.0', '0', '0'),
    ];
    assert.equal((await on(hosts, '-i --rates')).stdout, TITLE + plain.join(HEADING));
    const { errs: _errs, ...rx } = RX(500, 1);
    const { stdout } = await on(hosts, '-i --rates --ndjson');
    assert.deepEqual(ratesOf(stdout), [
      { rx: undefined },
      { rx: undefined, reset: true },
      { rx: RX(4000, 12, 1) },
      { rx, reset: true },
    ]);
  });

  test('knows the number of an interface from /proc/net/igmp where /sys does not tell it', async () => {
    const igmp = (index: number): Host => ({
      '/proc/net/igmp': `Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n${index}\teth0      :     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n`,
    });
    const { index: _before, ...before } = ETH0;
    const { index: _after, ...after } = LATER;
    const found = async (first: number, then: number) =>
      ratesOf(
        (
          await on(
            [withNics([before], igmp(first)), withNics([after], igmp(then))],
            '-i --rates --ndjson --count 1',
          )
        ).stdout,
      );
    assert.deepEqual(await found(2, 2), [{ rx: RX(4000, 12, 1) }]);
    assert.deepEqual(await found(2, 3), [{ rx: undefined, reset: true }]);
  });

  test('knows the number of an interface whose name has other bytes than ASCII', async () => {
    const named = (nic: Nic, index: number): Host => withNics([{ ...nic, name: 'b\xfcro', index }]);
    const { stdout } = await on([named(ETH0, 2), named(LATER, 3)], '-i --rates --ndjson --count 1');
    assert.deepEqual(ratesOf(stdout), [{ rx: undefined, reset: true }]);
  });

  test('begins anew after another boot', async () => {
    const boot = (id: string): Host => ({ '/proc/sys/kernel/random/boot_id': `${id}\n` });
    const hosts = [withNics([ETH0], boot('a')), withNics([LATER], boot('b'))];
    assert.equal((await on(hosts, '-i --rates --count 1')).stdout, TITLE + row('eth0', '0', '0', '0'));
    const { stdout } = await on(hosts, '-i --rates --ndjson --count 1');
    assert.deepEqual(ratesOf(stdout), [{ rx: undefined, reset: true }]);
  });

  test('knows that counters of 32 bits begin again at 0, of kernels with words of 32 bits alone', async () => {
    const kernel = (pointer: string): Host => ({
      '/proc/net/netlink': `sk       Eth Pid\n${pointer} 0   0\n`,
    });
    const found = async (pointer: string) => {
      const hosts = [
        withNics([{ ...ETH0, rx: [2 ** 32 - 1000, 100] }], kernel(pointer)),
        withNics([{ ...ETH0, rx: [500, 101] }], kernel(pointer)),
      ];
      return ratesOf((await on(hosts, '-i --rates --ndjson --count 1')).stdout);
    };
    assert.deepEqual(await found('c1234567'), [{ rx: RX(1500, 1) }]);
    const { bytes: _bytes, ...rx } = RX(0, 1);
    assert.deepEqual(await found('ffff8880c1234567'), [{ rx, reset: true }]);
  });

  test('can be selected and sorted by, and is a column of CSV', async () => {
    const hosts = [
      withNics([ETH0, { ...ETH0, name: 'eth1' }, { ...ETH0, name: 'eth2' }]),
      withNics([
        LATER,
        { ...ETH0, name: 'eth1', rx: [5000, 102] },
        { ...ETH0, name: 'eth2', rx: [6000, 500] },
      ]),
    ];
    const columns = '--csv --columns name,rates.rx.packets,rates.rx.bytes,reset';
    const heading = 'name,rates.rx.packets,rates.rx.bytes,reset\r\n';
    const selected = await on(
      hosts,
      `-i --rates --count 1 ${columns} --where rates.rx.bytes>0 --sort -rates.rx.packets`,
    );
    assert.deepEqual(selected, shown(`${heading}eth2,400,1000,\r\neth0,12,4000,\r\n`, 0));
  });

  test('can be asserted', async () => {
    const hosts = [withNics([ETH0]), withNics([LATER]), withNics([LATER])];
    const status = async (line: string) => (await on(hosts, `-i --rates ${line}`)).status;
    assert.equal(await status('--count 1 --quiet --where rates.rx.errs>0'), 0);
    assert.equal(await status('--count 1 --quiet --where rates.rx.errs>1'), 4);
    assert.equal(await status('--count 1 --quiet --absent --where rates.rx.errs>0'), 4);
    // The third look is like the second: nothing rises any more.
    assert.equal(await status('--count 2 --quiet --where rates.rx.errs>0'), 4);
    assert.equal(await status('--count 2 --quiet --where rates.rx.errs>=0'), 0);
  });
});

const snmp = (forwarding: number, received: number, opens: number, established: number): Host => ({
  '/proc/net/snmp': `Ip: Forwarding InReceives OutRequests
Ip: ${forwarding} ${received} 7
Tcp: RtoMin MaxConn ActiveOpens CurrEstab
Tcp: 200 -1 ${opens} ${established}
`,
});

const STATISTICS = [snmp(1, 1000, 40, 9), snmp(2, 1025, 30, 4)];

describe('--rates of statistics', () => {
  test('is in the sentences of -s, and leaves alone what is no counter', async () => {
    assert.deepEqual(
      await on(STATISTICS, '-s --rates --interval 2 --count 1'),
      shown(
        `Ip:
    Forwarding: 2
    13 total packets received
    0 requests sent out
Tcp:
    0 active connection openings
    4 connections established
`,
        0,
      ),
    );
  });

  test('stands beside the values in records', async () => {
    const { stdout } = await on(
      STATISTICS,
      '-s --rates --interval 2 --csv --count 1 --columns counter,value,rate,reset',
    );
    assert.equal(
      stdout.replaceAll('\r', ''),
      `counter,value,rate,reset
Forwarding,2,,
InReceives,1025,12.5,
OutRequests,7,0,
RtoMin,200,,
MaxConn,-1,,
ActiveOpens,30,,true
CurrEstab,4,,
`,
    );
  });

  test('takes no gauge that fell for a sign that counters were reset', async () => {
    const host = (opens: number, established: number): Host => ({
      ...snmp(1, 1000, opens, established),
      '/proc/net/netlink': 'sk       Eth Pid\nc1234567 0   0\n',
    });
    const { stdout } = await on(
      [host(2 ** 32 - 6, 9), host(4, 8)],
      '-s --rates --csv --count 1 --columns rate,reset --where counter=ActiveOpens',
    );
    assert.equal(stdout, 'rate,reset\r\n10,\r\n');
  });

  test('can be selected and sorted by', async () => {
    const { stdout } = await on(STATISTICS, '-s --rates --count 1 --ndjson --where rate>=0 --sort -rate');
    const counters = lines(stdout).slice(1) as { counter: string; rate: number }[];
    assert.deepEqual(
      counters.map(({ counter, rate }) => [counter, rate]),
      [
        ['InReceives', 25],
        ['OutRequests', 0],
      ],
    );
  });
});

describe('--rates of namespaces', () => {
  const received = (count: number): string => `Ip: InReceives\nIp: ${count}\n`;
  /** Two namespaces: that of process 1, and one called blue. */
  const host = (own: number, blue: number, number: number): Host => ({
    '/proc/net/snmp': received(own),
    ...processIn(1, 4026531840),
    ...processIn(41, number, { snmp: received(blue), dev: '' }),
    '/proc/1/mountinfo': `25 1 8:1 / / rw - ext4 /dev/sda rw\n66 25 0:4 net:[${number}] /run/netns/blue rw - nsfs nsfs rw\n`,
  });
  const rates = async (hosts: readonly Host[]) => {
    const { stdout } = await on(hosts, '-s --all-netns --rates --ndjson');
    return lines(stdout)
      .map((line) => line as { kind: string; netns: { inode: number }; rate?: number; reset?: boolean })
      .filter(({ kind }) => kind === 'statistic')
      .map(({ netns, rate, reset }) => [netns.inode, rate, reset]);
  };

  test('is that of each by itself', async () => {
    assert.deepEqual(await rates([host(100, 7, 4026532200), host(300, 8, 4026532200)]), [
      [4026531840, 200, undefined],
      [4026532200, 1, undefined],
    ]);
  });

  test('is not known of one that was made anew by the same name', async () => {
    const hosts = [host(100, 7, 4026532200), host(300, 9, 4026532201), host(301, 12, 4026532201)];
    assert.deepEqual(await rates(hosts), [
      [4026531840, 200, undefined],
      [4026532201, undefined, undefined],
      [4026531840, 1, undefined],
      [4026532201, 3, undefined],
    ]);
  });
});

describe('--rates of memory', () => {
  const hosts = [12, 7].map((inuse) => ({
    '/proc/net/sockstat': `sockets: used 30\nTCP: inuse ${inuse} orphan 0 tw 3 alloc 20 mem 8\n`,
  }));

  test('leaves the columns alone, for none of them is a counter', async () => {
    const rated = await on(hosts, '-m --rates --count 1');
    const plain = await on(hosts.slice(1), '-m');
    assert.equal(rated.stdout, plain.stdout);
  });

  test('says in records how figures rise and fall', async () => {
    const { stdout } = await on(hosts, '-m --rates --interval 2 --ndjson --count 1 --where protocol=TCP');
    const [record] = lines(stdout).filter((line) => (line as { kind: string }).kind === 'memory');
    assert.deepEqual((record as { rates: unknown }).rates, {
      ...{ inUse: -2.5, orphans: 0, timeWaits: 0, allocated: 0 },
      memory: { pages: 0 },
    });
  });
});

describe('--rates of counts', () => {
  const socket = (port: number, state: string): string =>
    ` ${port}: 0100007F:${port} 0100007F:0050 ${state} 00000000:00000000 00:00000000 00000000     0        0 ${port} 1 0\n`;
  const tcp = (states: readonly string[]): Host => ({
    '/proc/net/tcp': `  sl  local_address\n${states.map((state, at) => socket(1000 + at, state)).join('')}`,
  });
  const hosts = [tcp(['01', '01', '06']), tcp(['01', '08', '08', '08']), tcp(['01', '08', '08', '08'])];
  const line = '-tan --count-by state --rates --interval 2';

  test('says how fast they rise and fall, and of what is gone once more', async () => {
    const { stdout } = await on(hosts, line);
    assert.equal(
      stdout,
      `Count Rate state
    3 +1.5 CLOSE_WAIT
    1 -0.5 ESTABLISHED
    0 -0.5 TIME_WAIT
Count Rate state
    3    0 CLOSE_WAIT
    1    0 ESTABLISHED
`,
    );
  });

  test('is a column of CSV, and a member of JSON', async () => {
    const csv = await on(hosts, `${line} --csv --count 1`);
    assert.equal(
      csv.stdout.replaceAll('\r', ''),
      `time,count,rate,state
2026-01-02T03:04:07.000Z,3,1.5,CLOSE_WAIT
2026-01-02T03:04:07.000Z,1,-0.5,ESTABLISHED
2026-01-02T03:04:07.000Z,0,-0.5,TIME_WAIT
`,
    );
    const json = await on(hosts, `${line} --ndjson --count 1`);
    const counts = lines(json.stdout).filter((line) => (line as { kind: string }).kind === 'count');
    assert.deepEqual(counts[0], { kind: 'count', count: 3, rate: 1.5, state: 'CLOSE_WAIT' });
  });
});

test('what --rates adds is in the schemas', async () => {
  const isLine = validator('line');
  const memory = [3, 4].map((used) => ({
    '/proc/net/sockstat': `sockets: used ${used}\nTCP: inuse 1 mem 2\n`,
  }));
  const runs: readonly (readonly [readonly Host[], string])[] = [
    [[withNics([ETH0]), withNics([{ ...LATER, rx: [1, 200] }])], '-i'],
    [STATISTICS, '-s'],
    [memory, '-m'],
    [STATISTICS, '-s --count-by table'],
  ];
  for (const [hosts, line] of runs) {
    const { stdout } = await on(hosts, `${line} --rates --ndjson --count 1`);
    assert.match(stdout, /"rates?":/);
    for (const record of lines(stdout))
      assert.deepEqual(isLine(record as object), [], JSON.stringify(record));
  }
});

describe('--rates is refused', () => {
  const cases: readonly [line: string, message: string][] = [
    ['-tan --rates', '--rates: sockets have no counters: give -i, -s, -m or --count-by'],
    ['-r --rates', '--rates: routes have no counters: give -i, -s, -m or --count-by'],
    ['-g --rates', '--rates: groups have no counters: give -i, -s, -m or --count-by'],
    ['--list-netns --rates', '--rates: network namespaces have no counters: give -i, -s, -m or --count-by'],
    ['-i --rates --changes', '--changes and --rates: choose what is shown of two looks'],
    ['-s --rates --count-by rate', '--count-by rate and --rates: counts have a rate of their own'],
    ['-i --rates --since before', '--rates and --since: choose with what counters are compared'],
    ['-i --rates --assert --where mtu>1', '--assert and --rates need --count N'],
    [
      '-i --rates --wait 3 --where mtu>1',
      '--wait and --rates: a run of --rates waits as long as --count says',
    ],
    ['-i --where rates.rx.bytes>1', 'rates.rx.bytes is known only with --rates: give that as well'],
  ];
  for (const [line, message] of cases)
    test(line, async () => assert.deepEqual(await on([withNics([ETH0])], line), refused(message)));
});
