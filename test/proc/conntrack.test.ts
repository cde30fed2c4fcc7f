import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ConntrackEntry, conntrackReader } from '../../src/proc/conntrack.ts';

const parse = (text: string) => conntrackReader()(Buffer.from(text, 'latin1'));

/** An entry with the ends as texts. */
function plain({ original, reply, ...entry }: ConntrackEntry): object {
  const text = ({ source, destination }: ConntrackEntry['original']): string => `${source} ${destination}`;
  return { ...entry, original: text(original), reply: text(reply) };
}

const CASES: readonly (readonly [name: string, line: string, expected: object])[] = [
  [
    'tcp',
    'ipv4     2 tcp      6 431999 ESTABLISHED src=10.0.0.1 dst=10.0.0.2 sport=40000 dport=8080 src=172.17.0.2 dst=10.0.0.9 sport=80 dport=40001 [ASSURED] mark=5 zone=3 use=2',
    {
      ...{ protocol: 'tcp', number: 6, timeout: 431999, state: 'ESTABLISHED', flags: ['ASSURED'] },
      ...{ original: '10.0.0.1:40000 10.0.0.2:8080', reply: '172.17.0.2:80 10.0.0.9:40001' },
    },
  ],
  [
    'udp without an answer, with counts and zones',
    'ipv4     2 udp      17 29 src=10.0.0.1 dst=10.0.0.2 sport=1 dport=2 zone-orig=7 packets=1 bytes=60 [UNREPLIED] src=10.0.0.3 dst=10.0.0.4 sport=3 dport=65535 packets=0 bytes=0 mark=0 secctx=system_u:object_r:unlabeled_t:s0 use=1',
    {
      ...{ protocol: 'udp', number: 17, timeout: 29, flags: ['UNREPLIED'] },
      ...{ original: '10.0.0.1:1 10.0.0.2:2', reply: '10.0.0.3:3 10.0.0.4:65535' },
    },
  ],
  [
    'IPv6',
    'ipv6     10 tcp      6 117 SYN_SENT2 src=2001:0db8:0000:0000:0000:0000:0000:0001 dst=2001:0db8:0000:0000:0000:0000:0000:0002 sport=5 dport=6 src=2001:0db8:0000:0000:0000:0000:0000:0003 dst=2001:0db8:0000:0000:0000:0000:0000:0004 sport=7 dport=8 mark=0 use=1',
    {
      ...{ protocol: 'tcp', number: 6, timeout: 117, state: 'SYN_SENT2', flags: [] },
      ...{ original: '2001:db8::1:5 2001:db8::2:6', reply: '2001:db8::3:7 2001:db8::4:8' },
    },
  ],
  [
    'icmp, which has no ports',
    'ipv4     2 icmp     1 28 src=10.0.0.1 dst=10.0.0.2 type=8 code=0 id=77 src=10.0.0.2 dst=10.0.0.1 type=0 code=0 id=77 mark=0 use=1',
    {
      ...{ protocol: 'icmp', number: 1, timeout: 28, flags: [] },
      ...{ original: '10.0.0.1:0 10.0.0.2:0', reply: '10.0.0.2:0 10.0.0.1:0' },
    },
  ],
  [
    'taken over by a flow table: without a time',
    'ipv4     2 tcp      6 ESTABLISHED src=10.0.0.1 dst=10.0.0.2 sport=9 dport=8 src=10.0.0.2 dst=10.0.0.1 sport=8 dport=9 [OFFLOAD] mark=0 use=2',
    {
      ...{ protocol: 'tcp', number: 6, state: 'ESTABLISHED', flags: ['OFFLOAD'] },
      ...{ original: '10.0.0.1:9 10.0.0.2:8', reply: '10.0.0.2:8 10.0.0.1:9' },
    },
  ],
  [
    'ip_conntrack, without a family',
    'tcp      6 300 TIME_WAIT src=10.0.0.1 dst=10.0.0.2 sport=9 dport=8 src=10.0.0.2 dst=10.0.0.1 sport=8 dport=9 [ASSURED] use=1',
    {
      ...{ protocol: 'tcp', number: 6, timeout: 300, state: 'TIME_WAIT', flags: ['ASSURED'] },
      ...{ original: '10.0.0.1:9 10.0.0.2:8', reply: '10.0.0.2:8 10.0.0.1:9' },
    },
  ],
  [
    'a protocol that the kernel has no name for',
    'ipv4     2 unknown  89 599 src=10.0.0.1 dst=224.0.0.5 [UNREPLIED] src=224.0.0.5 dst=10.0.0.1 mark=0 use=1',
    {
      ...{ protocol: 'unknown', number: 89, timeout: 599, flags: ['UNREPLIED'] },
      ...{ original: '10.0.0.1:0 224.0.0.5:0', reply: '224.0.0.5:0 10.0.0.1:0' },
    },
  ],
];

for (const [name, line, expected] of CASES) {
  test(name, () => {
    const { records, problems } = parse(`${line}\n`);
    assert.deepEqual(records.map(plain), [expected]);
    assert.deepEqual(problems, []);
  });
}

test('lines that give no entry', () => {
  const [, good = ''] = CASES[0] ?? [];
  const bad = [
    'junk',
    good.replace('sport=80', 'sport=a0'),
    good.replace('src=172.17.0.2', 'src=172.17.0.256'),
    good.replace(/src=172.*/, ''),
    `${good} src=10.0.0.1 dst=10.0.0.2`,
    good.replace('src=10.0.0.1 ', ''),
    good.replace(' 6 ', ' '),
  ];
  const { records, problems } = parse([...bad, good, ''].join('\n'));
  assert.deepEqual(
    problems.map(({ code, line }) => `${code} ${line}`),
    bad.map((_line, at) => `BOGUS_LINE ${at}`),
  );
  assert.equal(records.length, 1);
});

test('any bytes are read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      conntrackReader()(bytes);
    }),
  );
});
