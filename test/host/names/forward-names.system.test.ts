import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { forwardNames } from '../../../src/host/names/forward-names.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { inPrivateNetwork, whyNoPrivateNetwork } from './private-network.ts';

const HOST = memoryRoot({
  '/etc/services': 'https 443/tcp\nhttps 443/udp\nsmtp 25/tcp\n',
  '/etc/protocols': 'icmp 1 ICMP\n',
  '/etc/passwd': 'root:x:0:0::/:/bin/sh\nj\xc3\xb6rg:x:1001:100::/:/bin/sh\n',
  '/etc/hosts': '10.0.0.1 db.example DB\n2001:db8::1 db\n10.0.0.2 web # db\n',
});

describe('names looked up forward', () => {
  const names = forwardNames(HOST, 2);

  test('services have ports by protocol, and protocols numbers', () => {
    assert.deepEqual(names.servicePorts('https'), [
      { port: 443, protocol: 'tcp' },
      { port: 443, protocol: 'udp' },
    ]);
    assert.deepEqual(names.servicePorts('icmp'), [{ port: 1, protocol: 'raw' }]);
    assert.deepEqual(names.servicePorts('gopher'), []);
  });

  test('users have numbers, whatever the letters of their names', () => {
    assert.deepEqual([names.uidOf('root'), names.uidOf('jörg'), names.uidOf('none')], [0, 1001, undefined]);
  });

  test('hosts of a recorded host are those of its file, and no one else is asked', async () => {
    assert.deepEqual(names.hostAddresses('db'), [], 'not known before it is asked for');
    await names.refresh(['db', 'Web', 'nowhere.invalid', '::1']);
    assert.deepEqual(names.hostAddresses('db'), ['10.0.0.1', '2001:db8::1']);
    assert.deepEqual(names.hostAddresses('Web'), ['10.0.0.2']);
    assert.deepEqual(names.hostAddresses('nowhere.invalid'), []);
    assert.deepEqual(names.hostAddresses('::1'), ['::1']);
  });
});

test('the DNS is asked again when its answer is no longer valid, and not waited for when it is silent', {
  skip: whyNoPrivateNetwork() ?? false,
}, async () => {
  const script = new URL('forward-names-scenario.ts', import.meta.url).pathname;
  const output = await inPrivateNetwork(script, [], { hosts: '127.0.0.1 localhost\n192.0.2.7 listed\n' });
  assert.deepEqual(JSON.parse(output), {
    first: ['10.0.0.1'],
    again: ['10.0.0.1'],
    later: ['10.0.0.2'],
    listed: ['192.0.2.7'],
    itself: ['2001:db8::1'],
    silent: [],
  });
});
