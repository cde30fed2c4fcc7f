import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPrivateNetwork, whyNoPrivateNetwork } from './private-network.ts';

const SCRIPT = new URL('host-name-scenario.ts', import.meta.url).pathname;

/** More than are looked up at the same time. */
const MANY = Array.from({ length: 200 }, (_, index) => `10.0.1.${index}`);

test('where others than DNS name hosts, getent is asked', {
  skip: whyNoPrivateNetwork() ?? false,
}, async () => {
  const hosts = [
    '10.0.0.1 one alias other',
    '2001:db8::1 an-address-longer-than-the-column',
    '10.0.0.3 caf\xc3\xa9\x1b',
    '10.0.0.4',
    '::ffff:10.0.0.5 mapped',
    ...MANY.map((address) => `${address} name-of-${address}`),
  ];
  const etc = { 'nsswitch.conf': 'hosts: files nope\n', hosts: `${hosts.join('\n')}\n` };
  const asked = ['10.0.0.1', '2001:db8::1', '10.0.0.3', '10.0.0.4', '10.0.0.5', '10.0.0.9', 'x', ...MANY];
  assert.deepEqual(JSON.parse(await inPrivateNetwork(SCRIPT, asked, etc)), [
    'one',
    'an-address-longer-than-the-column',
    'caf\xc3\xa9\x1b',
    '',
    'mapped',
    null,
    null,
    ...MANY.map((address) => `name-of-${address}`),
  ]);
});
