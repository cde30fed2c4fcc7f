/** Fields whose values are a closed set: which words are taken, and for what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IPX_STATES } from '../../src/format/legacy/ipx.ts';
import {
  AX25_STATES,
  NETROM_STATES,
  radioStateWord,
  X25_STATES,
} from '../../src/format/legacy/radio-words.ts';
import { neighbourStateWord } from '../../src/format/routes/neighbours.ts';
import { INET_STYLES } from '../../src/format/sockets/inet-sockets.ts';
import { sctpStateWord, socketTypeWord, unixStateWord } from '../../src/format/sockets/words.ts';
import { GLOSSARY } from '../../src/glossary/glossary.ts';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import type { AnyRecord, Kind } from '../../src/records/record.ts';
import { SOCKET_PROTOCOLS, SOCKET_STATES, UNIX_STATES } from '../../src/records/words.ts';
import { SelectError } from '../../src/select/error.ts';
import { parseWhere } from '../../src/select/expression/expression.ts';
import { compileWhere } from '../../src/select/where.ts';
import { runIn } from '../io.ts';
import { LOOKUPS } from './host.ts';

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A record with a value in one field. */
function recordWith(field: string, value: string): AnyRecord {
  const [key = '', inner] = field.split('.');
  const whole = inner === undefined ? value : { [inner]: value };
  return {
    protocol: 'tcp',
    state: '',
    family: 'inet',
    [key]: key === 'addresses' || key === 'flagNames' ? [whole] : whole,
  } as never;
}

const selects = (kind: Kind, field: string, asked: string, value: string): boolean =>
  compileWhere(parseWhere(`${field} = ${quote(asked)}`), [kind], LOOKUPS).matches(
    kind,
    recordWith(field, value),
  );

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const [tcp, udp, raw] = [INET_STYLES.tcp, INET_STYLES.udp, INET_STYLES.raw];

/** All that records can have, as far as a number decides. */
const SHOWN: readonly (readonly [kind: Kind, field: string, values: readonly string[]])[] = [
  [
    'socket',
    'state',
    upTo(20).flatMap((state) => [tcp.state(state), udp.state(state), sctpStateWord(state)]),
  ],
  ['socket', 'state', [0, 1, 7, 255, -5, 0xffff_ffff].map(raw.state)],
  ['socket', 'state', [0xffff_ffff, 1 << 30].map(sctpStateWord)],
  ['socket', 'state', upTo(9).flatMap((state) => [unixStateWord(state, true), unixStateWord(state, false)])],
  [
    'socket',
    'state',
    [AX25_STATES, X25_STATES, NETROM_STATES].flatMap((words) => upTo(7).map((n) => radioStateWord(words, n))),
  ],
  ['socket', 'state', [...IPX_STATES.values(), 'UNK.']],
  ['socket', 'timer.kind', [tcp, udp].flatMap(({ timers }) => [...timers, 'unkn-7', 'unkn-4294967295'])],
  ['socket', 'type', upTo(12).map(socketTypeWord)],
  ['route', 'state', upTo(256).map(neighbourStateWord)],
  ['interface', 'addresses.scope', ['global', 'compat,global', 'link,site,host', 'compat,link']],
];

for (const [kind, field, values] of SHOWN) {
  test(`each ${field} that a ${kind} shows can be asked for: ${values.slice(0, 3)}, …`, () => {
    for (const value of values) assert.ok(selects(kind, field, value, value), value);
  });
}

