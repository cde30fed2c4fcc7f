import { Random } from '../differential/random.ts';
import { TABLES } from '../differential/tables/index.ts';
import type { HostileCase, HostileTree } from './case.ts';
import { faultOf } from './checks.ts';
import type { HostileFolder } from './folder.ts';
import { runInside } from './run.ts';
import { hostileText, UNITS } from './texts.ts';

/** Twice the input may take so many times the time. */
const MOST = 2.5;

/** Shorter times are not compared, in milliseconds: the clock and collection of garbage would decide. */
const FLOOR = 60;

/** Each size is run so many times, of which the least counts; it is a fault if it is one with each number of runs. */
const RUNS = [3, 6, 12];

/** Something whose size is `n`, and how large it can be. */
interface Growing {
  readonly name: string;
  /** The largest `n`. */
  readonly most: number;
  readonly make: (n: number) => { readonly tree?: HostileTree; readonly argv?: readonly string[] };
}

const TCP =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const UNIX = 'Num       RefCount Protocol Flags    Type St Inode Path\n';
const DEV =
  'Inter-|   Receive                                                |  Transmit\n face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n';
const ROUTE = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';

function rows(n: number, row: (index: number) => string): string {
  return Array.from({ length: n }, (_, index) => row(index)).join('');
}

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
const tcpRow = (index: number): string =>
  `${String(index).padStart(4)}: 0100007F:${hex(index % 65_536, 4)} ${hex(index, 8)}:0016 01 00000000:00000000 00:00000000 00000000     0        0 ${index + 1} 1 0 100 0 0 10 0\n`;
const unixRow = (index: number, path: string): string =>
  `0000000000000000: 00000002 00000000 00010000 0001 01 ${index + 1} ${path}\n`;
const devRow = (name: string): string => `${name}: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n`;
const routeRow = (name: string, index: number): string =>
  `${name}\t${hex(index, 8)}\t00000000\t0001\t0\t0\t0\tFFFFFFFF\t0\t0\t0\n`;

/** A process that holds 20 sockets. */
function holder(commandLine: string): HostileTree {
  const links = Array.from({ length: 20 }, (_, index) => [
    `/proc/7/fd/${index}`,
    { link: `socket:[${index + 1}]` },
  ]);
  return {
    '/proc/net/tcp': TCP + rows(20, tcpRow),
    '/proc/7/cmdline': commandLine,
    ...Object.fromEntries(links),
  };
}

const ETC = ['hosts', 'services', 'networks', 'passwd', 'protocols', 'nsswitch.conf'] as const;

const POOLS = { ipv4: ['0100007F'], ipv6: ['0'.repeat(32)], ports: [22], uids: ['0'], inodes: ['1'] };

