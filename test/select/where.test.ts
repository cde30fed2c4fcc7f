import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseWhere } from '../../src/select/expression/expression.ts';
import { compileWhere } from '../../src/select/where.ts';
import { LOOKUPS } from './host.ts';
import { GROUPS, SOCKETS } from './records.ts';

const ALL = Object.keys(SOCKETS);
const without = (...names: string[]): string => ALL.filter((name) => !names.includes(name)).join(' ');

/** Which of the sockets an expression selects, in their order. */
const SELECTED: readonly (readonly [expression: string, names: string])[] = [
  // Words and text.
  ['state=LISTEN', 'listener sctp'],
  ['state = listen', 'listener sctp'],
  ['protocol = TCP6', 'listener mapped'],
  ['state = ""', 'datagram lite'],
  ['state in LISTEN , listening', 'listener sctp unix ax25'],
  ['state != ""', without('datagram', 'lite')],
  ['state ~ ^(listen|close)', 'listener mapped sctp unix ax25'],
  ['protocol !~ ^tcp', without('listener', 'client', 'mapped')],
  ['path = /run/Docker.sock', 'unix'],
  ['path = /run/docker.sock', ''],
  ['path ~ docker', ''],
  ['path ~ ^/.un/', 'unix'],
  ['state ~ ^.$', 'raw'],
  ['path ~ Docker[.]sock$', 'unix'],
  ['path not in /run/Docker.sock,/x', without('unix')],
  ['type = stream and flags = ACC', 'unix'],
  ["program = 'it''s'", 'client'],
  ['program = "it\'s"', 'client'],
  ["program ~ it's", 'client'],
  ['command ~ --db=db1', 'client'],
  ["command = 'nginx: master process'", 'listener'],
  // Several values: any of them, or none.
  ['program = nginx-worker', 'listener'],
  ['program != nginx', without('listener')],
  ['not (program = nginx)', without('listener')],
  ['pid > 11', 'client'],
  ['pid <= 10', 'listener'],
  ['owners.fd in 6-7', 'listener'],
  ['port = 443', 'listener datagram sctp'],
  ['port != 443', without('listener', 'datagram', 'sctp')],
  ['port not in 443,514,1', 'client unix ax25'],
  // Numbers.
  ['recvQ > 0', 'client mapped datagram'],
  ['recvQ > -1', 'listener client mapped datagram'],
  ['recvQ>=5', 'client datagram'],
  ['recvQ < 5', 'listener mapped'],
  ['recvQ <= 5 and recvQ != 0', 'client mapped'],
  ['recvQ in 1,100-200', 'mapped datagram'],
  ['sendQ = 18446744073709551615', 'client'],
  ['sendQ > 18446744073709551614', 'client'],
  ['sendQ = 18446744073709551614', ''],
  ['inode = 9007199254740993', 'mapped'],
  ['inode = 9007199254740992', ''],
  ['tcp.ssthresh = -1', 'client'],
  ['tcp.ssthresh in -5--1', 'client'],
  ['timer.seconds < 12.6 and timer.seconds > 12.4', 'client'],
  ['timer.seconds in 0.5-12.5', 'client'],
  ['tcp.rto = .2', 'client'],
  ['vs < 4', 'ax25'],
  // Ports and services.
  ['port = https', 'listener datagram sctp'],
  ['local.port in https,8000-8100', 'listener mapped sctp'],
  ['foreign.port != https', without('datagram')],
  ['port = shell', 'mapped lite'],
  ['port = syslog', 'datagram lite'],
  ['local.port = icmp', 'raw'],
  ['foreign.port < syslog', 'datagram'],
  ['local.port <= syslog', 'datagram lite'],
  ['local.port > shell', 'client mapped'],
  ['service = https', 'listener'],
  ['service ~ ^s', 'lite'],
  // Users.
  ['user = root', 'listener datagram'],
  ['user = 0', 'listener datagram'],
  ['user in www-data,1000', 'client mapped'],
  ['user != root', without('listener', 'datagram')],
  ['user ~ ^a', 'mapped'],
  ['uid >= 33', 'client mapped'],
  // Addresses.
  ['address = 10.0.0.9', 'client'],
  ['foreign.address = ::ffff:10.0.0.9', 'client'],
  ['foreign.address = 192.0.2.7', 'mapped'],
  ['address = 10.0.0.0/8', 'client mapped'],
  ['local.address in 10.0.0.0/16,fe80::/10', 'client datagram'],
  ['local.address in ::ffff:10.0.0.0/104', 'client mapped'],
  ['local.address in ::ffff:10.0.0.0/90', ''],
  ['local.address in ::ffff:10.0.0.0/64', 'listener'],
  ['local.address in ::/0', 'listener datagram'],
  ['local.address in 0.0.0.0/0', 'client mapped lite raw sctp'],
  ['local.address in 10.0.0.1-10.0.0.5', 'client'],
  ['local.address not in 0.0.0.0/0,::/0', 'unix ax25'],
  ['local.address < 127.0.0.1', 'client mapped raw'],
  ['local.address >= 127.0.0.1', 'listener datagram lite sctp'],
  ['local.address > ::', 'datagram'],
  ['local.address <= ::', 'listener client mapped lite raw sctp'],
  ['foreign.address = 2001:0DB8:0::9', 'datagram'],
  ['address = 192.0.2.2', 'sctp'],
  ['locals = 192.0.2.2', 'sctp'],
  ['local.address ~ ^10[.]', 'client'],
  ["local.address = 'LINUX-5'", 'ax25'],
  ["foreign.address = '*'", 'ax25'],
  ["foreign.address in '*',10.0.0.9", 'client ax25'],
  // Hosts.
  ['host = db.example.org', 'client datagram'],
  ['host = DB1.example.org.', 'client'],
  ['host in 10.0.0.9,nobody.example', 'client'],
  ['host != db.example.org', without('client', 'datagram')],
  ['host = sctp.example.org', 'sctp'],
  ['local.host = db.example.org', ''],
  ['host ~ ^DB', 'client'],
  ['host = ""', ''],
  // What can be true, false, or not known.
  ['dualStack = true', 'listener'],
  ['dualStack = NULL', 'datagram'],
  ['dualStack in true,null', 'listener datagram'],
  ['dualStack != true', without('listener')],
  // Words between comparisons.
  ['state=LISTEN and port=443 or protocol=unix', 'listener sctp unix'],
  ['state=LISTEN and (port=443 or protocol=unix)', 'listener sctp'],
  ['protocol=unix or state=LISTEN and port=443', 'listener sctp unix'],
  ['NOT state=LISTEN And Not protocol=unix OR recvQ=0', without('sctp', 'unix')],
  ['not not state=LISTEN', 'listener sctp'],
  ['not(state=LISTEN)and(recvQ>0)', 'client mapped datagram'],
  ['((((state=LISTEN))))', 'listener sctp'],
  ['\tstate\n=\rLISTEN ', 'listener sctp'],
  ['(program ~ ^nginx)', 'listener'],
  ['(program ~ ^(nginx|x)$) and pid=10', 'listener'],
  ["(program ~ '^(nginx|x)$')and pid=10", 'listener'],
  ['(program ~ [)(]|nginx)', 'listener'],
  ['(command ~ \\)|worker)', 'listener'],
];

