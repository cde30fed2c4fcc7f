import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Names, PortProtocol } from '../../../src/format/names.ts';
import {
  createNameService,
  type NameService,
  type NameServiceOptions,
} from '../../../src/host/names/names.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import type { Root } from '../../../src/host/root/root.ts';
import { type Address, Ipv4Address } from '../../../src/proc/reading/address.ts';
import { parseAddress } from '../../../src/proc/reading/address-text.ts';

const FILES = 'hosts: files\nnetworks: files\nservices: files\nprotocols: files\npasswd: files\n';

function service(root: Root, options: Partial<NameServiceOptions> = {}): NameService {
  return createNameService(root, {
    numericHosts: false,
    numericPorts: false,
    numericUsers: false,
    dnsTimeout: 2,
    ...options,
  });
}

/** The names that files of /etc give, by their names. */
function namesOf(files: Readonly<Record<string, string>>): Names {
  const tree = Object.entries({ 'nsswitch.conf': FILES, ...files }).map(([name, text]) => [
    `/etc/${name}`,
    text,
  ]);
  return service(memoryRoot(Object.fromEntries(tree))).names;
}

function at(text: string): Address {
  const address = parseAddress(text);
  assert.ok(address, text);
  return address;
}

function ipv4(text: string): Ipv4Address {
  const address = at(text);
  assert.ok(address instanceof Ipv4Address, text);
  return address;
}

const LONG = 'n'.repeat(200);

describe('/etc/hosts', () => {
  const rows: [name: string, hosts: string, address: string, expected: string | undefined][] = [
    ['the first line counts, and its first name', '10.0.0.1 one alias\n10.0.0.1 two\n', '10.0.0.1', 'one'],
    ['an address without a name', '10.0.0.1\n10.0.0.1 two\n', '10.0.0.1', ''],
    ['a comment in the place of the name', '10.0.0.1 #one\n', '10.0.0.1', ''],
    ['the last line without its newline', '10.0.0.1\tone', '10.0.0.1', 'one'],
    ['blanks of all kinds', ' \v10.0.0.1\f\r one\r\n', '10.0.0.1', 'one'],
    ['a line ends at a NUL', '10.0.0.1 one\0two\n10.0.0.2\0 three\n', '10.0.0.1', 'one'],
    ['an octet with a leading zero is none', '010.0.0.1 eight\n', '10.0.0.1', undefined],
    ['bytes stay bytes', '10.0.0.1 caf\xc3\xa9\xff\n', '10.0.0.1', 'caf\xc3\xa9\xff'],
    ['IPv6 by value, not by text', '2001:DB8:0:0::0001 six\n', '2001:db8::1', 'six'],
    ['the loopback of IPv6 names that of IPv4', '::1 six\n127.0.0.1 four\n', '127.0.0.1', 'six'],
    ['a mapped line names the IPv4 address', '::ffff:10.0.0.1 mapped\n', '10.0.0.1', 'mapped'],
    ['an IPv4 line names no mapped address', '10.0.0.1 four\n', '::ffff:10.0.0.1', undefined],
    ['a compatible line names no IPv4 address', '::10.0.0.1 compatible\n', '10.0.0.1', undefined],
    [
      'a name of a mapped address loses what its number would',
      '::ffff:10.0.0.1 a:b.c:d\n',
      '::ffff:10.0.0.1',
      'b.c:d',
    ],
    ['but not without a dot', '::ffff:10.0.0.1 a:b\n', '::ffff:10.0.0.1', 'a:b'],
    ['nor of another address', '2001:db8::1 a:b.c\n', '2001:db8::1', 'a:b.c'],
    ['a long name of IPv4 is cut', `10.0.0.1 ${LONG}\n`, '10.0.0.1', LONG.slice(0, 127)],
    ['127 bytes of IPv6 are shown', `::5 ${LONG.slice(0, 127)}\n`, '::5', LONG.slice(0, 127)],
    ['more are not', `::5 ${LONG.slice(0, 128)}\n`, '::5', undefined],
    ['0.0.0.0 has no name', '0.0.0.0 zero\n', '0.0.0.0', undefined],
    [':: has this one', ':: zero\n', '::', '[::]'],
    [
      'what is no address names nothing',
      '10.0.1 a\n1.2.3.4.5 b\nfe80::1%lo c\n10.0.0.1\xa0 d\n',
      '10.0.0.1',
      undefined,
    ],
  ];
  for (const [name, hosts, address, expected] of rows) {
    test(name, () => assert.equal(namesOf({ hosts }).host(at(address)), expected));
  }
});