/** All that others can make long, or many. */
function growing(random: Random): readonly Growing[] {
  const unit = random.pick(UNITS);
  const text = hostileText(random).replaceAll('\0', '?');
  const long = (n: number): string => unit.repeat(Math.ceil(n / unit.length));
  const word = unit.replace(/[\0\s]/g, 'w');
  const longWord = (n: number): string => word.repeat(Math.ceil(n / word.length));
  const file = random.pick(ETC);
  const table = random.pick(TABLES);
  const [path = ''] = Object.keys(table.files(random, POOLS));
  const view = random.pick(table.shownBy);
  return [
    {
      name: `${path} without an end of a line`,
      most: 1 << 24,
      make: (n) => ({ argv: ['-an', ...view], tree: { [path]: long(n) } }),
    },
    {
      name: `lines of ${path}`,
      most: 1 << 20,
      make: (n) => ({ argv: ['-an', ...view], tree: { [path]: rows(n / 16, () => `${text}\n`) } }),
    },
    { name: 'a command line', most: 1 << 22, make: (n) => ({ tree: holder(`${long(n)}x`) }) },
    {
      name: 'the name of a program',
      most: 1 << 22,
      make: (n) => ({ tree: holder(`/bin/${longWord(n)}\0-x\0`) }),
    },
    {
      name: 'the path of a socket',
      most: 1 << 22,
      make: (n) => ({ tree: { '/proc/net/unix': UNIX + unixRow(1, longWord(n)) } }),
    },
    {
      name: 'a table without an end of a line',
      most: 1 << 22,
      make: (n) => ({ tree: { '/proc/net/tcp': TCP + long(n), '/proc/net/unix': UNIX + long(n) } }),
    },
    {
      name: 'a heading',
      most: 1 << 22,
      make: (n) => ({
        tree: {
          '/proc/net/unix': long(n),
          '/proc/net/snmp': `Tcp: ${longWord(n)}\nTcp: 1\n`,
          '/proc/net/route': long(n),
        },
      }),
    },
    {
      name: 'the name of an interface',
      most: 1 << 20,
      make: (n) => ({
        tree: {
          '/proc/net/dev': DEV + devRow(longWord(n)),
          '/proc/net/route': ROUTE + routeRow(longWord(n), 1),
        },
      }),
    },
    { name: 'sockets', most: 1 << 15, make: (n) => ({ tree: { '/proc/net/tcp': TCP + rows(n, tcpRow) } }) },
    {
      name: 'sockets with paths',
      most: 1 << 15,
      make: (n) => ({
        tree: {
          '/proc/net/unix':
            UNIX + rows(n, (index) => unixRow(index, `/run/${text.replace(/\s/g, '_')}${index % 1000}`)),
        },
      }),
    },
    {
      name: 'sockets of one process',
      most: 1 << 12,
      make: (n) => ({
        tree: {
          '/proc/net/tcp': TCP + rows(n, tcpRow),
          '/proc/7/cmdline': `/bin/${text}\0`,
          ...Object.fromEntries(
            Array.from({ length: n }, (_, index) => [
              `/proc/7/fd/${index}`,
              { link: `socket:[${index + 1}]` },
            ]),
          ),
        },
      }),
    },
    {
      name: 'lines that are no row',
      most: 1 << 15,
      make: (n) => ({
        tree: {
          '/proc/net/tcp': TCP + rows(n, () => `${text}\n`),
          '/proc/net/unix': UNIX + rows(n, () => `${text}\n`),
        },
      }),
    },
    {
      name: 'interfaces',
      most: 1 << 13,
      make: (n) => ({
        tree: {
          '/proc/net/dev': DEV + rows(n, (index) => devRow(`eth${index}`)),
          '/proc/net/route': ROUTE + rows(n, (index) => routeRow(`eth${index}`, index)),
        },
      }),
    },
    {
      name: 'processes',
      most: 1 << 11,
      make: (n) => ({
        tree: {
          '/proc/net/tcp': TCP + rows(20, tcpRow),
          ...Object.fromEntries(
            Array.from({ length: n }, (_, index) => [`/proc/${index + 1}/fd/1`, { link: 'socket:[3]' }]),
          ),
        },
      }),
    },
    {
      name: `lines of /etc/${file}`,
      most: 1 << 16,
      make: (n) => ({
        tree: {
          '/proc/net/tcp': TCP + rows(20, tcpRow),
          [`/etc/${file}`]: rows(
            n,
            (index) =>
              `${file === 'hosts' ? `127.0.0.1 n${index}` : `${text.replace(/\s/g, '_')} ${index % 60_000}/tcp`}\n`,
          ),
        },
      }),
    },
    {
      name: `a line of /etc/${file}`,
      most: 1 << 22,
      make: (n) => ({
        tree: { '/proc/net/tcp': TCP + rows(20, tcpRow), [`/etc/${file}`]: `127.0.0.1 ${long(n)}\n` },
      }),
    },
    {
      name: 'names in a line of /etc',
      most: 1 << 17,
      make: (n) => ({
        tree: { '/proc/net/tcp': TCP + rows(20, tcpRow), [`/etc/${file}`]: `127.0.0.1 ${'a '.repeat(n)}\n` },
      }),
    },
    {
      name: 'a pattern',
      most: 1 << 14,
      make: (n) => ({
        argv: ['-x', '--where', `path ~ "${'(a|a)*'.repeat(n / 6)}$"`],
        tree: { '/proc/net/unix': UNIX + unixRow(1, `${'a'.repeat(100)}b`) },
      }),
    },
    {
      name: 'a path for patterns',
      most: 1 << 20,
      make: (n) => ({
        argv: [
          '-x',
          '--where',
          `path ~ ${random.pick(['(a|a)*$', '(a+)+$', '(.*)*x', 'a.{0,99}b', '(x+x+)+y', '\\bB'])}`,
        ],
        tree: { '/proc/net/unix': UNIX + unixRow(1, `${'a'.repeat(n)}b`) },
      }),
    },
    {
      name: 'alternatives of an expression',
      most: 1 << 15,
      make: (n) => ({
        argv: ['-t', '--where', `${'uid=1 or '.repeat(n / 8)}uid=2`],
        tree: { '/proc/net/tcp': TCP + rows(20, tcpRow) },
      }),
    },
    {
      name: 'values of a list',
      most: 1 << 16,
      make: (n) => ({
        argv: [
          '-t',
          '--where',
          `local.port in ${Array.from({ length: n / 4 }, (_, index) => (index * 7919) % 65_536).join(',')}`,
        ],
        tree: { '/proc/net/tcp': TCP + rows(2000, tcpRow) },
      }),
    },
    {
      name: 'addresses of a list',
      most: 1 << 16,
      make: (n) => ({
        argv: [
          '-t',
          '--where',
          `foreign.address in ${Array.from({ length: n / 8 }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`).join(',')}`,
        ],
        tree: { '/proc/net/tcp': TCP + rows(2000, tcpRow) },
      }),
    },
    {
      name: 'a value',
      most: 1 << 16,
      make: (n) => ({
        argv: ['-x', '--where', `path = "${longWord(n).replaceAll('"', '""')}"`],
        tree: { '/proc/net/unix': UNIX + rows(99, (index) => unixRow(index, 'x')) },
      }),
    },
    { name: 'an expression that is none', most: 1 << 16, make: (n) => ({ argv: ['--where', longWord(n)] }) },
    {
      name: 'a field that is none',
      most: 1 << 16,
      make: (n) => ({
        argv: [
          random.pick(['--columns', '--sort', '--count-by', '--define', '--root', '--bogus']),
          'a'.repeat(n),
        ],
      }),
    },
    {
      name: 'keys',
      most: 1 << 16,
      make: (n) => ({
        argv: [
          random.pick(['--columns', '--sort', '--count-by']),
          `${'state,uid,'.repeat(n / 10)}inode`,
          '--csv',
          '-t',
        ],
        tree: { '/proc/net/tcp': TCP + rows(20, tcpRow) },
      }),
    },
    { name: 'letters of options', most: 1 << 16, make: (n) => ({ argv: [`-${'tn'.repeat(n / 2)}`] }) },
    { name: 'options', most: 1 << 15, make: (n) => ({ argv: Array.from({ length: n }, () => '-e') }) },
    { name: 'families', most: 1 << 16, make: (n) => ({ argv: ['-A', 'inet,'.repeat(n / 5)] }) },
  ];
}

