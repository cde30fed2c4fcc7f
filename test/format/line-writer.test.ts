import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineWriter } from '../../src/format/line-writer.ts';
import { Ipv6Address } from '../../src/proc/reading/address.ts';

/** What `write` makes, as blocks of latin1 text. */
function blocks(write: (out: LineWriter) => void): string[] {
  const taken: string[] = [];
  const out = new LineWriter((bytes) => taken.push(Buffer.from(bytes).toString('latin1')));
  write(out);
  out.flush();
  return taken;
}

for (const value of [0, 7, 10, 99, 100, 12345, -1, -20, 0x7fffffff, 0x80000000, -0x80000000, 2 ** 53 - 1]) {
  test(`the number ${value}`, () => {
    assert.deepEqual(
      blocks((out) => out.decimal(value)),
      [String(value)],
    );
  });
}

test('a number of 64 bits', () => {
  assert.deepEqual(
    blocks((out) => out.decimal(0xffff_ffff_ffff_ffffn)),
    ['18446744073709551615'],
  );
});

test('fields are padded to a width, longer ones are left alone', () => {
  const field = (out: LineWriter, text: string, pad: 'padLeft' | 'padRight') => {
    const start = out.mark;
    out.text(text);
    out[pad](start, 4);
    out.text('|');
  };
  assert.deepEqual(
    blocks((out) => {
      for (const text of ['', 'ab', 'abcd', 'abcdef']) field(out, text, 'padLeft');
      for (const text of ['', 'ab', 'abcd', 'abcdef']) field(out, text, 'padRight');
    }),
    ['    |  ab|abcd|abcdef|    |ab  |abcd|abcdef|'],
  );
});

test('bytes are cut at the end and removed from the middle', () => {
  assert.deepEqual(
    blocks((out) => {
      out.text('abcdef');
      out.cut(5);
      out.cut(100);
      out.remove(1, 3);
    }),
    ['ade'],
  );
});

test('a name is cut by bytes, and control characters become question marks', () => {
  assert.deepEqual(
    blocks((out) => out.text('a\x1b[2J\xc3\xa4b', 7)),
    ['a?[2J\xc3\xa4'],
  );
});

test('an address', () => {
  assert.deepEqual(
    blocks((out) => out.address(new Ipv6Address(0xfe800000, 0, 0, 0xabcd))),
    ['fe80::abcd'],
  );
});

test('lines are passed on in blocks of 64 KB or more, each line whole', () => {
  const line = 'x'.repeat(999);
  const taken = blocks((out) => {
    for (let count = 0; count < 150; count++) out.line(line);
  });
  assert.deepEqual(
    taken.map((block) => block.length),
    [66_000, 66_000, 18_000],
  );
  assert.ok(taken.every((block) => block.endsWith('x\n')));
});

test('a line may be longer than a block', () => {
  const line = 'y'.repeat(1_000_000);
  assert.deepEqual(
    blocks((out) => out.line(line)),
    [`${line}\n`],
  );
});

test('a line is made safe when it ends: cuts and widths are those of its bytes, and a cut makes no control', () => {
  const field = (out: LineWriter, text: string, limit: number) => {
    const start = out.mark;
    out.text(text);
    out.cut(start + limit);
    out.padRight(start, 6);
    out.text('|');
  };
  assert.deepEqual(
    blocks((out) => {
      field(out, 'a\xe2\x80\x8b', 9);
      field(out, 'abc\xe2\x80\x90', 5);
      field(out, 'abc\xe2\x80\x90', 6);
      field(out, '\xf3\xa0\x81\x81', 3);
      out.endLine();
      out.text('\xc2');
      out.text('\xad');
      out.line('\u011b');
      out.text('\x1b');
    }),
    ['a?  |abc\xe2? |abc\xe2\x80\x90|\xf3\xa0?   |\n??\n?'],
  );
});
