/** Which byte order the tables of a recorded host show, and what is said where they do not. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { recogniseByteOrder } from '../../../src/host/recording/byte-order.ts';
import { withFacts } from '../../../src/host/recording/host-facts.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';
import { optionalText } from '../../../src/host/root/optional.ts';
import type { Root } from '../../../src/host/root/root.ts';
import { runIn } from '../../io.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures');
const HOSTS = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Tables with machine words in them, and which words of a line these are. */
const WORDS: Readonly<Record<string, RegExp>> = {
  route:
    /(?<=^[^\t]+\t)[0-9A-F]{8}|(?<=^[^\t]+\t[0-9A-F]{8}\t)[0-9A-F]{8}|(?<=\t)[0-9A-F]{8}(?=\t\d+\t\d+\t\d+ *$)/gm,
  igmp: /(?<=^\t\t\t\t)[0-9A-F]{8}/gm,
  ...Object.fromEntries(
    ['tcp', 'tcp6', 'udp', 'udp6', 'udplite', 'udplite6', 'raw', 'raw6', 'icmp', 'icmp6'].map((table) => [
      table,
      /(?<=(?:^ *\d+: |[0-9A-F]{4} )(?:[0-9A-F]{8})*)[0-9A-F]{8}(?=(?:[0-9A-F]{8})*:[0-9A-F]{4})/gm,
    ]),
  ),
};

const swapped = (word: string): string => (word.match(/../g) ?? []).reverse().join('');

/** The same host as a big-endian kernel prints it. */
function asBigEndian(root: Root): Root {
  return {
    ...root,
    read(path, most) {
      const words = WORDS[path.replace('/proc/net/', '')];
      if (words === undefined) return root.read(path, most);
      const text = Buffer.from(root.read(path)).toString('latin1').replace(words, swapped);
      return Buffer.from(text, 'latin1').subarray(0, most);
    },
    readBatches(path) {
      return [this.read(path)];
    },
  };
}

const VIEWS = ['-tn', '-an', '-rn', '-gn', '-i', '-ie'];

for (const host of HOSTS) {
  const root = openRoot(join(FIXTURES, host));
  describe(`the host ${host}`, () => {
    test('is little-endian without a doubt', () => {
      assert.deepEqual(recogniseByteOrder(root), { byteOrder: 'LE' });
    });

    // Its tables are not such as a kernel prints.
    if (host === 'odd') return;
    test('is recognised, and shows the same, as a big-endian kernel prints it', async () => {
      const big = asBigEndian(root);
      assert.deepEqual(recogniseByteOrder(big), { byteOrder: 'BE' });
      for (const view of VIEWS)
        assert.deepEqual(
          await runIn({ root: withFacts(big, {}) }, [view]),
          await runIn({ root: withFacts(root, {}) }, [view]),
          view,
        );
    });
  });
}

const TCP_HEADING = optionalText(openRoot(join(FIXTURES, 'busy')), '/proc/net/tcp')?.split('\n')[0];

function sockets(...locals: readonly string[]): string {
  const rows = locals.map(
    (local, row) =>
      `   ${row}: ${local}:0016 ${local.replaceAll(/./g, '0')}:0000 0A 00000000:00000000 00:00000000 00000000     0        0 ${row + 1} 1 0 100 0 0 10 0\n`,
  );
  return `${TCP_HEADING}\n${rows.join('')}`;
}

function routes(...rows: readonly (readonly [destination: string, mask: string])[]): string {
  const lines = rows.map(
    ([destination, mask]) => `eth0\t${destination}\t00000000\t0001\t0\t0\t0\t${mask}\t0\t0\t0\n`,
  );
  return `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n${lines.join('')}`;
}

const groups = (...words: readonly string[]): string =>
  `Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n1\tlo        :     1      V3\n${words.map((word) => `\t\t\t\t${word}     1 0:00000000\t\t0\n`).join('')}`;

const OWN = 'Local:\n  +-- 0.0.0.0/0 1 0 0\n     |-- 198.51.100.4\n        /32 host LOCAL\n';