const FORMS: readonly (readonly string[])[] = [
  ['-ap'],
  ['-apn', '--wide'],
  ['-ap', '--json'],
  ['-ap', '--ndjson'],
  ['-ap', '--csv'],
  ['-ap', '--table'],
  ['-ap', '--explain'],
  ['-ap', '--json', '--explain'],
  ['-ap', '--sort', 'program,path,local.port'],
  ['-ap', '--count-by', 'program,path'],
  ['-ap', '--where', 'program ~ x or path ~ x or program = y'],
  ['-r', '--json'],
  ['-r'],
  ['-i'],
  ['-i', '--explain'],
  ['-i', '--table'],
  ['-s'],
  ['-g', '--csv'],
];

/** Grows something that others choose until it takes time, and doubles it once more. A report if that takes too much. */
export async function growthFault(
  folder: HostileFolder,
  seed: number,
  number: number,
): Promise<string | undefined> {
  const random = new Random(seed ^ 0x6709, number);
  const { name, most, make } = random.pick(growing(random));
  const form = random.pick(FORMS);
  const caseOf = (n: number): HostileCase => {
    const { tree = {}, argv = form } = make(n);
    return { argv, tree, given: 'root', env: {}, form: 'text', strangePlace: false };
  };
  const least = async (n: number, runs: number): Promise<number> => {
    const c = caseOf(n);
    const top = folder.write(c);
    let time = Number.POSITIVE_INFINITY;
    for (let run = 0; run < runs; run++) {
      const ran = await runInside(c, top);
      const fault = /--(json|ndjson|csv)/.test(c.argv.join(' ')) ? undefined : faultOf(c, ran);
      if (fault !== undefined)
        throw new Error(`${name} of ${n}: ${c.argv.join(' ').slice(0, 200)}: ${fault}`);
      time = Math.min(time, ran.cpu);
    }
    return time;
  };
  try {
    for (let n = Math.min(256, most / 2); n <= most / 2; n *= 2) {
      if ((await least(n, 1)) < FLOOR || (await least(n, 3)) < FLOOR) continue;
      let report: string | undefined;
      for (const runs of RUNS) {
        const once = await least(n, runs);
        const twice = await least(2 * n, runs);
        if (twice <= MOST * once) return undefined;
        const words = caseOf(n).argv.join(' ').slice(0, 300);
        report = `${name}, ${n} takes ${once.toFixed(0)} ms and ${2 * n} takes ${twice.toFixed(0)} ms\nnetstat ${words}`;
      }
      return report;
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
