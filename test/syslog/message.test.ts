import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { formatMessage, isSdId, type Message } from '../../src/syslog/message.ts';
import { UNUSUAL } from '../../src/text/unsafe.ts';
import { bytesOf } from '../../src/text/utf8.ts';
import { parseMessage } from './parse-message.ts';

const MESSAGE: Message = {
  time: new Date('2026-03-01T12:00:00.5Z'),
  host: 'web1',
  pid: 4711,
  id: 'opened',
  fields: [],
  text: '',
};

const LABELS = { sdId: 'netstat@32473', sequence: 1 };

function format(parts: Partial<Message>): string {
  return formatMessage({ ...MESSAGE, ...parts }, LABELS).toString();
}

/** The structured data of a message with these fields. */
function data(...fields: readonly (readonly [string, string])[]): string {
  return format({ fields }).replace(/^.* opened \[netstat@32473 (.*)\]\[meta sequenceId="1"\] $/su, '$1');
}

describe('syslog messages', () => {
  test('have all that RFC 5424 wants', () => {
    const fields = [
      ['local.address', '10.0.0.1'],
      ['local.port', '443'],
    ] as const;
    const bytes = formatMessage(
      { ...MESSAGE, fields, text: '+ tcp 10.0.0.1:443' },
      { sdId: 'x@1', sequence: 7 },
    );
    assert.equal(
      bytes.toString(),
      '<29>1 2026-03-01T12:00:00.500Z web1 netstat 4711 opened [x@1 local.address="10.0.0.1" local.port="443"]' +
        '[meta sequenceId="7"] + tcp 10.0.0.1:443',
    );
  });

  const HEADERS: readonly (readonly [string, Partial<Message>, string])[] = [
    ['no host', { host: undefined as unknown as string }, '2026-03-01T12:00:00.500Z - netstat 4711 opened'],
    ['an empty host', { host: '' }, '2026-03-01T12:00:00.500Z - netstat 4711 opened'],
    ['a host with blanks', { host: 'a b\u00e4\n' }, '2026-03-01T12:00:00.500Z a?b?? netstat 4711 opened'],
    [
      'a long host',
      { host: 'h'.repeat(300) },
      `2026-03-01T12:00:00.500Z ${'h'.repeat(255)} netstat 4711 opened`,
    ],
    ['a long id', { id: 'i'.repeat(40) }, `2026-03-01T12:00:00.500Z web1 netstat 4711 ${'i'.repeat(32)}`],
    ['no time', { time: new Date(Number.NaN) }, '- web1 netstat 4711 opened'],
    ['a year of five digits', { time: new Date(8.64e15) }, '- web1 netstat 4711 opened'],
    ['a year before Christ', { time: new Date(-8.64e15) }, '- web1 netstat 4711 opened'],
  ];
  for (const [name, parts, header] of HEADERS) {
    test(`header: ${name}`, () =>
      assert.equal(format(parts), `<29>1 ${header} [netstat@32473][meta sequenceId="1"] `));
  }

  const VALUES = [
    ['', ''],
    ['a "b" c', 'a \\"b\\" c'],
    ['[a]', '[a\\]'],
    ['a\\b', 'a\\\\b'],
    ['\\"', '\\\\\\"'],
    ['\\n', '\\\\n'],
    ['a\nb', 'a\\\\x0ab'],
    ['\0\x1b[31m\x7f', '\\\\x00\\\\x1b[31m\\\\x7f'],
    ['\x9b', '\\\\xc2\\\\x9b'],
    ['\u202e', '\\\\xe2\\\\x80\\\\xae'],
    ['\ufeff', '\\\\xef\\\\xbb\\\\xbf'],
    ['J\u00f6rg \u{1f600}', 'J\u00f6rg \u{1f600}'],
    ['\udc80', '\ufffd'],
  ] as const;
  for (const [value, written] of VALUES) {
    test(`value ${JSON.stringify(value)}`, () => assert.equal(data(['path', value]), `path="${written}"`));
  }

  const NAMES = [
    [['local.address'], ['local.address']],
    [
      ['a b', 'a=b', 'a]b', 'a"b', '\u00e4', ''],
      ['a_b', 'a_b_2', 'a_b_3', 'a_b_4', '_', '__2'],
    ],
    [
      ['n', 'N'],
      ['n', 'N_2'],
    ],
    [
      ['x'.repeat(40), 'x'.repeat(41)],
      ['x'.repeat(32), `${'x'.repeat(30)}_2`],
    ],
  ] as const;
  for (const [fields, written] of NAMES) {
    test(`names ${fields}`, () => {
      const expected = written.map((name) => `${name}="1"`).join(' ');
      assert.equal(data(...fields.map((name) => [name, '1'] as const)), expected);
    });
  }

  const TEXTS = [
    ['plain', ' plain'],
    ['J\u00f6rg', ' \ufeffJ\u00f6rg'],
    ['\ufefftext', ' \\xef\\xbb\\xbftext'],
    ['a\n<29>1 forged', ' a\\x0a<29>1 forged'],
  ] as const;
  for (const [text, written] of TEXTS) {
    test(`text ${JSON.stringify(text)}`, () => {
      assert.equal(format({ text }).split('[meta sequenceId="1"]')[1], written);
    });
  }

  test('whatever is in them, they are read as what they are, on one line, and bytes come back', () => {
    const text = fc.string({ unit: 'binary' });
    const fields = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z.]{1,32}$/), text), {
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(fields, text, text, text, fc.date(), (fields, text, host, id, time) => {
        const bytes = formatMessage({ time, host, pid: 1, id, fields, text }, LABELS);
        assert.ok(!/[\x00-\x1f\x7f]/.test(bytes.toString('latin1')));
        const parsed = parseMessage(bytes);
        assert.equal(parsed.priority, 29);
        assert.deepEqual(
          parsed.data['netstat@32473']?.map(([name]) => name),
          fields.map(([name]) => name),
        );
        for (const [at, [, value]] of fields.entries()) {
          const read: string = parsed.data['netstat@32473']?.[at]?.[1] ?? '';
          if (!UNUSUAL.test(value)) assert.equal(read, value);
          if (!value.includes('\\x')) assert.equal(bytesOf(read), Buffer.from(value).toString('latin1'));
        }
      }),
    );
  });
});

describe('names of structured data', () => {
  for (const id of ['netstat@32473', 'a@1', 'a.b-c@1.2.3', `${'a'.repeat(30)}@1`, '!\\^~@1']) {
    test(`may be ${id}`, () => assert.equal(isSdId(id), true));
  }
  const INVALID = [
    '',
    'meta',
    'a@',
    '@1',
    'a@b',
    'a@1.',
    'a b@1',
    'a=b@1',
    'a"@1',
    'a]@1',
    'a@1@2',
    '\u00e4@1',
  ];
  for (const id of [...INVALID, 'a@1\n', `${'a'.repeat(31)}@1`]) {
    test(`may not be ${JSON.stringify(id)}`, () => assert.equal(isSdId(id), false));
  }
});