for (const [expression, names] of SELECTED) {
  test(expression, () => {
    const where = compileWhere(parseWhere(expression), ['socket'], LOOKUPS);
    const selected = Object.entries(SOCKETS).filter(([, record]) => where.matches('socket', record));
    assert.equal(selected.map(([name]) => name).join(' '), names);
  });
}

const OF_SEVERAL_KINDS: readonly (readonly [expression: string, names: string])[] = [
  ['iface = lo', 'all'],
  ['iface != lo', 'dns'],
  ['not (iface = lo)', 'dns'],
  ['port != 443', without('listener', 'datagram', 'sctp')],
  ['port = 443 or family = inet', 'listener datagram sctp all'],
  ['not (port = 443 and family = inet)', `${without('listener', 'datagram', 'sctp')} dns`],
  ['refCount = 2', 'unix dns'],
  ['address = 224.0.0.0/4', 'all'],
  ['host ~ mcast', 'all'],
];

for (const [expression, names] of OF_SEVERAL_KINDS) {
  test(`of sockets and groups: ${expression}`, () => {
    const where = compileWhere(parseWhere(expression), ['socket', 'group'], LOOKUPS);
    const selected = [
      ...Object.entries(SOCKETS).filter(([, record]) => where.matches('socket', record)),
      ...Object.entries(GROUPS).filter(([, record]) => where.matches('group', record)),
    ];
    assert.equal(selected.map(([name]) => name).join(' '), names);
  });
}

test('it tells the fields and the hosts that decide', () => {
  const where = compileWhere(
    parseWhere('program ~ x or (host in db.example.org,::1,"" and not (pid = 1)) or host != db.example.org'),
    ['socket'],
    LOOKUPS,
  );
  assert.deepEqual([...where.fields], ['owners.program', 'local.host', 'foreign.host', 'owners.pid']);
  assert.deepEqual([...where.hosts], ['db.example.org']);
  assert.equal(where.needsHosts, false);
  assert.equal(compileWhere(parseWhere('not host !~ x'), ['socket'], LOOKUPS).needsHosts, true);
  assert.equal(compileWhere(parseWhere('user ~ x'), ['socket'], LOOKUPS).needsHosts, false);
});

test('the addresses of a host are those that it has at the time', () => {
  let addresses: readonly string[] = [];
  const where = compileWhere(parseWhere('host = moving.example'), ['socket'], {
    ...LOOKUPS,
    hostAddresses: () => addresses,
  });
  assert.equal(where.matches('socket', SOCKETS.client), false);
  addresses = ['10.0.0.9'];
  assert.equal(where.matches('socket', SOCKETS.client), true);
  addresses = ['10.0.0.10'];
  assert.equal(where.matches('socket', SOCKETS.client), false);
});

test('a character is one, however many units of UTF-16 it has', () => {
  const where = compileWhere(parseWhere('path ~ ^.$'), ['socket'], LOOKUPS);
  assert.equal(where.matches('socket', { protocol: 'unix', state: '', path: '\u{1f600}' }), true);
});

test('a kind that was not announced is never selected', () => {
  const where = compileWhere(parseWhere('refCount > 0'), ['socket'], LOOKUPS);
  assert.equal(where.matches('group', GROUPS.all), false);
});
