import assert from 'node:assert/strict';
import { isIPv4, isIPv6 } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { Endpoint, Ipv4Address, Ipv6Address } from '../../../src/proc/reading/address.ts';
import { parseAddress, parseInetAddr } from '../../../src/proc/reading/address-text.ts';

const TEXTS: readonly [text: string, ...words: number[]][] = [
  ['0.0.0.0', 0],
  ['127.0.0.1', 0x7f000001],
  ['255.255.255.255', 0xffffffff],
  ['10.203.99.100', 0x0acb6364],
  ['::', 0, 0, 0, 0],
  ['::1', 0, 0, 0, 1],
  ['::5', 0, 0, 0, 5],
  ['::0.1.0.5', 0, 0, 0, 0x10005],
  ['::10.1.2.3', 0, 0, 0, 0x0a010203],
  ['::ffff:0.0.0.0', 0, 0, 0xffff, 0],
  ['::ffff:10.9.9.8', 0, 0, 0xffff, 0x0a090908],
  ['::ffff:0:0:1', 0, 0, 0xffff0000, 1],
  ['64:ff9b::102:304', 0x64ff9b, 0, 0, 0x01020304],
  ['2001:db8::1', 0x20010db8, 0, 0, 1],
  ['2001:db8:0:1:1:1:1:1', 0x20010db8, 1, 0x10001, 0x10001],
  ['2001:0:0:1::1', 0x20010000, 1, 0, 1],
  ['1::', 0x10000, 0, 0, 0],
  ['fe80::1:2:3:4', 0xfe800000, 0, 0x10002, 0x30004],
  ['2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff', 0x20010db8, 0xaaaabbbb, 0xccccdddd, 0xeeeeffff],
];

function address(words: readonly number[]) {
  const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = words;
  return words.length === 1 ? new Ipv4Address(w0) : new Ipv6Address(w0, w1, w2, w3);
}

for (const [text, ...words] of TEXTS) {
  test(`${text} is written and parsed`, () => {
    assert.equal(String(address(words)), text);
    assert.deepEqual(parseAddress(text), address(words));
  });
}

test('the text of an endpoint has no brackets', () => {
  assert.equal(String(new Endpoint(new Ipv6Address(0, 0, 0, 0), 80)), ':::80');
});

const NO_ADDRESSES = [
  '',
  '1',
  '1.2.3',
  '01.2.3.4',
  '1.2.3.256',
  '1.2.3.4.',
  '1.2.3.4.5',
  ':',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
];
const NO_IPV6 = [
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8',
  '::12345',
  '::g',
  '1.2.3.4::',
  '::1.2.3.4:5',
  'fe80::1%eth0',
];

for (const text of [...NO_ADDRESSES, ...NO_IPV6]) {
  test(`'${text}' is not an address`, () => {
    assert.equal(parseAddress(text), undefined);
  });
}

const OLD_FORMS: readonly [string, number | undefined][] = [
  ['10.0.0.1', 0x0a000001],
  ['10.0.258', 0x0a000102],
  ['10.66051', 0x0a010203],
  ['1', 1],
  ['4294967295', 0xffffffff],
  ['4294967296', undefined],
  ['010.0x10.1.2', 0x08100102],
  ['1.2.3.4 rest', 0x01020304],
  ['1.256.1', undefined],
  ['08.1.1.1', undefined],
  ['1.2.3.4.5', undefined],
  ['', undefined],
];

for (const [text, word] of OLD_FORMS) {
  test(`parseInetAddr('${text}')`, () => {
    assert.deepEqual(parseInetAddr(text), word === undefined ? undefined : new Ipv4Address(word));
  });
}

const word = fc.integer({ min: 0, max: 0xffffffff });
const sparse = fc.oneof(fc.constant(0), fc.constant(1), fc.constant(0xffff), fc.constant(0x10000), word);

test('parsing the text of an address gives the same address', () => {
  fc.assert(
    fc.property(sparse, sparse, sparse, sparse, (w0, w1, w2, w3) => {
      const v6 = new Ipv6Address(w0, w1, w2, w3);
      assert.ok(isIPv6(String(v6)));
      assert.deepEqual(parseAddress(String(v6)), v6);
      const v4 = new Ipv4Address(w0);
      assert.ok(isIPv4(String(v4)));
      assert.deepEqual(parseAddress(String(v4)), v4);
    }),
  );
});