/** Words and what they stand for; the first one of a field is also asked for in other spellings. */
const MEANINGS: readonly (readonly [field: string, word: string, shown: readonly string[], kind?: Kind])[] = [
  ['state', 'ESTAB', ['ESTABLISHED', 'ESTAB', '1']],
  ['state', 'established', ['ESTABLISHED', 'ESTAB', '1']],
  ['state', 'LISTEN', ['LISTEN']],
  ['state', 'LISTENING', ['LISTEN', 'LISTENING']],
  ['state', 'TCP_LISTEN', ['LISTEN']],
  ['state', 'time-wait', ['TIME_WAIT']],
  ['state', 'TIMEWAIT', ['TIME_WAIT']],
  ['state', 'Close-Wait', ['CLOSE_WAIT']],
  ['state', 'last-ack', ['LAST_ACK']],
  ['state', 'syn-sent', ['SYN_SENT']],
  ['state', 'SYN_RCVD', ['SYN_RECV']],
  ['state', 'SYN-RECEIVED', ['SYN_RECV']],
  ['state', 'syn-recv', ['SYN_RECV']],
  ['state', 'TCP_NEW_SYN_RECV', ['SYN_RECV']],
  ['state', 'FIN-WAIT-1', ['FIN_WAIT1']],
  ['state', 'FIN_WAIT_2', ['FIN_WAIT2']],
  ['state', 'finwait2', ['FIN_WAIT2']],
  ['state', 'CLOSED', ['CLOSE', '7']],
  ['state', 'close', ['CLOSE', '7']],
  ['state', 'UNCONN', ['', 'CLOSE', '7']],
  ['state', 'bound', ['', 'CLOSE', '7']],
  ['state', 'SS_CONNECTED', ['CONNECTED']],
  ['state', 'SABM-SENT', ['SABM SENT', 'SABM_SENT']],
  ['state', '7', ['7']],
  ['state', '', ['']],
  ['protocol', 'tcp4', ['tcp']],
  ['protocol', 'udpl', ['udplite']],
  ['protocol', 'UDPL6', ['udplite6']],
  ['protocol', 'AF_UNIX', ['unix']],
  ['protocol', 'PF_LOCAL', ['unix']],
  ['timer.kind', 'persist', ['probe']],
  ['timer.kind', 'time-wait', ['timewait']],
  ['timer.kind', 'keep_alive', ['keepalive']],
  ['type', 'SOCK_DGRAM', ['DGRAM']],
  ['type', 'u_seq', ['SEQPACKET']],
  ['flags', 'ACC', ['ACC']],
  ['flags', 'N W ACC', ['ACC W N']],
  ['family', 'ipv6', ['inet6'], 'route'],
  ['family', 'AF_INET', ['inet'], 'group'],
  ['family', 'PF_INET6', ['inet6'], 'group'],
  ['family', 'AppleTalk', ['ddp'], 'route'],
  ['state', 'PERMANENT', ['PERM'], 'route'],
  ['state', 'NUD_STALE', ['STALE'], 'route'],
  ['flags', 'HGU', ['UGH'], 'route'],
  ['flags', 'URMB', ['BMRU'], 'interface'],
  ['flags', 'PP', ['PP'], 'interface'],
  ['flags', '', [''], 'interface'],
  ['flagNames', 'IFF_PROMISC', ['PROMISC'], 'interface'],
  ['hardware', 'loop', ['Local Loopback'], 'interface'],
  ['addresses.scope', 'link-local', ['link'], 'interface'],
  ['protocol', 'IPPROTO_GRE', ['gre'], 'masquerade'],
];

const EVERY = [
  ...SOCKET_STATES.words,
  ...SOCKET_PROTOCOLS.words,
  ...MEANINGS.flatMap(([, , shown]) => shown),
];

for (const [field, word, shown, kind = 'socket'] of MEANINGS) {
  test(`${field} = '${word}' of a ${kind} is ${shown.map((one) => `'${one}'`).join()}`, () => {
    const found = [...new Set(EVERY)].filter((value) => selects(kind, field, word, value));
    assert.deepEqual(found.sort(), [...shown].sort());
    const list = compileWhere(parseWhere(`${field} not in ${quote(word)}`), [kind], LOOKUPS);
    for (const value of shown) assert.ok(!list.matches(kind, recordWith(field, value)));
  });
}

/** Topics of the glossary whose names are names of a field's values, but for those that are about the field itself. */
const TOPICS: Readonly<Record<string, string>> = {
  protocol: 'protocol',
  'tcp state': 'state',
  'udp state': 'state',
  'raw state': 'state',
  'sctp state': 'state',
  'unix state': 'state',
  'state of ax25, x25, netrom and rose': 'state',
  timer: 'timer.kind',
  'unix socket type': 'type',
};
const NO_VALUES = new Set([
  '??',
  'ip',
  'icmp',
  'gre',
  'esp',
  'mptcp',
  'mptcp6',
  'IPPROTO_MPTCP',
  'timer.kind',
  'unkn',
  'unkn-N',
  'UNKNOWN(N)',
]);

for (const [name, field] of Object.entries(TOPICS)) {
  test(`${field} takes all names that the glossary has: ${name}`, () => {
    const entries = GLOSSARY.find((topic) => topic.name === name)?.entries ?? [];
    assert.ok(entries.length > 0);
    for (const { words, names } of entries) {
      for (const asked of [...words, ...names].filter((name) => !NO_VALUES.has(name)))
        assert.ok(
          words.some((word) =>
            selects(
              'socket',
              field,
              asked,
              word === 'udpl' || word === 'udpl6' ? word.replace('l', 'lite') : word,
            ),
          ),
          `${asked} for ${words}`,
        );
    }
  });
}