const TABLES: readonly (readonly [
  what: string,
  tables: Readonly<Record<string, string>>,
  order: 'LE' | 'BE',
  doubt?: string,
])[] = [
  ['nothing', {}, 'LE'],
  ['a mask', { route: routes(['C6336400', 'FFFFFF00']) }, 'BE'],
  ['the mask of a little-endian host', { route: routes(['006433C6', '00FFFFFF']) }, 'LE'],
  [
    'masks that are the same both ways',
    { route: routes(['00000000', '00000000'], ['0A0B0C0D', 'FFFFFFFF']) },
    'LE',
  ],
  ['a mask that does not cover its destination', { route: routes(['C6336401', 'FFFFFF00']) }, 'LE'],
  ['masks of both', { route: routes(['C6336400', 'FFFFFF00'], ['006433C6', '00FFFFFF']) }, 'LE'],
  [
    'a mask with a hole beside one without',
    { route: routes(['C6336400', 'FFFFFF00'], ['00000000', '00FF00FF']) },
    'LE',
  ],
  ['a group', { igmp: groups('E0000001') }, 'BE'],
  ['groups of which one is none', { igmp: groups('E0000001', '7F000001') }, 'LE'],
  ['a loopback address', { tcp: sockets('7F000001') }, 'LE', '/proc/net/tcp'],
  ['loopback addresses in two tables', { tcp: sockets('7F000001'), udp: sockets('7F000001') }, 'BE'],
  ['loopback addresses of both in one', { tcp: sockets('7F000001', '0100007F') }, 'LE'],
  ['::1', { tcp6: sockets('00000000000000000000000000000001') }, 'LE', '/proc/net/tcp6'],
  [
    'a mapped loopback address',
    { tcp6: sockets('000000000000000000000000FFFF7F000001'.slice(4)) },
    'LE',
    '/proc/net/tcp6',
  ],
  ['an address of fib_trie', { tcp: sockets('C6336404'), fib_trie: OWN }, 'BE'],
  ['an address of fib_trie, the other way', { tcp: sockets('046433C6'), fib_trie: OWN }, 'LE'],
  [
    'an address of if_inet6',
    {
      tcp6: sockets('20010DB8000000000000000000000007'),
      if_inet6: '20010db8000000000000000000000007 02 40 00 80     eth0\n',
    },
    'BE',
  ],
  [
    'tables that contradict each other',
    { route: routes(['C6336400', 'FFFFFF00']), igmp: groups('010000E0') },
    'LE',
    '/proc/net/route',
  ],
];

for (const [what, tables, byteOrder, doubt] of TABLES) {
  test(`the byte order by ${what}`, () => {
    const files = Object.entries(tables).map(([table, text]) => [`/proc/net/${table}`, text]);
    assert.deepEqual(recogniseByteOrder(memoryRoot(Object.fromEntries(files))), {
      byteOrder,
      ...(doubt === undefined ? {} : { doubt }),
    });
  });
}

const DOUBTFUL = memoryRoot({ '/proc/net/tcp': sockets('7F000001', 'C0000201'), '/proc/net/dev': 'a\nb\n' });
const NOTE =
  'netstat: proc/net/tcp looks like that of a big-endian host, which nothing else proves: little-endian was assumed (--byte-order big)\n';

test('what was assumed is said, where it matters', async () => {
  const root = withFacts(DOUBTFUL, {});
  const { stdout, stderr } = await runIn({ root }, ['-tln']);
  assert.equal(stderr, NOTE);
  assert.match(stdout, /^tcp +0 +0 1\.0\.0\.127:22 .*\ntcp +0 +0 1\.2\.0\.192:22 /m);
  assert.equal((await runIn({ root }, ['-x'])).stderr.includes('endian'), false);
  const { problems } = JSON.parse((await runIn({ root }, ['-tln', '--json'])).stdout) as {
    readonly problems: readonly unknown[];
  };
  assert.equal(problems.length, 1);
});

test('what is given, or what the recorder says, decides', async () => {
  const shown = async (root: Root): Promise<unknown> => runIn({ root }, ['-tln']);
  const big = withFacts(DOUBTFUL, { byteOrder: 'BE' });
  assert.match(JSON.stringify(await shown(big)), / 127\.0\.0\.1:22 .* 192\.0\.2\.1:22 .*"stderr":""/);
  assert.deepEqual(
    await shown(withFacts({ ...DOUBTFUL, recording: { byteOrder: 'BE' } }, {})),
    await shown(big),
  );
  const { stderr } = (await shown(withFacts(DOUBTFUL, { byteOrder: 'LE' }))) as { stderr: string };
  assert.equal(stderr, '');
});

test('ticks are those that are given, or that the recorder says, or 100', () => {
  const ticks = (root: Root, ticksPerSecond?: number): number =>
    withFacts(root, ticksPerSecond === undefined ? {} : { ticksPerSecond }).facts.ticksPerSecond;
  const recorded = { ...DOUBTFUL, recording: { ticksPerSecond: 1024 } };
  assert.deepEqual([ticks(DOUBTFUL), ticks(recorded), ticks(recorded, 250)], [100, 1024, 250]);
});