describe('/etc/networks', () => {
  const rows: [name: string, networks: string, address: string, expected: string | undefined][] = [
    ['a number is padded on its right', 'lan 10.1\n', '10.1.0.0', 'lan'],
    ['all of it must match', 'lan 10.1\n', '10.1.0.1', undefined],
    ['the first line counts', 'one 0.5\ntwo 0.5.0.0\n', '0.5.0.0', 'one'],
    ['octal, hex and x alone', 'odd 010.0x10.x1F.0XfF\n', '8.16.31.255', 'odd'],
    ['a part wraps at 32 bits', 'wrapped 10.4294967297\n', '10.1.0.0', 'wrapped'],
    ['what cannot be read is 255.255.255.255', 'bad 10.256\n', '255.255.255.255', 'bad'],
    ['so is no number at all', 'bad\n', '255.255.255.255', 'bad'],
    ['and eight as an octal digit', 'bad 10.08\n', '255.255.255.255', 'bad'],
    ['and five parts', 'bad 1.2.3.4.5\n', '255.255.255.255', 'bad'],
    ['0.0.0.0 has no name', 'default 0.0.0.0\n', '0.0.0.0', undefined],
  ];
  for (const [name, networks, address, expected] of rows) {
    test(name, () => assert.equal(namesOf({ networks }).network(ipv4(address)), expected));
  }

  test('an empty first octet makes a socket look for a network, but no route', () => {
    const names = namesOf({
      hosts: '0.0.0.5 host\n10.0.0.5 host\n',
      networks: 'net 0.0.0.5\nnet 10.0.0.5\n',
    });
    assert.equal(names.host(at('0.0.0.5')), 'net');
    assert.equal(names.routeHost(at('0.0.0.5')), 'host');
    assert.equal(names.host(at('10.0.0.5')), 'host');
    assert.equal(names.network(ipv4('10.0.0.5')), 'net');
  });
});

describe('/etc/services and /etc/protocols', () => {
  const rows: [
    name: string,
    files: Record<string, string>,
    port: number,
    protocol: PortProtocol,
    expected: string | undefined,
  ][] = [
    ['the last line counts, never an alias', { services: 'a 80/tcp x\nb 80/tcp y\n' }, 80, 'tcp', 'b'],
    ['of the protocol asked for', { services: 'a 80/tcp\nb 80/udp\n' }, 80, 'tcp', 'a'],
    ['whose case counts', { services: 'a 80/TCP\n' }, 80, 'tcp', undefined],
    ['a port in octal', { services: 'a 0120//tcp\n' }, 80, 'tcp', 'a'],
    ['a port in hex', { services: 'a +0x50/tcp\r\n' }, 80, 'tcp', 'a'],
    ['no port', { services: 'a 08/tcp\nb 8 /tcp\nc 8/ tcp\nd 8x/tcp\ne -8/tcp\n' }, 8, 'tcp', undefined],
    ['of 16 bits', { services: 'a 65616/tcp\n' }, 80, 'tcp', 'a'],
    ['out of 32', { services: 'a 4294967376/tcp\n' }, 80, 'tcp', undefined],
    ['wrapped around 64', { services: 'a -18446744073709551536/tcp\n' }, 80, 'tcp', 'a'],
    ['beyond 64', { services: 'a 18446744073709551696/tcp\n' }, 80, 'tcp', undefined],
    ['a name is cut', { services: `${LONG} 80/tcp` }, 80, 'tcp', LONG.slice(0, 63)],
    ['a protocol number', { protocols: 'icmp 1 ICMP\n' }, 1, 'raw', 'icmp'],
    ['is decimal', { protocols: 'a 010\nb 0x10\n' }, 10, 'raw', 'a'],
    ['of 16 bits too', { protocols: 'a 65537\n' }, 1, 'raw', 'a'],
    ['with nothing behind it', { protocols: 'a 1/x\nb 1x\n' }, 1, 'raw', undefined],
    ['before a service of raw', { protocols: 'a 1\n', services: 'b 1/raw\n' }, 1, 'raw', 'a'],
    ['which has the others', { protocols: 'a 1\n', services: 'b 2/raw\n' }, 2, 'raw', 'b'],
    ['0 has no name', { protocols: 'ip 0 IP\n' }, 0, 'raw', undefined],
  ];
  for (const [name, files, port, protocol, expected] of rows) {
    test(name, () => assert.equal(namesOf(files).service(port, protocol), expected));
  }
});

