import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Protocol, parseProtocols } from '../../../src/proc/memory/protocols.ts';
import { countLines } from '../count-lines.ts';

const HEADING =
  'protocol  size sockets  memory press maxhdr  slab module     cl co di ac io in de sh ss gs se re bi br ha uh gp em\n';
const LINE =
  'TCP       2304     18     248   no     192   yes  kernel      y  y  y  y  y  y  y  y  y  y  y  y  n  y  y  y  y  y';
const TCP: Protocol = {
  name: 'TCP',
  size: 2304,
  sockets: 18,
  memory: 248,
  pressure: false,
  maxHeader: 192,
  slab: true,
  module: 'kernel',
};

function parse(text: string, heading = HEADING) {
  return parseProtocols(Buffer.from(heading + text, 'latin1'));
}

const GOOD: readonly [name: string, line: string, changes: Partial<Protocol>][] = [
  ['every column', LINE, {}],
  ['memory that is not counted', LINE.replace(' 248', '  -1'), { memory: -1 }],
  ['pressure', LINE.replace('no ', 'yes'), { pressure: true }],
  ['no pressure state', LINE.replace('no ', 'NI '), { pressure: null }],
  ['no cache', LINE.replace('yes', 'no '), { slab: false }],
  ['a module', LINE.replace('kernel', 'sctp'), { module: 'sctp' }],
  ['a name that is wider than its column', LINE.replace('TCP', 'UNIX-STREAM'), { name: 'UNIX-STREAM' }],
  ['no letters after the module', LINE.slice(0, LINE.indexOf('kernel') + 6), {}],
  [
    'any bytes in names',
    LINE.replace('TCP', '\x1b\xe9').replace('kernel', '\x9b'),
    { name: '\x1b\xe9', module: '\x9b' },
  ],
  [
    'the largest numbers',
    LINE.replace('18', '9007199254740993').replace('248', '18446744073709551615'),
    { sockets: 9007199254740993n, memory: 0xffff_ffff_ffff_ffffn },
  ],
];

for (const [name, line, changes] of GOOD) {
  test(`protocols: ${name}`, () => {
    assert.deepEqual(parse(`${line}\n`), { records: [{ ...TCP, ...changes }], problems: [] });
  });
}

for (const line of [
  '',
  'TCP',
  LINE.slice(0, LINE.indexOf('kernel')),
  LINE.replace('2304', 'x'),
  LINE.replace('18', '1.8'),
  LINE.replace('248', '-'),
  LINE.replace('no ', 'NO '),
  LINE.replace('192', '99999999999999999999'),
  LINE.replace('yes', 'NI '),
  LINE.replace('TCP', 'a b'),
]) {
  test(`protocols: '${line}' is a problem, and the other lines are read`, () => {
    assert.deepEqual(parse(`${LINE}\n${line}\n${LINE}\n`), {
      records: [TCP, TCP],
      problems: [{ code: 'BOGUS_LINE', line: 2, text: line.slice(0, 80), before: 1 }],
    });
  });
}

test('protocols: a table without lines after the heading is empty', () => {
  for (const heading of ['', 'protocol', HEADING]) assert.deepEqual(parse('', heading).records, []);
});

test('protocols: a table printed as the kernel prints it gives the same records', () => {
  const word = fc.stringMatching(/^[!-~]{1,20}$/);
  const count = fc.nat();
  const protocol = fc.record(
    {
      name: word,
      size: count,
      sockets: count,
      memory: fc.integer({ min: -1 }),
      pressure: fc.constantFrom(true, false, null),
      maxHeader: count,
      slab: fc.boolean(),
      module: word,
    },
    { noNullPrototype: true },
  );
  const print = ({ name, size, sockets, memory, pressure, maxHeader, slab, module }: Protocol): string => {
    const press = pressure === null ? 'NI' : pressure ? 'yes' : 'no';
    const columns = [
      name.padEnd(9),
      `${size}`.padStart(4),
      `${sockets}`.padStart(6),
      ` ${`${memory}`.padStart(6)}  `,
      press.padEnd(3),
      `${maxHeader}`.padStart(6),
      `  ${slab ? 'yes' : 'no '} `,
      module.padEnd(10),
    ];
    return `${columns.join(' ')} ${' y  n'.repeat(9)}\n`;
  };
  fc.assert(
    fc.property(fc.array(protocol), (table) => {
      assert.deepEqual(parse(table.map(print).join('')).records, table);
    }),
  );
});

test('protocols: arbitrary bytes never throw, and each line is read once', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      const { records, problems } = parseProtocols(Buffer.concat([Buffer.from(HEADING), bytes]));
      assert.equal(records.length + problems.length, countLines(bytes));
    }),
  );
});
