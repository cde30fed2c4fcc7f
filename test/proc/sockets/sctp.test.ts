import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sctpAssociationReader, sctpEndpointReader } from '../../../src/proc/sockets/sctp.ts';
import { countLines } from '../count-lines.ts';

const ENDPOINT =
  'ffff1 ffff2 2   10  12   22       1000 45679 10.0.0.1 192.168.1.1 2001:0db8:0000:0000:0000:0000:0000:0001 ';
const ASSOCIATION =
  'ffff1 ffff2 2   1   3  0       2        5        6      33 50002 22  40001  *10.0.0.1 192.168.1.1 <-> *10.0.0.2 172.16.0.1 \t    7500    10';

function endpoints(...lines: string[]) {
  const { records, problems } = sctpEndpointReader()(Buffer.from(['heading', ...lines].join('\n'), 'latin1'));
  return { records: records.map((record) => ({ ...record, locals: record.locals.map(String) })), problems };
}

function associations(...lines: string[]) {
  const { records, problems } = sctpAssociationReader()(
    Buffer.from(['heading', ...lines].join('\n'), 'latin1'),
  );
  const texts = ({ locals, foreigns }: (typeof records)[number]) => ({
    locals: locals.map(String),
    foreigns: foreigns.map(String),
  });
  return { records: records.map((record) => ({ ...record, ...texts(record) })), problems };
}

const END = {
  state: 10,
  port: 22,
  uid: 1000,
  inode: 45679,
  locals: ['10.0.0.1', '192.168.1.1', '2001:db8::1'],
};
const PAIR = {
  state: 1,
  sendQ: 5,
  recvQ: 6,
  uid: 33,
  inode: 50002,
  localPort: 22,
  foreignPort: 40001,
  locals: ['10.0.0.1', '192.168.1.1'],
  foreigns: ['10.0.0.2', '172.16.0.1'],
};

test('an endpoint', () => {
  assert.deepEqual(endpoints(ENDPOINT), { records: [END], problems: [] });
});

test('an association', () => {
  assert.deepEqual(associations(ASSOCIATION), { records: [PAIR], problems: [] });
});

test('addresses are parsed as by inet_addr; an invalid one is 255.255.255.255, an invalid IPv6 address is left out', () => {
  const line = ENDPOINT.slice(0, ENDPOINT.indexOf('10.0.0.1'));
  assert.deepEqual(endpoints(`${line}10.1 *10.0.0.1 zz 1:2 `).records, [
    { ...END, locals: ['10.0.0.1', '255.255.255.255', '255.255.255.255'] },
  ]);
  assert.deepEqual(endpoints(line).records, [{ ...END, locals: [] }]);
});

test('an association without foreign addresses', () => {
  const line = ASSOCIATION.slice(0, ASSOCIATION.indexOf('*10.0.0.2'));
  assert.deepEqual(associations(line).records, [{ ...PAIR, foreigns: [] }]);
});

test('numbers are parsed as by atoi', () => {
  const line = ENDPOINT.replace(' 10 ', ' 5x ')
    .replace(' 22 ', ' 65558 ')
    .replace(' 1000 ', ' -2 ')
    .replace('45679', 'a');
  assert.deepEqual(endpoints(line).records, [{ ...END, state: 5, port: 22, uid: -2, inode: 0 }]);
});

test('lines that are too short', () => {
  const short = ['', 'a b c d e f g'];
  assert.deepEqual(endpoints(...short, ENDPOINT), {
    records: [END],
    problems: short.map((text, index) => ({ code: 'BOGUS_LINE', line: index + 1, text, before: 0 })),
  });
  assert.equal(associations('1 2 3 4 5 6 7 8 9 10 11 12').problems.length, 1);
});

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      for (const read of [sctpEndpointReader(), sctpAssociationReader()]) {
        read(Buffer.from('heading\n'));
        const { records, problems } = read(bytes);
        assert.equal(records.length + problems.length, countLines(bytes));
      }
    }),
  );
});
