/** What others chose, in each place where it can stand, comes out of each form and each message without what drives a terminal. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ALL_OPTIONS, canonicalName, type OptionSpec } from '../../src/cli/options/option-table.ts';
import { type MemoryFile, memoryRoot } from '../../src/host/root/memory-root.ts';
import { withoutControls } from '../differential/comparable.ts';
import { type Ran, runIn } from '../io.ts';

/** What a name tries: to drive the terminal, to turn the line round, to hide, to end it. */
const ATTACKS = [
  '\x1b[31m',
  '\x1b]0;owned\x07',
  '\u009b31m',
  '\u202egnp',
  '\u2066\u2069\u200f\u061c',
  '\u200b\u2060\ufeff\xad\u180e\u{e0041}',
  '\u2028FORGED\u2029',
  '\r\x08\x7f',
  // Characters of which each would be a control if its upper half were lost.
  '\u011b\u0a0a\u010d',
] as const;

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

/** Without the ends of lines of CSV. */
function assertSafe({ stdout, stderr }: Ran, what: string): void {
  for (const text of [stdout.replaceAll('\r\n', '\n'), stderr]) {
    assert.equal(text, withoutControls(text), what);
    assert.doesNotMatch(text, /^FORGED/m, what);
  }
}

/** A host on which everything that has a name has this in it. */
function hostOf(attack: string): Record<string, MemoryFile> {
  const x = latin1(attack);
  const word = x.replaceAll('\r', '');
  const socket = (local: string, state: string, inode: number): string =>
    `   0: ${local} 0200007F:0050 ${state} 00000000:00000000 00:00000000 00000000  1000        0 ${inode} 1 0000000000000000 100 0 0 10 0\n`;
  const heading =
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
  return {
    '/proc/net/tcp': `${heading}${socket('0100007F:1F90', '01', 101)}bogus ${x}\n`,
    '/proc/net/udp': `${heading}${socket('0100007F:0035', '07', 102)}`,
    '/proc/net/raw': { error: 'EIO' },
    '/proc/net/unix': `Num RefCount Protocol Flags Type St Inode Path\n0000: 00000002 00000000 00010000 0001 01 103 /run/${x}\n`,
    '/proc/net/dev': `Inter-|   Receive\n face |bytes    packets\n${word}0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n  lo: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n`,
    '/proc/net/route': `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n${word}0\t00000000\t0200007F\t0003\t0\t0\t0\t00000000\t0\t0\t0\n`,
    '/proc/net/igmp': `Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n2\t${word}0     :     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n`,
    '/proc/net/snmp': `Ip${x}: In${x}\nIp${x}: 5\nTcp: In${x}\nTcp: 7\n`,
    '/proc/net/snmp6': `Ip6${x} 5\n`,
    '/proc/net/sockstat': `sockets: used 5\nTCP: inuse ${x} orphan 0 tw 0 alloc 1 mem 1\n${x}: inuse 1\n`,
    '/proc/net/protocols': `protocol  size sockets  memory press maxhdr  slab module     cl co\n${word}  100  1  1  no  0  yes  ${word}  y y\n`,
    '/proc/net/ax25': `magic dev src_addr dest_addr,digi1 digi2 st vs vr va t1 t1 t2 t2 t3 t3 idle idle n2 n2 rtt window paclen Snd-Q Rcv-Q\n0 ${word} ${word} ${word} 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n`,
    '/proc/net/x25/route': `Address          Digits  Device\n${word}  3  ${word}\n`,
    '/proc/net/ip_masquerade': `Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta PDelta Expires\n${x}\n`,
    '/proc/100/stat': `100 (${x}) S 1 1`,
    '/proc/100/comm': `${x}\n`,
    '/proc/100/cmdline': `/bin/${x}\0--${x}\0`,
    '/proc/100/fd/1': { link: 'socket:[101]' },
    '/proc/100/fd/2': { link: 'socket:[103]' },
    '/proc/100/attr/current': `user:${x}\0`,
    '/proc/100/cgroup': `0::/${x}.service\n`,
    '/proc/sys/kernel/hostname': `${x}\n`,
    '/sys/fs/selinux/enforce': '1',
    '/etc/hosts': `127.0.0.1 ${word}.example\n127.0.0.2 b${word}\n`,
    '/etc/services': `http${word} 80/tcp\ndomain${word} 53/udp\n${word}p 8080/tcp\n`,
    '/etc/passwd': `${word}:x:1000:1000::/:/bin/sh\n`,
    '/etc/networks': `${word} 0.0.0.0\nloop${word} 127.0.0.0\n`,
    '/etc/nsswitch.conf': `hosts: files ${x}\n`,
  };
}

const VIEWS = [
  '-apeW',
  '-apZ',
  '-anpe',
  '-r',
  '-ree',
  '-i',
  '-ie',
  '-g',
  '-s',
  '-s6',
  '-M',
  '-m',
  '-a --ax25',
  '-rAx25',
  '-vw',
  '-A inet,ax25,ipx,netrom,x25,ddp',
];
const FORMS = [
  [],
  ['--explain'],
  ['--table', '--color=always'],
  ['--table', '--explain'],
  ['--csv'],
  ['--csv', '--explain'],
  ['--json'],
  ['--ndjson', '--explain'],
];

