/** Whether sockets on :: serve IPv4 too, as far as that follows from other rows and from settings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { runIn } from '../io.ts';

const PORT = '1F90';
const ANY4 = '00000000';
const LOOPBACK = '0100007F';
const ANY6 = '0'.repeat(32);
const row = (local: string, state: string, port = PORT) =>
  `   0: ${local}:${port} ${local.replace(/./g, '0')}:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 1 1\n`;

const interfaces = (...names: readonly string[]) =>
  Object.fromEntries(['all', 'default', ...names].map((name) => [`/proc/sys/net/ipv4/conf/${name}/mtu`, '']));
const BY_DEFAULT = { '/proc/sys/net/ipv6/bindv6only': '0\n' };
const ONE = { ...BY_DEFAULT, ...interfaces('lo') };

const CASES: readonly (readonly [
  name: string,
  protocol: 'tcp' | 'udp',
  ipv4: readonly string[],
  others: Readonly<Record<string, string>>,
  expected: boolean | null,
])[] = [
  ['alone', 'tcp', [], BY_DEFAULT, true],
  ['alone, udp', 'udp', [], BY_DEFAULT, true],
  ['beside one on another port', 'tcp', [row(ANY4, '0A', '1F91')], BY_DEFAULT, true],
  ['alone, where sockets serve one family', 'tcp', [], { '/proc/sys/net/ipv6/bindv6only': '1\n' }, null],
  ['alone, where the setting is not known', 'tcp', [], {}, null],
  // SO_BINDTODEVICE, VRF.
  [
    'on a host with several interfaces',
    'tcp',
    [row(ANY4, '0A')],
    { ...ONE, ...interfaces('lo', 'eth0') },
    null,
  ],
  ['on a host whose interfaces are not known', 'tcp', [row(ANY4, '0A')], BY_DEFAULT, null],
  ['on a host with one interface', 'tcp', [row(ANY4, '0A')], ONE, false],
  ['whatever the default is', 'tcp', [row(ANY4, '0A')], interfaces('lo'), false],
  // SO_REUSEPORT: the other addresses are left to it.
  ['beside one on one address', 'tcp', [row(LOOPBACK, '0A')], ONE, null],
  ['beside two', 'tcp', [row(LOOPBACK, '0A'), row(ANY4, '0A')], ONE, false],
  // SO_REUSEADDR: multicast reaches both.
  ['beside one of udp', 'udp', [row(ANY4, '07')], ONE, null],
];

for (const [name, protocol, ipv4, others, expected] of CASES) {
  for (const families of ['46', '6']) {
    test(`a socket on ::, ${name}, -${families}`, async () => {
      const root = memoryRoot({
        ...others,
        [`/proc/net/${protocol}`]: `heading\n${ipv4.join('')}`,
        [`/proc/net/${protocol}6`]: `heading\n${row(ANY6, protocol === 'tcp' ? '0A' : '07')}`,
      });
      const { stdout } = await runIn({ root }, [`-ln${protocol[0]}${families}`, '--json']);
      const [socket] = JSON.parse(stdout).sockets.slice(-1);
      assert.deepEqual([socket.protocol, socket.dualStack], [`${protocol}6`, expected]);
    });
  }
}
