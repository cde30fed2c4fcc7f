/** Who is the server of a connection that one namespace shows. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lines, row } from './sight.ts';

const CASES: readonly (readonly [name: string, rows: readonly string[], expected: readonly string[]])[] = [
  [
    'a port that is listened to on any address',
    ['tcp *:8080 *:* LISTEN web', 'tcp 10.0.0.1:8080 10.0.0.2:9090 ESTABLISHED web'],
    ['10.0.0.2 -> web 10.0.0.1 tcp 8080 1 proven'],
  ],
  [
    'on that address, though by its number it could be a client',
    ['tcp 10.0.0.1:40000 *:* LISTEN web', 'tcp 10.0.0.1:40000 10.0.0.2:80 ESTABLISHED web'],
    ['10.0.0.2 -> web 10.0.0.1 tcp 40000 1 proven'],
  ],
  [
    'on another address: it is not what the peer reached',
    ['tcp 10.0.0.9:8080 *:* LISTEN web', 'tcp 10.0.0.1:8080 10.0.0.2:9090 ESTABLISHED web'],
    ['web 10.0.0.1 -- 10.0.0.2 tcp null 1 unknown'],
  ],
  [
    'of another protocol',
    ['udp *:8080 *:* - web', 'tcp 10.0.0.1:8080 10.0.0.2:9090 ESTABLISHED web'],
    ['web 10.0.0.1 -- 10.0.0.2 tcp null 1 unknown'],
  ],
  [
    'IPv4 over a socket of IPv6 that serves both',
    ['tcp6 *:80 *:* LISTEN web', 'tcp6 ::ffff:10.0.0.1:80 ::ffff:10.0.0.2:9090 ESTABLISHED web'],
    ['10.0.0.2 -> web 10.0.0.1 tcp 80 1 proven'],
  ],
  [
    'IPv4 over a socket of IPv6 beside a listener of IPv4, which has not taken it',
    ['tcp *:80 *:* LISTEN web', 'tcp6 ::ffff:10.0.0.1:80 ::ffff:10.0.0.2:9090 ESTABLISHED other'],
    ['other 10.0.0.1 -- 10.0.0.2 tcp null 1 unknown'],
  ],
  [
    'IPv6',
    ['tcp6 *:80 *:* LISTEN web', 'tcp6 2001:db8::1:80 2001:db8::2:9090 ESTABLISHED web'],
    ['2001:db8::2 -> web 2001:db8::1 tcp 80 1 proven'],
  ],
  [
    'a client that calls',
    ['tcp 10.0.0.1:80 10.0.0.2:9090 SYN_SENT curl'],
    ['curl 10.0.0.1 -> 10.0.0.2 tcp 9090 1 proven'],
  ],
  [
    'a client that calls from a port that is listened to as well',
    ['tcp *:179 *:* LISTEN bgp', 'tcp 10.0.0.1:179 10.0.0.2:9090 SYN_SENT bgp'],
    ['bgp 10.0.0.1 -> 10.0.0.2 tcp 9090 1 proven'],
  ],
  [
    'a server that is called',
    ['tcp 10.0.0.1:40000 10.0.0.2:80 SYN_RECV'],
    ['10.0.0.2 -> 10.0.0.1 tcp 40000 1 proven'],
  ],
  [
    'a connection within the namespace, which both ends show',
    [
      'tcp *:8080 *:* LISTEN web',
      'tcp 127.0.0.1:9090 127.0.0.1:8080 ESTABLISHED curl',
      'tcp 127.0.0.1:8080 127.0.0.1:9090 ESTABLISHED web',
    ],
    ['curl 127.0.0.1 -> web 127.0.0.1 tcp 8080 1 proven'],
  ],
  [
    'both ports are listened to, and both are of servers',
    [
      'tcp *:8080 *:* LISTEN a',
      'tcp *:9090 *:* LISTEN b',
      'tcp 127.0.0.1:9090 127.0.0.1:8080 ESTABLISHED b',
      'tcp 127.0.0.1:8080 127.0.0.1:9090 ESTABLISHED a',
    ],
    ['a 127.0.0.1 -- b 127.0.0.1 tcp null 1 unknown'],
  ],
  [
    'what was left on one side of a connection within the namespace',
    ['tcp *:8080 *:* LISTEN web', 'tcp 127.0.0.1:9090 127.0.0.1:8080 TIME_WAIT'],
    ['127.0.0.1 -> web 127.0.0.1 tcp 8080 1 proven'],
  ],
  [
    "a server's connections that no one holds any more",
    [
      'tcp *:80 *:* LISTEN web',
      'tcp 10.0.0.1:80 10.0.0.2:40000 TIME_WAIT',
      'tcp 10.0.0.1:80 10.0.0.2:40001 ESTABLISHED web',
    ],
    ['10.0.0.2 -> web 10.0.0.1 tcp 80 2 proven'],
  ],
  [
    'a port that the kernel gives to clients, and one that it does not',
    [
      'tcp 10.0.0.1:32768 10.0.0.2:61000 ESTABLISHED curl',
      'tcp 10.0.0.1:32767 10.0.0.2:60999 ESTABLISHED web',
    ],
    ['10.0.0.2 -> web 10.0.0.1 tcp 32767 1 inferred', 'curl 10.0.0.1 -> 10.0.0.2 tcp 61000 1 inferred'],
  ],
  [
    'two ports of clients, the smaller one of which is no server for it',
    ['tcp 10.0.0.1:32768 10.0.0.2:60999 ESTABLISHED peer'],
    ['peer 10.0.0.1 -- 10.0.0.2 tcp null 1 unknown'],
  ],
  [
    'two ports of servers',
    ['tcp 10.0.0.1:80 10.0.0.2:9090 ESTABLISHED peer'],
    ['peer 10.0.0.1 -- 10.0.0.2 tcp null 1 unknown'],
  ],
  [
    'udp, whose servers have no peer',
    ['udp *:53 *:* - dns', 'udp 127.0.0.1:1000 127.0.0.1:53 ESTABLISHED dig'],
    ['dig 127.0.0.1 -> dns 127.0.0.1 udp 53 1 proven'],
  ],
  [
    'udp within the namespace by another address than that of the loopback',
    ['udp 10.0.0.1:53 *:* - dns', 'udp 10.0.0.1:1000 10.0.0.1:53 ESTABLISHED dig'],
    ['dig 10.0.0.1 -> dns 10.0.0.1 udp 53 1 proven'],
  ],
  [
    'a socket that is connected to itself, in one row',
    ['udp 127.0.0.1:5000 127.0.0.1:5000 ESTABLISHED postgres'],
    ['postgres 127.0.0.1 -- postgres 127.0.0.1 udp null 1 unknown'],
  ],
  [
    'udp by who waits on the address, not by who waits on any',
    ['udp *:53 *:* - any', 'udp 127.0.0.1:53 *:* - dns', 'udp 127.0.0.1:1000 127.0.0.1:53 ESTABLISHED dig'],
    ['dig 127.0.0.1 -> dns 127.0.0.1 udp 53 1 proven'],
  ],
  [
    'what a program says of itself is not its name',
    [
      'tcp *:22 *:* LISTEN sshd',
      'tcp 10.0.0.1:22 10.0.0.2:40000 ESTABLISHED sshd:_alice',
      'tcp 10.0.0.1:22 10.0.0.2:40001 ESTABLISHED sshd:_bob',
    ],
    ['10.0.0.2 -> sshd 10.0.0.1 tcp 22 2 proven'],
  ],
];

describe('the direction of a connection', () => {
  for (const [name, rows, expected] of CASES) {
    test(name, () => {
      const seen = rows.map((text) => titled(row(text)));
      assert.deepEqual(lines({ addresses: ['10.0.0.1'], rows: seen }).sort(), expected);
      assert.deepEqual(lines({ addresses: ['10.0.0.1'], rows: seen.toReversed() }).sort(), expected);
    });
  }

  test('is not inferred where it is not known which ports are of clients', () => {
    assert.deepEqual(
      lines({ clientPorts: undefined, rows: ['tcp 10.0.0.1:40000 10.0.0.2:80 ESTABLISHED curl'] }),
      ['curl 10.0.0.1 -- 10.0.0.2 tcp null 1 unknown'],
    );
  });
});

/** A line has no blanks within a program. */
function titled(record: ReturnType<typeof row>): ReturnType<typeof row> {
  const owners = (record.owners ?? []).map((owner) => ({
    ...owner,
    program: owner.program.replace(':_', ': '),
  }));
  return { ...record, owners };
}