/** Colours are the program's own. */
const withoutColours = (ran: Ran): Ran => ({
  ...ran,
  stdout: ran.stdout.replace(/\x1b\[\d+m(?!.*31m\x1b)/g, ''),
});

for (const attack of ATTACKS) {
  describe(`on a host with ${JSON.stringify(attack)} in each name`, () => {
    const root = memoryRoot(hostOf(attack));
    for (const view of VIEWS)
      test(view, async () => {
        for (const form of FORMS) {
          const argv = [...view.split(' '), ...form];
          const ran = await runIn({ root, uid: 1000 }, argv);
          assert.notEqual(ran.stdout + ran.stderr, '', `there is something to look at: ${argv.join(' ')}`);
          const isColoured = form.includes('--color=always');
          assertSafe(
            isColoured && !attack.includes('31m')
              ? withoutColours(ran)
              : isColoured
                ? { ...ran, stdout: '' }
                : ran,
            argv.join(' '),
          );
          if (form.includes('--json')) JSON.parse(Buffer.from(ran.stdout, 'latin1').toString());
        }
      });

    test('the names are whole in JSON', async () => {
      const { stdout } = await runIn({ root, encoding: 'utf8' }, ['-xp', '-a', '--json']);
      assert.equal(JSON.parse(stdout).sockets[0].path, `/run/${attack}`);
    });
  });
}

/** What can be wrong with a command line: for each of these a message that says what was given. */
const LINES = (x: string): readonly (readonly string[])[] => [
  [`--${x}`],
  [`--n${x}`],
  [`-${x}`],
  [`-A${x}`],
  [`--tcp=${x}`],
  [`--json=${x}`],
  [`--root=/${x}`],
  ['--define', x],
  ['--csv', '--columns', x],
  ['--csv', `--columns=state${x}`],
  ['--where', x],
  ['--where', `state=${x}`],
  ['--where', `local.port=${x}`],
  ['--where', `local.address=${x}`],
  ['--where', `${x}=1`],
  ['--where', `user=${x}`],
  ['--where', `program ~ '(${x}'`],
  ['--where', `state=LISTEN ${x}`],
  ['--sort', x],
  ['--count-by', x],
  ['--wait', x, '--where', 'state=LISTEN'],
  ['--dns-timeout', x],
  ['--color', x],
  ['--completion', x],
  ...ALL_OPTIONS.filter(({ argument }) => argument).map((spec) => [
    `${canonicalName(spec)}=${placed(spec, x)}`,
  ]),
];

/** Nothing is written. */
const placed = ({ long }: OptionSpec, x: string): string =>
  long === 'record' || long === 'output' ? `/nowhere/${x}` : x;

describe('no message repeats an argument as it is', () => {
  for (const attack of [...ATTACKS, 'a\nFORGED']) {
    test(JSON.stringify(attack), async () => {
      for (const argv of LINES(attack))
        assertSafe(await runIn({ root: memoryRoot({ '/proc/net/tcp': '' }) }, argv), JSON.stringify(argv));
    });
  }
});

describe('on a terminal', () => {
  for (const attack of ATTACKS) {
    test(`--wait says what it waits for, with ${JSON.stringify(attack)}`, async () => {
      let time = 0;
      const surroundings = {
        root: memoryRoot({ '/proc/net/tcp': '' }),
        isTerminal: true,
        now() {
          time += 400;
          return new Date(time);
        },
        frames: 9,
      };
      const ran = await runIn(surroundings, ['--wait=1', '--where', `host="${attack}"`]);
      assert.match(ran.stderr, /waiting for host="/);
      assertSafe({ ...ran, stderr: ran.stderr.replaceAll('\r', '') }, ran.stderr);
    });
  }
});

describe('of a recorded tree', () => {
  for (const attack of ATTACKS.map((text) => text.replaceAll('/', ''))) {
    test(`folders and links may be called ${JSON.stringify(attack)}`, async () => {
      const parent = mkdtempSync(join(tmpdir(), 'netstat-names-'));
      try {
        const folder = join(parent, attack);
        mkdirSync(join(folder, 'proc/net/stat'), { recursive: true });
        mkdirSync(join(folder, 'sys/class/net'), { recursive: true });
        for (const [at, to] of [
          ['proc/net/tcp', attack],
          [`proc/net/${attack}`, attack],
          ['proc/net/udp', `../../../${attack}`],
          ['proc/net/unix', `${attack}/${attack}`],
          [`sys/class/net/${attack}`, attack],
        ] as const)
          symlinkSync(to, join(folder, at));
        writeFileSync(join(folder, 'proc/net/dev'), ` |\n |bytes\n${attack}: 1 2 3\n`);
        for (const argv of [['-a'], ['-i'], ['-ie'], ['-t'], ['-r'], ['-x', '--json'], ['-a', '--explain']]) {
          const surroundings = { root: memoryRoot({}), env: { NETSTAT_ROOT: folder }, isTerminal: true };
          const ran = await runIn(surroundings, argv);
          assert.match(ran.stderr, /NETSTAT_ROOT is set/);
          assertSafe(ran, argv.join(' '));
        }
      } finally {
        rmSync(parent, { recursive: true });
      }
    });
  }
});
