import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createAnonymizer } from '../../../src/recorder/anonymize/anonymizer.ts';

function rewritten(path: string, text: string, byteOrder: 'LE' | 'BE' = 'LE') {
  const { file } = createAnonymizer(Buffer.from('key'), {
    facts: { byteOrder, ticksPerSecond: 100 },
    numbering: 'order',
  });
  const other = file(path, Buffer.from(text, 'latin1'));
  return other && [other.path, Buffer.from(other.bytes).toString('latin1')];
}

/** 192.0.2.10 and 198.51.100.7, and what the key makes of them. */
const [OWN, OTHER] = rewritten('/etc/hosts', '192.0.2.10\n198.51.100.7')?.[1]?.split('\n') ?? [];
const hexOf = (text = ''): string =>
  text
    .split('.')
    .map((octet) => Number(octet).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
const reversedHex = (text = ''): string => hexOf(text).match(/../g)?.reverse().join('') ?? '';

test('an address is the same in each notation and order of bytes', () => {
  const socket = (local: string, foreign: string): string =>
    `   0: ${local}:0016 ${foreign}:C350 01 00000000:00000000 02:00068F4C 00000000  1000        0 102 1 00000000e509879 20 4 30 10 -1\n`;
  assert.deepEqual(rewritten('/proc/net/tcp', socket('0A0200C0', '076433C6')), [
    '/proc/net/tcp',
    socket(reversedHex(OWN), reversedHex(OTHER)),
  ]);
  assert.deepEqual(rewritten('/proc/7/net/tcp', socket('C000020A', 'C6336407'), 'BE'), [
    '/proc/7/net/tcp',
    socket(hexOf(OWN), hexOf(OTHER)),
  ]);
  assert.deepEqual(rewritten('/proc/net/tcp6', socket('0000000000000000FFFF00000A0200C0', '0'.repeat(32))), [
    '/proc/net/tcp6',
    socket(`0000000000000000FFFF0000${reversedHex(OWN)}`, '0'.repeat(32)),
  ]);
  assert.deepEqual(
    rewritten('/proc/net/sctp/eps', `f0 f1 2 10 12 22 1000 5001 *192.0.2.10 198.51.100.7 \n`),
    ['/proc/net/sctp/eps', `f0 f1 2 10 12 22 1000 5001 *${OWN} ${OTHER} \n`],
  );
  assert.deepEqual(
    rewritten('/proc/net/ip_masquerade', 'UDP C000020A:0402 C6336407:0035 EE49 00000000 0 29950\n'),
    ['/proc/net/ip_masquerade', `UDP ${hexOf(OWN)}:0402 ${hexOf(OTHER)}:0035 EE49 00000000 0 29950\n`],
  );
});

test('networks of routes have zeros behind their masks', () => {
  const address = rewritten('/etc/hosts', '198.51.128.0')?.[1] ?? '';
  const network = address.replace(/(\d+)\.0$/, '128.0');
  assert.notEqual(network, address);
  assert.deepEqual(
    rewritten(
      '/proc/net/route',
      'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n' +
        'eth0\t008033C6\t00000000\t0001\t0\t0\t100\t0080FFFF\t0\t0\t0\n' +
        '*\t008033C6\t0A0200C0\t0201\t0\t0\t-1\t0080FFFF\t1500\t8\t9\n',
    )?.[1]
      ?.split('\n')
      .slice(1),
    [
      `if1\t${reversedHex(network)}\t00000000\t0001\t0\t0\t100\t0080FFFF\t0\t0\t0`,
      `*\t${reversedHex(network)}\t${reversedHex(OWN)}\t0201\t0\t0\t-1\t0080FFFF\t1500\t8\t9`,
      '',
    ],
  );
});

test('a leaf has the networks that begin there, and the last address of a network remains the last', () => {
  const [text = ''] =
    rewritten(
      '/proc/net/fib_trie',
      [
        'Local:',
        '  +-- 192.0.2.0/24 2 0 2',
        '     |-- 192.0.2.0',
        '        /23 universe UNICAST',
        '        /26 link UNICAST',
        '     |-- 192.0.2.10',
        '        /32 host LOCAL',
        '     |-- 192.0.2.63',
        '        /32 link BROADCAST',
      ].join('\n'),
    )?.slice(1) ?? [];
  const octets = (OWN ?? '').split('.').map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = octets;
  const last = d & 0xc0;
  assert.deepEqual(text.split('\n'), [
    'Local:',
    `  +-- ${a}.${b}.${c}.0/24 2 0 2`,
    `     |-- ${a}.${b}.${c & 0xfe}.0`,
    '        /23 universe UNICAST',
    ...((c & 1) === 0 && last === 0 ? [] : [`     |-- ${a}.${b}.${c}.${last}`]),
    '        /26 link UNICAST',
    `     |-- ${OWN}`,
    '        /32 host LOCAL',
    `     |-- ${a}.${b}.${c}.${last + 63}`,
    '        /32 link BROADCAST',
  ]);
});

const CASES: readonly (readonly [path: string, text: string, expected: readonly string[] | undefined])[] = [
  [
    '/proc/net/dev',
    'Inter-|   Receive\n face |packets\n  eth0:  1 2\n    lo:3\neth0:1: 4\nx y\n',
    ['/proc/net/dev', 'Inter-|   Receive\n face |packets\n   if1:  1 2\n    lo:3\n if1:1: 4\n-\n'],
  ],
  [
    '/proc/net/igmp',
    '1\tlo        :     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n27\teth0      :     2      V2\nacme\n',
    [
      '/proc/net/igmp',
      '1\tlo        :     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n27\tif1       :     2      V2\n-\n',
    ],
  ],
  [
    '/proc/net/igmp6',
    '3    eth0            ff020000000000000000000000000001     1 0000000C 0\n',
    ['/proc/net/igmp6', '3    if1            ff020000000000000000000000000001     1 0000000C 0\n'],
  ],
  [
    '/proc/net/unix',
    'Num       RefCount Protocol Flags    Type St Inode Path\nffff88801c3b2e40: 00000002 00000000 00010000 0001 01 4001 /run/acme\n00000000: 00000002 00000000 00010000 0001 01   106\nacme\n',
    [
      '/proc/net/unix',
      'Num       RefCount Protocol Flags    Type St Inode Path\nffff88801c3b2e40: 00000002 00000000 00010000 0001 01 4001 /run/path1\n00000000: 00000002 00000000 00010000 0001 01   106\n-\n',
    ],
  ],
  [
    '/proc/net/ip_mr_vif',
    'Interface      BytesIn  PktsIn  BytesOut PktsOut Flags Local    Remote\n 0 eth0              0       0         0       0 00000 0100007F 00000000\n',
    [
      '/proc/net/ip_mr_vif',
      'Interface      BytesIn  PktsIn  BytesOut PktsOut Flags Local    Remote\n 0 if1              0       0         0       0 00000 0100007F 00000000\n',
    ],
  ],
  ['/proc/net/snmp', 'Ip: Forwarding\nIp: 1\n', ['/proc/net/snmp', 'Ip: Forwarding\nIp: 1\n']],
  ['/proc/net/ax25', 'f0 ax0 G0ABC-1 * 0', undefined],
  ['/proc/net/arp', '192.0.2.10', undefined],
  ['/proc/7/cmdline', '/usr/sbin/acme\0--password\0secret\0', ['/proc/7/cmdline', 'prog1\0']],
  ['/proc/7/cmdline', 'nginx: master process /usr/sbin/nginx\0', ['/proc/7/cmdline', 'prog1\0']],
  ['/proc/7/cmdline', '-bash\0', ['/proc/7/cmdline', '-prog1\0']],
  ['/proc/7/cmdline', '', ['/proc/7/cmdline', '']],
  ['/proc/7/task/8/cmdline', 'acme\0', ['/proc/7/task/8/cmdline', 'prog1\0']],
  ['/proc/7/comm', 'acme\n', ['/proc/7/comm', 'prog1\n']],
  ['/proc/7/stat', '7 (ac) me) S 1 7 7\n', ['/proc/7/stat', '7 (prog1) S 1 7 7\n']],
  [
    '/proc/7/cgroup',
    '1:name=systemd:/acme.service\n0::/\nacme\n',
    ['/proc/7/cgroup', '1:name=systemd:/unit1.service\n0::/\n-\n'],
  ],
  ['/proc/7/environ', 'A=B', undefined],
  [
    '/proc/7/uid_map',
    '         0       1000          1\n',
    ['/proc/7/uid_map', '         0       1000          1\n'],
  ],
  ['/proc/7/attr/current', 'acme (enforce)\n', ['/proc/7/attr/current', 'label1 (enforce)\n']],
  ['/proc/self/status', 'Name:\tacme\nNSpid:\t7\t1\n', ['/proc/self/status', 'NSpid:\t7\t1\n']],
  [
    '/proc/1/mountinfo',
    '25 1 8:1 /acme / rw,relatime shared:1 - ext4 /dev/acme rw,lowerdir=/acme\n67 66 0:4 net:[4026532470] /run/netns/my\\040name rw shared:31 - nsfs nsfs rw\n21 25 0:20 / /proc rw - proc proc rw,hidepid=2\n',
    [
      '/proc/1/mountinfo',
      '25 1 8:1 /path1 / rw,relatime shared:1 - ext4 none rw\n67 66 0:4 net:[4026532470] /run/netns/path2 rw shared:31 - nsfs none rw\n21 25 0:20 / /proc rw - proc none rw,hidepid=2\n',
    ],
  ],
  ['/proc/sys/kernel/hostname', 'web.example.org\n', ['/proc/sys/kernel/hostname', 'host1.domain1\n']],
  ['/proc/sys/net/ipv6/conf/eth0/mtu', '1500\n', ['/proc/sys/net/ipv6/conf/if1/mtu', '1500\n']],
  ['/proc/sys/net/ipv6/conf/all/stable_secret', '1\n', undefined],
  ['/proc/sys/net/ipv4/tcp_fastopen_key', '0-0-0-0\n', undefined],
  ['/proc/sys/net/ipv4/tcp_mem', '1\t2\t3\n', ['/proc/sys/net/ipv4/tcp_mem', '1\t2\t3\n']],
  ['/sys/module/ipv6/parameters/disable', '0\n', ['/sys/module/ipv6/parameters/disable', '0\n']],
  ['/sys/class/net/eth0.7/mtu', '1500\n', ['/sys/class/net/if1.7/mtu', '1500\n']],
  ['/sys/class/net/eth0/ifalias', '7\n', ['/sys/class/net/if1/ifalias', '7\n']],
  ['/sys/class/net/eth0/ifalias', 'uplink\n', undefined],
  ['/sys/class/net/eth0/operstate', 'up\n', ['/sys/class/net/if1/operstate', 'up\n']],
  [
    '/sys/class/net/eth0/address',
    '00:00:00:00:00:00\n',
    ['/sys/class/net/if1/address', '00:00:00:00:00:00\n'],
  ],
  ['/sys/class/net/eth0/address', '80:00:02:08:fe:80:00:00\n', undefined],
  ['/proc/9/root/sys/class/net/eth0/flags', '0x1003\n', ['/proc/9/root/sys/class/net/if1/flags', '0x1003\n']],
  [
    '/etc/hosts',
    '127.0.0.1 localhost\n::1 web.example.org web # acme\nacme\n',
    ['/etc/hosts', '127.0.0.1\tlocalhost\n::1\thost1.domain1\thost1\n\n'],
  ],
  ['/etc/networks', 'loopback 127\nacme 10\n', ['/etc/networks', 'loopback\t127\nnetwork1\t10\n']],
  [
    '/etc/services',
    'ssh 22/tcp # acme\nacme 7000/tcp\tother\n',
    ['/etc/services', 'ssh\t22/tcp\nservice1\t7000/tcp\tservice2\n'],
  ],
  ['/etc/passwd', 'root:x:0:0:Alice Smith:/root:/bin/sh\n', ['/etc/passwd', 'user1:x:0:0::/root:\n']],
  ['/etc/shadow', 'root:x', undefined],
  ['/var/log/containers/acme.log', 'acme', ['/var/log/containers/path1.log', '']],
  [
    '/var/lib/docker/containers/acme/config.v2.json',
    '{"Name":"/web","Config":{"Image":"acme","Env":["A=B"],"Labels":{"io.kubernetes.pod.name":"cart","acme":"x"}},"Path":"x"}',
    [
      '/var/lib/docker/containers/path1/config.v2.json',
      '{"Name":"/container1","Config":{"Image":"image1","Labels":{"io.kubernetes.pod.name":"pod1"}}}',
    ],
  ],
  [
    '/var/lib/containers/storage/overlay-containers/containers.json',
    '[{"names":["web"],"layer":"x","metadata":"{\\"image-name\\":\\"acme\\"}"}]',
    [
      '/var/lib/containers/storage/overlay-containers/containers.json',
      '[{"names":["container1"],"metadata":"{\\"image-name\\":\\"image1\\"}"}]',
    ],
  ],
  [
    '/run/containerd/io.containerd.runtime.v2.task/k8s.io/acme/config.json',
    '{"annotations":{"io.kubernetes.cri.sandbox-namespace":"shop"},"process":{"args":["x"]}}',
    [
      '/run/containerd/io.containerd.runtime.v2.task/k8s.io/path1/config.json',
      '{"annotations":{"io.kubernetes.cri.sandbox-namespace":"namespace1"}}',
    ],
  ],
  ['/var/lib/docker/containers/acme/config.v2.json', 'acme', undefined],
];

for (const [path, text, expected] of CASES)
  test(`${path} ${JSON.stringify(text)}`, () => assert.deepEqual(rewritten(path, text), expected));

test('links lead to sockets, namespaces and other links', () => {
  const { link } = createAnonymizer(Buffer.from('key'), {
    facts: { byteOrder: 'LE', ticksPerSecond: 100 },
    numbering: 'order',
  });
  const CASES = [
    ['/proc/7/fd/3', 'socket:[42]', '/proc/7/fd/3', 'socket:[42]'],
    ['/proc/7/fd/3', '[0000]:42', '/proc/7/fd/3', '[0000]:42'],
    ['/proc/7/task/8/fd/3', '/home/alice', undefined, undefined],
    ['/proc/7/ns/net', 'net:[4026531840]', '/proc/7/ns/net', 'net:[4026531840]'],
    ['/proc/7/cwd', '/home/alice', undefined, undefined],
    ['/sys/class/net/port1/upper_br0', '../br0', '/sys/class/net/if1/upper_if2', '../if2'],
    ['/sys/class/net/port1/master', '../br0', '/sys/class/net/if1/master', '../master'],
    [
      '/proc/9/root/sys/class/net/port1/upper_br0',
      '../br0',
      '/proc/9/root/sys/class/net/if1/upper_if2',
      '../if2',
    ],
    ['/sys/class/net/port1/device', '../../acme', undefined, undefined],
  ] as const;
  for (const [path, target, otherPath, otherTarget] of CASES) {
    const other = link(path, target);
    assert.deepEqual([other?.path, other?.target], [otherPath, otherTarget], path);
  }
});

test('a name is the same in JSON and in a path, whatever its letters', () => {
  const { file, path } = createAnonymizer(Buffer.from('key'), {
    facts: { byteOrder: 'LE', ticksPerSecond: 100 },
    numbering: 'order',
  });
  const pod = Buffer.from('pöd').toString('latin1');
  const id = '0'.repeat(64);
  const json = '{"Config":{"Labels":{"io.kubernetes.pod.name":"pöd"}}}';
  const other = file('/var/lib/docker/containers/x/config.v2.json', Buffer.from(json));
  assert.match(Buffer.from(other?.bytes ?? []).toString(), /"io.kubernetes.pod.name":"pod1"/);
  assert.match(path(`/var/log/containers/${pod}_shop_web-${id}.log`), /\/pod1_namespace1_container1-/);
  path(`/var/log/containers/p\xc4d_shop_web-${id}.log`);
  assert.match(path(`/var/log/containers/p\xc4\x80d_shop_web-${id}.log`), /\/pod3_/);
});

const PATHS = [...new Set(CASES.map(([path]) => path))];
const PIECES = CASES.flatMap(([, text]) => text.match(/\S+|\s+/g) ?? []);

test('whatever is in a file, and whatever it is called, something is made of it, and the same again', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: 40,
    })
    .map((pieces) => pieces.join(''));
  const path = fc.oneof(
    fc.constantFrom(...PATHS),
    fc.tuple(fc.constantFrom(...PATHS), fc.string({ unit: 'binary' })).map((parts) => parts.join('/')),
  );
  fc.assert(
    fc.property(path, text, (path, text) => {
      assert.deepEqual(rewritten(path, text), rewritten(path, text));
    }),
    { numRuns: 500 },
  );
});