describe('/etc/passwd', () => {
  const rows: [name: string, passwd: string, uid: number, expected: string | undefined][] = [
    ['the first line counts', 'a:x:5:5:::\nb:x:5:5:::\n', 5, 'a'],
    ['uids are unsigned in the file, signed in the table', 'a:x:4294967294:5\n', -2, 'a'],
    ['or unsigned', 'a:x:4294967294:5\n', 4294967294, 'a'],
    ['but have 32 bits', 'a:x:-2:5\nb:x:8589934590:5\n', -2, undefined],
    ['blanks before a number', 'a:x: \t+5: 5\n', 5, 'a'],
    ['not behind it', 'a:x:5 :5\n', 5, undefined],
    ['the gid must be there', 'a:x:5\nb:x:5:\nc:x:5:x\n', 5, undefined],
    ['no user of NIS', '+a:x:5:5\n-b:x:5:5\n+:x:5:5\n', 5, undefined],
    ['a name can be empty', ':x:5:5\n', 5, ''],
    ['or hold a #, but not in front', '#a:x:5:5\nb#c:x:5:5\n', 5, 'b#c'],
    ['or a colon less', 'a:x:5:5', 5, 'a'],
  ];
  for (const [name, passwd, uid, expected] of rows) {
    test(name, () => assert.equal(namesOf({ passwd }).user(uid), expected));
  }
});

describe('/etc/nsswitch.conf', () => {
  const files = {
    hosts: '10.0.0.1 one\n',
    passwd: 'user:x:5:5\n',
    services: 'http 80/tcp\n',
    networks: 'net 0.0.0.5\n',
  };
  const rows: [name: string, text: string, hosts: boolean, users: boolean][] = [
    ['an empty one', '', true, true],
    ['the last line of a database counts', 'hosts: files\nhosts: nope\n', false, true],
    ['without a newline it does not', 'hosts: files\nhosts: nope', true, true],
    ['no sources', 'hosts:\n', false, true],
    ['nor a colon', 'hosts\n', false, true],
    ['many colons', ' hosts : :files\n', true, true],
    ['names of databases have their case', 'Hosts: nope\n', true, true],
    ['and so have sources', 'hosts: FILES\n', false, true],
    ['a # is a source like others', 'hosts: nope # files\n', true, true],
    ['what does not exist is not available', 'hosts: nope [UNAVAIL=return] files\n', false, true],
    ['but not as if it had no such name', 'hosts: nope [NOTFOUND=return] files\n', true, true],
    ['blanks and case in brackets', 'hosts: nope[ unavail = Return\t] files\n', false, true],
    ['all but', 'hosts: nope [!notfound=return] files\n', false, true],
    ['all but this one', 'hosts: nope [!UNAVAIL=return] files\n', true, true],
    ['the last criterion counts', 'hosts: nope [UNAVAIL=return UNAVAIL=continue] files\n', true, true],
    [
      'a second bracket ends the list',
      'hosts: nope [UNAVAIL=continue] [UNAVAIL=return] files\n',
      false,
      true,
    ],
    ['an error in a line leaves no names at all', 'hosts: files [NOTFOUND=x]\n', false, false],
    ['in whatever database', 'shadow: files [\n', false, false],
    ['of those that glibc has', 'sudoers: files [\n', true, true],
    ['empty brackets', 'hosts: files []\n', false, false],
    ['users by compat', 'passwd: compat\n', true, true],
    ['hosts not', 'hosts: compat\n', false, true],
  ];
  for (const [name, text, hosts, users] of rows) {
    test(name, () => {
      const names = namesOf({ ...files, 'nsswitch.conf': text });
      assert.equal(names.host(at('10.0.0.1')), hosts ? 'one' : undefined);
      assert.equal(names.user(5), users ? 'user' : undefined);
      assert.equal(names.service(80, 'tcp'), users ? 'http' : undefined);
      assert.equal(names.host(at('0.0.0.5')), users ? 'net' : undefined);
    });
  }

  test('systemd names two users by itself, after the file or before it', () => {
    const passwd = 'admin:x:0:0\n';
    const users = (order: string) => {
      const names = namesOf({ passwd, 'nsswitch.conf': `passwd: ${order}\n` });
      return [names.user(0), names.user(65534)];
    };
    assert.deepEqual(users('files'), ['admin', undefined]);
    assert.deepEqual(users('files systemd'), ['admin', 'nobody']);
    assert.deepEqual(users('files [NOTFOUND=return] systemd'), ['admin', undefined]);
    assert.deepEqual(users('systemd files'), ['root', 'nobody']);
    const withoutFile = namesOf({ 'nsswitch.conf': 'passwd: files [NOTFOUND=return] systemd\n' });
    assert.equal(withoutFile.user(0), 'root', 'an absent file is not available');
  });
});

