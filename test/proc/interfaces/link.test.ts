import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IFF, type Link, type LinkAttributes, parseLink } from '../../../src/proc/interfaces/link.ts';

const FILES: LinkAttributes = {
  flags: '0x1003\n',
  operstate: 'up\n',
  mtu: '1400\n',
  tx_queue_len: '777\n',
  type: '772\n',
  address: '02:00:5e:10:00:ff\n',
};
const LINK: Link = {
  flags: 0x1043,
  unknownFlags: 0,
  mtu: 1400,
  queueLength: 777,
  type: 772,
  hardwareAddress: [2, 0, 0x5e, 0x10, 0, 0xff],
};

const CASES: readonly [name: string, files: LinkAttributes, link: Partial<Link>][] = [
  ['every file', {}, {}],
  ['RUNNING in an unknown state', { operstate: 'unknown\n' }, {}],
  ['no state', { operstate: undefined }, { flags: 0x1003, unknownFlags: IFF.RUNNING }],
  ['a state that there is not', { operstate: 'yes\n' }, { flags: 0x1003, unknownFlags: IFF.RUNNING }],
  ['no state, but a carrier', { operstate: undefined, carrier: '1\n' }, {}],
  ['no state, a carrier, not dormant', { operstate: undefined, carrier: '1\n', dormant: '0\n' }, {}],
  [
    'no state, a carrier, dormant',
    { operstate: undefined, carrier: '1\n', dormant: '1\n' },
    { flags: 0x1003 },
  ],
  ['no state and no carrier', { operstate: undefined, carrier: '0\n' }, { flags: 0x1003 }],
  ['down, and no state', { flags: '0x1002\n', operstate: undefined }, { flags: 0x1002 }],
  ['down, whatever the state is', { flags: '0x1002\n', operstate: 'up\n' }, { flags: 0x1002 }],
  ['no flags, but a state', { flags: undefined }, { flags: 0x41, unknownFlags: 0xffbe }],
  [
    'no flags, a state of one that is up',
    { flags: undefined, operstate: 'dormant\n' },
    { flags: 1, unknownFlags: 0xffbe },
  ],
  ['no flags, no carrier', { flags: undefined, operstate: 'down\n' }, { flags: 0, unknownFlags: 0xffbf }],
  [
    'no flags, no state, carrier',
    { flags: undefined, operstate: undefined, carrier: '0\n' },
    { flags: 1, unknownFlags: 0xffbe },
  ],
  [
    'no flags, nothing in carrier',
    { flags: undefined, operstate: undefined, carrier: '' },
    { flags: 0, unknownFlags: 0xffff },
  ],
  ['not RUNNING without a carrier', { operstate: 'down\n' }, { flags: 0x1003 }],
  ['not RUNNING while the link below is down', { operstate: 'lowerlayerdown\n' }, { flags: 0x1003 }],
  ['not RUNNING while dormant', { operstate: 'dormant\n' }, { flags: 0x1003 }],
  ['not RUNNING when down', { flags: '0x1002\n' }, { flags: 0x1002 }],
  ['only 16 bits of the flags', { flags: '0x61943\n' }, { flags: 0x1943 }],
  ['all flags', { flags: '0xffffffff\n' }, { flags: 0xffff }],
  ['invalid flags', { flags: 'up\n' }, { flags: 0x41, unknownFlags: 0xffbe }],
  ['flags of more than 32 bits', { flags: '0x123456789\n' }, { flags: 0x41, unknownFlags: 0xffbe }],
  ['a negative MTU', { mtu: '-5\n' }, { mtu: -5 }],
  ['an MTU beyond 32 bits', { mtu: '4294967297\n' }, { mtu: 1 }],
  ['an invalid MTU', { mtu: '1e3\n' }, { mtu: undefined }],
  ['no MTU', { mtu: undefined }, { mtu: undefined }],
  ['no queue', { tx_queue_len: undefined }, { queueLength: undefined }],
  ['a queue without a limit', { tx_queue_len: '4294967295\n' }, { queueLength: -1 }],
  ['no type', { type: undefined }, { type: undefined }],
  ['no address', { address: '\n' }, { hardwareAddress: [] }],
  ['no file of an address', { address: undefined }, { hardwareAddress: undefined }],
  ['an invalid address', { address: '02:zz\n' }, { hardwareAddress: [] }],
  ['an address of one byte', { address: 'a0\n' }, { hardwareAddress: [0xa0] }],
];

for (const [name, files, link] of CASES) {
  test(`a link: ${name}`, () => {
    assert.deepEqual(parseLink({ ...FILES, ...files }), { ...LINK, ...link });
  });
}
