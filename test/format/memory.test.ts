import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeHeading, writeRow } from '../../src/format/columns.ts';
import { LineWriter } from '../../src/format/line-writer.ts';
import { memoryColumns } from '../../src/format/memory.ts';
import type { ProtocolMemory } from '../../src/proc/memory/protocol-memory.ts';

const ROW: ProtocolMemory = {
  protocol: 'TCP',
  inUse: 1,
  orphans: 2,
  orphanLimit: 11,
  timeWaits: 3,
  timeWaitLimit: 12,
  allocated: 4,
  memory: { pages: 5, bytes: 6 },
  limits: { low: 7, pressure: 8, high: 9 },
  pressure: false,
  socketSize: 13,
  maxHeader: 14,
  slab: true,
  module: 'kernel',
};

function written(row: ProtocolMemory | undefined, extend: boolean): string {
  let text = '';
  const out = new LineWriter((bytes) => {
    text += Buffer.from(bytes).toString('latin1');
  });
  const columns = memoryColumns(extend);
  if (row === undefined) writeHeading(out, columns);
  else writeRow(out, columns, row);
  out.flush();
  return text;
}

const HEADING =
  'Proto       Sockets Orphan TimeWait  Alloc   Pages       Bytes      Low Pressure     High State';
const FIGURES =
  'TCP               1      2        3      4       5           6        7        8        9 normal';
const BLANK = 'XDP               -      -        -      -       -           -        -        -        - -';
const MORE_HEADING = `${HEADING}    MaxOrphan MaxTimeWait  Size MaxHdr Slab Module`;
const NOTHING_MORE = '                -           -     -      - -    -';

test('the heading', () => {
  assert.equal(written(undefined, false), `${HEADING}\n`);
  assert.equal(written(undefined, true), `${MORE_HEADING}\n`);
});

const ROWS: readonly [name: string, row: ProtocolMemory, line: string, more: string][] = [
  ['each figure in its column', ROW, FIGURES, '          11          12    13     14 yes  kernel'],
  ['an unknown figure is a dash', { protocol: 'XDP' }, BLANK, NOTHING_MORE],
  [
    'zero is zero',
    {
      ...ROW,
      inUse: 0,
      orphans: 0,
      timeWaits: 0,
      allocated: 0,
      memory: { pages: 0, bytes: 0 },
      limits: { low: 0, pressure: 0, high: 0 },
      orphanLimit: 0,
      timeWaitLimit: 0,
      socketSize: 0,
      maxHeader: 0,
      slab: false,
    },
    FIGURES.replace(/\d/g, '0'),
    '           0           0     0      0 no   kernel',
  ],
  [
    'pressure',
    { ...ROW, pressure: true, module: 'sctp' },
    FIGURES.replace('normal', 'pressure'),
    '        11          12    13     14 yes  sctp',
  ],
  ['a protocol without a pressure state', { protocol: 'XDP', pressure: null }, BLANK, NOTHING_MORE],
  [
    'bytes without pages, pages without bytes',
    { protocol: 'XDP', memory: { bytes: 6 } },
    BLANK.replace('-           -        -        -        - -', '-           6        -        -        - -'),
    NOTHING_MORE,
  ],
  [
    'control characters in names are replaced',
    { ...ROW, protocol: '\x1b[\n', module: 'a\x9bb' },
    FIGURES.replace('TCP', '?[?'),
    '          11          12    13     14 yes  a?b',
  ],
  [
    'a figure wider than its column pushes the rest to the right',
    { ...ROW, protocol: 'IEEE-802.15.4-MAC', allocated: 2n ** 64n - 1n },
    FIGURES.replace('TCP        ', 'IEEE-802.15.4-MAC').replace('     4', '18446744073709551615'),
    '          11          12    13     14 yes  kernel',
  ],
];

for (const [name, row, line, more] of ROWS) {
  test(`a row: ${name}`, () => {
    assert.equal(written(row, false), `${line}\n`);
    assert.equal(written(row, true), `${line}${more}\n`);
  });
}