/** A root that writes down what is read. */
function watched(root: Root, reads: string[]): Root {
  return {
    ...root,
    read(path) {
      reads.push(path);
      return root.read(path);
    },
  };
}

describe('a resolver', () => {
  const tree = {
    '/etc/hosts': '10.0.0.1 one\n',
    '/etc/passwd': 'user:x:5:5\n',
    '/etc/services': 'http 80/tcp\n',
  };

  test('reads each file when it is needed, and once', () => {
    const reads: string[] = [];
    const { names } = service(watched(memoryRoot(tree), reads));
    names.service(0, 'tcp');
    names.host(at('0.0.0.0'));
    assert.deepEqual(reads, []);
    for (let time = 0; time < 2; time++) {
      assert.equal(names.service(80, 'tcp'), 'http');
      assert.equal(names.service(81, 'udp'), undefined);
    }
    assert.deepEqual(reads, ['/etc/nsswitch.conf', '/etc/services', '/etc/protocols']);
    for (let time = 0; time < 2; time++) {
      assert.equal(names.user(5), 'user');
      assert.equal(names.host(at('10.0.0.1')), 'one');
      assert.equal(names.host(at('10.0.0.2')), undefined);
    }
    assert.deepEqual(reads.slice(3), ['/etc/passwd', '/etc/hosts']);
  });

  test('names nothing that is to be numeric, and reads no file for it', async () => {
    const reads: string[] = [];
    const numeric = { numericHosts: true, numericPorts: true, numericUsers: true };
    const { names, resolve } = service(watched(memoryRoot(tree, { live: true }), reads), numeric);
    await resolve([at('10.0.0.1')]);
    assert.equal(names.host(at('10.0.0.1')), undefined);
    assert.equal(names.host(at('::')), undefined);
    assert.equal(names.routeHost(at('10.0.0.1')), undefined);
    assert.equal(names.network(ipv4('10.0.0.1')), undefined);
    assert.equal(names.service(80, 'tcp'), undefined);
    assert.equal(names.user(5), undefined);
    assert.deepEqual(reads, []);
  });

  test('treats files that cannot be read as absent', () => {
    const denied = { error: 'EACCES' };
    const paths = ['nsswitch.conf', 'hosts', 'networks', 'services', 'protocols', 'passwd'];
    const { names } = service(memoryRoot(Object.fromEntries(paths.map((name) => [`/etc/${name}`, denied]))));
    assert.equal(names.host(at('10.0.0.1')), undefined);
    assert.equal(names.host(at('0.0.0.5')), undefined);
    assert.equal(names.service(80, 'raw'), undefined);
    assert.equal(names.user(0), undefined);
  });

  for (const [live, starts] of [
    [false, false],
    [true, true],
  ] as const) {
    test(`of a ${live ? 'live' : 'recorded'} host ${starts ? 'asks' : 'never asks'} the system`, async () => {
      const dir = mkdtempSync(join(tmpdir(), 'netstat-names-'));
      try {
        const lookups = { command: 'touch', args: [join(dir, 'started')], env: process.env };
        const { names, resolve, close } = service(memoryRoot(tree, { live }), { lookups });
        await resolve([at('10.0.0.1')]);
        assert.equal(existsSync(join(dir, 'started')), false, 'the file knows this one');
        await resolve([at('10.0.0.1'), at('10.0.0.2')]);
        assert.equal(existsSync(join(dir, 'started')), starts);
        assert.equal(names.host(at('10.0.0.2')), undefined);
        assert.equal(names.host(at('10.0.0.1')), 'one');
        await close();
      } finally {
        rmSync(dir, { recursive: true });
      }
    });
  }

  test('takes any bytes in its files', () => {
    const text = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...' \t\r\n\0#:./[]=!+-x0189afilesn'), maxLength: 200 }),
    );
    fc.assert(
      fc.property(text, text, text, fc.integer(), (switches, a, b, uid) => {
        const { names } = service(
          memoryRoot({
            '/etc/nsswitch.conf': switches,
            '/etc/hosts': a,
            '/etc/networks': b,
            '/etc/services': a,
            '/etc/protocols': b,
            '/etc/passwd': a,
          }),
        );
        const shown = [
          names.host(at('10.0.0.1')),
          names.host(at('0.0.0.1')),
          names.host(at('::1')),
          names.service(8, 'tcp'),
          names.service(8, 'raw'),
          names.user(uid),
        ];
        for (const name of shown) assert.ok(name === undefined || /^[^\0\n]*$/.test(name), name);
      }),
      { numRuns: 500 },
    );
  });
});
