import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseReceiver, receiverUrl } from '../../src/syslog/receiver.ts';

describe('URLs of receivers', () => {
  const VALID = [
    ['udp://loghost', { protocol: 'udp', host: 'loghost', port: 514 }, 'udp://loghost:514'],
    ['tcp://10.0.0.1/', { protocol: 'tcp', host: '10.0.0.1', port: 514 }, 'tcp://10.0.0.1:514'],
    ['tcp://log_1.example.:601', { protocol: 'tcp', host: 'log_1.example.', port: 601 }],
    ['tls://log.example', { protocol: 'tls', host: 'log.example', port: 6514 }, 'tls://log.example:6514'],
    ['UDP://loghost', { protocol: 'udp', host: 'loghost', port: 514 }, 'udp://loghost:514'],
    ['tls://[2001:db8::1]', { protocol: 'tls', host: '2001:db8::1', port: 6514 }, 'tls://[2001:db8::1]:6514'],
    ['udp://[fe80::1%eth0]:65535', { protocol: 'udp', host: 'fe80::1%eth0', port: 65535 }],
    ['udp://[::ffff:10.0.0.1]:1', { protocol: 'udp', host: '::ffff:10.0.0.1', port: 1 }],
  ] as const;
  for (const [url, receiver, whole = url] of VALID) {
    test(url, () => {
      const parsed = parseReceiver(url);
      assert.deepEqual(parsed, receiver);
      assert.equal(receiverUrl(receiver), whole);
    });
  }

  const INVALID = [
    '',
    'loghost',
    'loghost:514',
    'http://loghost',
    'udp:loghost',
    'udp://',
    'udp://:514',
    'udp://loghost:',
    'udp://loghost:0',
    'udp://loghost:65536',
    'udp://loghost:+1',
    'udp://loghost/path',
    'udp://user@loghost',
    'udp://log host',
    'udp://loghost\n',
    'udp://l\u00f6g',
    'udp://::1',
    'udp://[]',
    'udp://[::1',
    'udp://[::1::]',
    'udp://[loghost]',
    'udp://[10.0.0.1]',
    'udp://[::1%]',
    'udp://[::1]x',
    'udp://[::1/]',
    `udp://${'a'.repeat(256)}`,
  ];
  for (const url of INVALID) {
    test(`not ${JSON.stringify(url.slice(0, 40))}`, () => assert.equal(parseReceiver(url), undefined));
  }
});