test('a word is written with or without case, blanks, - and _; at the ends they count', () => {
  const spelled = fc
    .tuple(
      fc.constantFrom(...SOCKET_STATES.words.filter((word) => /^[A-Z]/.test(word))),
      fc.infiniteStream(fc.constantFrom('-', '_', ' ', '')),
      fc.infiniteStream(fc.boolean()),
    )
    .map(([word, signs, cases]) => {
      const spell = (letter: string): string => (cases.next().value ? letter.toLowerCase() : letter);
      return {
        word,
        asked: word.replace(/[_ ](?=.)/g, () => String(signs.next().value)).replace(/[A-Z]/g, spell),
      };
    });
  fc.assert(
    fc.property(spelled, ({ word, asked }) => {
      assert.ok(selects('socket', 'state', asked, word), asked);
      assert.throws(() => selects('socket', 'state', `-${asked}`, word), SelectError);
      assert.throws(() => selects('socket', 'state', `${asked}_`, word), SelectError);
    }),
  );
});

test('what is no word of the field is a mistake, at its place, wherever it stands; patterns are free', () => {
  const operators = ['= $', '!= $', 'in LISTEN, $', 'not in $, LISTEN'];
  const words = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom(
      'constructor',
      '__proto__',
      'LISTE',
      'CONECTED',
      'unknown()',
      '1x',
      '--1',
      'tcp',
      'x'.repeat(5000),
    ),
  );
  fc.assert(
    fc.property(words, fc.constantFrom(...operators), (word, operator) => {
      fc.pre(SOCKET_STATES.meant(word).length === 0);
      const text = `state ${operator.replace('$', () => quote(word))}`;
      assert.throws(
        () => compileWhere(parseWhere(text), ['socket'], LOOKUPS),
        (error) =>
          error instanceof SelectError &&
          error.message.startsWith('state has no word ') &&
          error.offset === text.indexOf(quote(word)),
      );
    }),
  );
  assert.ok(compileWhere(parseWhere('state ~ ^xyz'), ['socket'], LOOKUPS));
});

test('a set with other words for the rows to come', () => {
  const where = (text: string) => compileWhere(parseWhere(text), ['socket'], LOOKUPS, { state: UNIX_STATES });
  for (const [word, state] of [
    ['LISTEN', 'LISTENING'],
    ['ESTAB', 'CONNECTED'],
    ['syn-sent', 'CONNECTING'],
    ['UNCONN', ''],
    ['UNKNOWN', 'UNKNOWN'],
  ] as const)
    assert.ok(where(`state = ${word}`).matches('socket', { protocol: 'unix', state }), word);
  assert.throws(
    () => where('state = TIME_WAIT'),
    /state has no word 'TIME_WAIT': there are LISTENING, CONNECTED,/,
  );
  assert.ok(where('protocol = tcp'));
});

const TCP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0A0200C0:0050 097100CB:C350 01 00000000:00000000 00:00000000 00000000     0        0 1 1 0 20 4 30 10 -1
`;
const UNIX = `Num       RefCount Protocol Flags    Type St Inode Path
0: 00000002 00000000 00010000 0001 01 7 /run/x
`;
const HOST = { '/proc/net/tcp': TCP, '/proc/net/unix': UNIX };

const RUNS: readonly (readonly [args: readonly string[], status: number, stderr?: string])[] = [
  [['-tan', '--where', 'state = ESTAB', '--absent', '--quiet'], 4],
  [['-tan', '--where', 'state = ESTAB', '--assert', '--quiet'], 0],
  [['-xan', '--where', 'state = LISTEN', '--absent', '--quiet'], 4],
  [
    ['-tan', '--where', 'state = ESTABLISHD', '--absent', '--quiet'],
    3,
    "netstat: --where: state has no word 'ESTABLISHD': did you mean ESTABLISHED?\nstate = ESTABLISHD\n        ^\n",
  ],
];

for (const [args, status, stderr = ''] of RUNS) {
  test(`${args.join(' ')}: ${status}`, async () => {
    assert.deepEqual(await runIn({ root: memoryRoot(HOST) }, args), { stdout: '', stderr, status });
  });
}
