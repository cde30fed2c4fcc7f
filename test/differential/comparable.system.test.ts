import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparable, withoutControls } from './comparable.ts';

test('withoutControls replaces control characters by ? and keeps letters in UTF-8', () => {
  for (const [text, expected] of [
    ['plain\n', 'plain\n'],
    ['a\x1b[31m\x07\x7f\0b\tc\r\n', 'a?[31m???b?c?\n'],
    ['\xc2\x9b31m', '?31m'],
    ['\x9b31m', '?31m'],
    ['\xc3\x9b \xe2\x82\xac \xf0\x9f\x98\x80', '\xc3\x9b \xe2\x82\xac \xf0\x9f\x98\x80'],
    ['cut \xe2\x82', 'cut \xe2?'],
    ['\xe9 \xa0 \xad \xff', '\xe9 \xa0 \xad \xff'],
    ['a\xe2\x80\xaeb\xc2\xadc\xe2\x80\x8bd\xf3\xa0\x81\x81', 'a?b?c?d?'],
    ['joined \xe2\x80\x8d \xe2\x9d\xa4\xef\xb8\x8f', 'joined \xe2\x80\x8d \xe2\x9d\xa4\xef\xb8\x8f'],
    ['not a\xef\xb8\x8f', 'not a?'],
  ] as const) {
    assert.equal(withoutControls(text), expected, JSON.stringify(text));
  }
});

test('help and version of both programs become equal; the text before them is kept', () => {
  const netTools = {
    stdout: '',
    stderr: "netstat: invalid option -- 'y'\nusage: netstat [-vWeenNcCF]\n x\n",
    status: 3,
  };
  const ours = {
    stdout: '',
    stderr: "netstat: invalid option -- 'y'\nUsage: netstat [OPTION]...\n",
    status: 3,
  };
  assert.deepEqual(comparable(netTools), comparable(ours));
  assert.equal(comparable(ours).stderr, "netstat: invalid option -- 'y'\nHELP\n");
  const families = '    inet (x)\n    netrom (y)\n    ddp (z)\n';
  assert.deepEqual(comparable({ stdout: 'usage: netstat [\n', stderr: `warning\n${families}`, status: 0 }), {
    stdout: 'HELP\n',
    stderr: 'warning\n',
    status: 0,
  });
  assert.equal(comparable({ stdout: 'net-tools 2.10\nFred\n', stderr: '', status: 0 }).stdout, 'VERSION\n');
  const version = 'netstat-js 0.1.0 (as net-tools 2.10)\nPrints what the netstat of net-tools 2.10 prints.\n';
  assert.equal(comparable({ stdout: version, stderr: '', status: 0 }).stdout, 'VERSION\n');
});
