import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../src/errors.ts';
import { cellOf, parseColumns } from '../../src/output/columns.ts';
import type { InterfaceAddressRecord, InterfaceRecord } from '../../src/records/interface.ts';
import type { Kind } from '../../src/records/record.ts';

const LISTS: readonly [string, readonly Kind[], readonly string[]][] = [
  ['state,local.port', ['socket'], ['state', 'local.port']],
  [' state , protocol ', ['socket'], ['state', 'protocol']],
  ['port', ['socket'], ['local.port', 'foreign.port']],
  ['program,pid', ['socket'], ['owners.program', 'owners.pid']],
  ['state,port,state,local.port', ['socket'], ['state', 'local.port', 'foreign.port']],
  ['time,kind,address', ['group'], ['time', 'kind', 'address']],
  ['iface,state', ['socket', 'group'], ['iface', 'state']],
];

for (const [list, kinds, columns] of LISTS) {
  test(`--columns '${list}' of ${kinds.join(' and ')}`, () => {
    assert.deepEqual(parseColumns(list, kinds), columns);
  });
}

const MISTAKES: readonly [string, readonly Kind[], string][] = [
  ['stat', ['socket'], "--columns: sockets have no 'stat': did you mean state?"],
  [
    'state,local.prot',
    ['socket'],
    "--columns: sockets have no 'local.prot': did you mean local.port or local.host?",
  ],
  [
    '',
    ['statistic'],
    "--columns: statistics have no '': there are table, counter, value, label, rate, reset, netns.inode, netns.id, netns.names, netns.host, notes.code, notes.text, time, kind, change, seconds, previous",
  ],
  [
    'iface,,address',
    ['group'],
    "--columns: groups have no '': there are family, iface, refCount, address, host, netns.inode, netns.id, netns.names, netns.host, notes.code, notes.text, time, kind, change, seconds, previous",
  ],
  [
    'constructor',
    ['group'],
    "--columns: groups have no 'constructor': there are family, iface, refCount, address, host, netns.inode, netns.id, netns.names, netns.host, notes.code, notes.text, time, kind, change, seconds, previous",
  ],
];

for (const [list, kinds, message] of MISTAKES) {
  test(`--columns '${list}' is a mistake`, () => {
    assert.throws(
      () => parseColumns(list, kinds),
      (error) => error instanceof UsageError && error.message === message,
    );
  });
}

test('a column of something in a list has a gap where one lacks it', () => {
  const addresses: InterfaceAddressRecord[] = [
    { family: 'inet', address: '10.0.0.1', netmask: '255.0.0.0' },
    { family: 'inet6', address: '::1', prefixLength: 128 },
  ];
  const record: InterfaceRecord = {
    name: 'lo',
    mtu: 65536,
    flags: 'LU',
    flagNames: ['UP', 'LOOPBACK'],
    addresses,
  };
  assert.deepEqual(cellOf('addresses.netmask')(record, 'interface', ''), ['255.0.0.0', undefined]);
  assert.deepEqual(cellOf('addresses.prefixLength')(record, 'interface', ''), [undefined, 128]);
  assert.equal(cellOf('rx.bytes')(record, 'interface', ''), undefined);
});
