/** Links as `ip link` and `ip address` print them, by the versions of twenty years. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseIpText } from '../../../src/proc/interfaces/ip-text.ts';
import type { LinkAttributes } from '../../../src/proc/interfaces/link.ts';
import { latin1Bytes } from '../../../src/text/latin1.ts';

const TEXTS: readonly (readonly [
  name: string,
  text: string,
  expected: Readonly<Record<string, LinkAttributes>>,
])[] = [
  [
    'two links with their addresses',
    `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00 promiscuity 0
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
3: eth0@if7: <NO-CARRIER,BROADCAST,MULTICAST,PROMISC,UP> mtu 1400 qdisc noqueue master br0 state LOWERLAYERDOWN qlen 7
    link/ether 16:79:ae:b4:05:db brd ff:ff:ff:ff:ff:ff
`,
    {
      lo: {
        mtu: '65536',
        flags: '0x9',
        tx_queue_len: '1000',
        operstate: 'unknown',
        type: '772',
        address: '00:00:00:00:00:00',
      },
      'eth0@if7': {
        mtu: '1400',
        flags: '0x1103',
        tx_queue_len: '7',
        operstate: 'lowerlayerdown',
        type: '1',
        address: '16:79:ae:b4:05:db',
      },
    },
  ],
  [
    'in one line',
    '2: tun0: <POINTOPOINT,MULTICAST,NOARP,UP,LOWER_UP> mtu 1500 qdisc pfifo_fast state UNKNOWN mode DEFAULT \\    link/none \n',
    { tun0: { mtu: '1500', flags: '0x1091', tx_queue_len: '0', operstate: 'unknown', type: '65534' } },
  ],
  [
    'without a state, as before 2.6.20',
    `2: bond0: <BROADCAST,MULTICAST,MASTER,ALLMULTI,UP,LOWER_UP,DORMANT,10000> mtu 1500 qdisc noqueue
    link/ether 16:79:ae:b4:05:db brd ff:ff:ff:ff:ff:ff
3: sit0: <NOARP> mtu 1480 qdisc noop qlen 0
    link/sit 0.0.0.0 brd 0.0.0.0
`,
    {
      bond0: {
        mtu: '1500',
        flags: '0x1603',
        tx_queue_len: '0',
        carrier: '1',
        dormant: '1',
        type: '1',
        address: '16:79:ae:b4:05:db',
      },
      sit0: { mtu: '1480', flags: '0x80', tx_queue_len: '0', carrier: '0', dormant: '0', type: '776' },
    },
  ],
  [
    'a type without a number here',
    '3: ip_vti0: <NOARP> mtu 1480 state DOWN\n    link/fancy 0.0.0.0\n',
    { ip_vti0: { mtu: '1480', flags: '0x80', tx_queue_len: '0', operstate: 'down' } },
  ],
  [
    'flags that every object has',
    '3: a: <toString,UP> mtu 1480 state DOWN\n',
    { a: { mtu: '1480', flags: '0x1', tx_queue_len: '0', operstate: 'down' } },
  ],
  [
    'other lines',
    '1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever\n    link/ether 16:79:ae:b4:05:db\nCannot open netlink socket\n',
    {},
  ],
];

for (const [name, text, expected] of TEXTS)
  test(name, () => {
    const { records, problems } = parseIpText(latin1Bytes(text));
    assert.deepEqual(Object.fromEntries(records.map(({ name, attributes }) => [name, attributes])), expected);
    assert.deepEqual(problems, []);
  });
