/** Which rows of several namespaces and hosts are one connection. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Translation } from '../../src/flows/vantage.ts';
import { Endpoint } from '../../src/proc/reading/address.ts';
import { parseAddress } from '../../src/proc/reading/address-text.ts';
import type { SocketRecord } from '../../src/records/socket.ts';
import { lines, row, type Seen } from './sight.ts';

const CLIENT = ['tcp 10.0.0.1:40000 10.0.0.2:80 ESTABLISHED curl'];
const SERVER = ['tcp *:80 *:* LISTEN web', 'tcp 10.0.0.2:80 10.0.0.1:40000 ESTABLISHED web'];
const a: Seen = { host: 'a', addresses: ['10.0.0.1', '172.17.0.1'], rows: CLIENT };
const b: Seen = { host: 'b', addresses: ['10.0.0.2'], rows: SERVER };
const APART = ['10.0.0.1 -> b/web 10.0.0.2 tcp 80 1 proven', 'a/curl 10.0.0.1 -> 10.0.0.2 tcp 80 1 inferred'];

const end = (address: string, port: number): Endpoint =>
  new Endpoint(parseAddress(address) ?? assert.fail(address), port);

/** Flows are the same whatever comes first. */
function expectLines(seen: readonly Seen[], expected: readonly string[]): void {
  assert.deepEqual(lines(...seen).sort(), [...expected].sort());
  assert.deepEqual(lines(...seen.toReversed()).sort(), [...expected].sort());
}

test('hosts are joined by addresses that only they have', () => {
  expectLines([a, b], ['a/curl 10.0.0.1 -> b/web 10.0.0.2 tcp 80 1 proven']);
});

test('what is shown the same is one flow: a client without a process, and one that is gone', () => {
  expectLines(
    [
      {
        rows: [
          'tcp *:80 *:* LISTEN web',
          'tcp 127.0.0.1:40000 127.0.0.1:80 ESTABLISHED',
          'tcp 127.0.0.1:80 127.0.0.1:40000 ESTABLISHED web',
          'tcp 127.0.0.1:80 127.0.0.1:40001 TIME_WAIT',
        ],
      },
    ],
    ['127.0.0.1 -> web 127.0.0.1 tcp 80 2 proven'],
  );
});

test('a peer on the loopback is of the namespace in which it is seen', () => {
  const rows = ['tcp *:80 *:* LISTEN web', 'tcp 127.0.0.1:80 127.0.0.1:40000 TIME_WAIT'];
  expectLines(
    [
      { host: 'a', rows },
      { host: 'b', rows },
    ],
    ['a 127.0.0.1 -> a/web 127.0.0.1 tcp 80 1 proven', 'b 127.0.0.1 -> b/web 127.0.0.1 tcp 80 1 proven'],
  );
});

test('hosts that were looked at about the same time are joined, others are not', () => {
  const at = (seen: Seen, time: number): Seen => ({ ...seen, time });
  expectLines([at(a, 0), at(b, 60_000)], ['a/curl 10.0.0.1 -> b/web 10.0.0.2 tcp 80 1 proven']);
  expectLines([at(a, 0), at(b, 60_001)], APART);
});

test('an address that a third host has joins nothing', () => {
  expectLines([a, b, { host: 'c', addresses: ['10.0.0.1'], rows: [] }], APART);
  expectLines(
    [a, b, { host: 'c', rows: ['tcp 10.0.0.2:22 10.9.9.9:50000 ESTABLISHED'] }],
    [
      '10.0.0.1 -> b/web 10.0.0.2 tcp 80 1 proven',
      '10.9.9.9 -> c 10.0.0.2 tcp 22 1 inferred',
      'a/curl 10.0.0.1 -> 10.0.0.2 tcp 80 1 inferred',
    ],
  );
});

test('the loopback and the link of a host join it with no other', () => {
  for (const address of ['127.0.0.1', '::1', '169.254.0.1', 'fe80::1']) {
    const tcp = address.includes(':') ? 'tcp6' : 'tcp';
    const isLoopback = /^127|^::1/.test(address);
    const [onA, onB] = isLoopback ? ['a ', 'b '] : ['', ''];
    const server = [`${tcp} *:80 *:* LISTEN web`, `${tcp} ${address}:80 ${address}:40000 ESTABLISHED web`];
    expectLines(
      [
        { host: 'a', addresses: [address], rows: [`${tcp} ${address}:40000 ${address}:80 ESTABLISHED curl`] },
        { host: 'b', rows: server },
      ],
      [
        `${onB}${address} -> b/web ${address} tcp 80 1 proven`,
        `a/curl ${address} -> ${onA}${address} tcp 80 1 inferred`,
      ],
    );
  }
});

describe('containers of hosts that have the same addresses', () => {
  const of = (host: string): Seen[] => [
    { host, addresses: ['172.17.0.1'], rows: ['tcp 172.17.0.1:40000 172.17.0.2:80 ESTABLISHED curl'] },
    {
      host,
      addresses: ['172.17.0.2'],
      rows: ['tcp *:80 *:* LISTEN web', 'tcp 172.17.0.2:80 172.17.0.1:40000 ESTABLISHED web'],
    },
  ];

  test('are joined with their own host alone', () => {
    expectLines(
      [...of('a'), ...of('b')],
      [
        'a/curl 172.17.0.1 -> a/web 172.17.0.2 tcp 80 1 proven',
        'b/curl 172.17.0.1 -> b/web 172.17.0.2 tcp 80 1 proven',
      ],
    );
  });

  test('are joined with no one where only one of them is shown', () => {
    const [, container = { rows: [] }] = of('a');
    const [host = { rows: [] }] = of('b');
    expectLines(
      [container, host, { host: 'a', addresses: ['172.17.0.1'], rows: [] }],
      ['172.17.0.1 -> a/web 172.17.0.2 tcp 80 1 proven', 'b/curl 172.17.0.1 -> 172.17.0.2 tcp 80 1 inferred'],
    );
  });
});

test('namespaces of a host with one address are joined with no one', () => {
  const host: Seen = { addresses: ['10.0.0.1'], rows: CLIENT };
  const container: Seen = { addresses: ['10.0.0.2'], rows: SERVER };
  expectLines([host, container], ['curl 10.0.0.1 -> web 10.0.0.2 tcp 80 1 proven']);
  expectLines(
    [host, container, { addresses: ['10.0.0.2'], rows: [] }],
    ['10.0.0.1 -> web 10.0.0.2 tcp 80 1 proven', 'curl 10.0.0.1 -> 10.0.0.2 tcp 80 1 inferred'],
  );
});

describe('an association of sctp with several addresses', () => {
  /** `10.0.0.1,10.1.0.1:40000`; the first address is the one that rows are known by. */
  const association = (
    local: string,
    foreign: string,
    program: string,
    state = 'ESTABLISHED',
  ): SocketRecord => {
    const side = (text: string) => {
      const [, list = '', port = ''] = /^(.*):(\d+)$/.exec(text) ?? [];
      return { all: list.split(','), port };
    };
    const [own, other] = [side(local), side(foreign)];
    const peers = other.all[0] === '*' ? {} : { foreigns: other.all };
    const text = `sctp ${own.all[0]}:${own.port} ${other.all[0]}:${peers.foreigns ? other.port : '*'} ${state} ${program}`;
    return { ...row(text), locals: own.all, ...peers };
  };
  const caller: Seen = {
    host: 'a',
    addresses: ['10.0.0.1', '10.1.0.1', '172.17.0.1'],
    rows: [association('10.0.0.1,10.1.0.1:40000', '10.0.0.2,10.1.0.2:3868', 'mme')],
  };
  const called = (local: string, foreign: string): Seen => ({
    host: 'b',
    addresses: ['10.0.0.2', '10.1.0.2', '172.17.0.1'],
    rows: [
      association('10.0.0.2,10.1.0.2:3868', '*:0', 'hss', 'LISTEN'),
      association(`${local}:3868`, `${foreign}:40000`, 'hss'),
    ],
  });

  test('is one whichever of them come first', () => {
    const one = (address: string): string[] => [`a/mme 10.0.0.1 -> b/hss ${address} sctp 3868 1 proven`];
    expectLines([caller, called('10.0.0.2,10.1.0.2', '10.0.0.1,10.1.0.1')], one('10.0.0.2'));
    expectLines([caller, called('10.1.0.2,10.0.0.2', '10.1.0.1,10.0.0.1')], one('10.1.0.2'));
    expectLines([caller, called('10.1.0.2', '10.1.0.1')], one('10.1.0.2'));
  });

  test('is not one with another whose addresses do not mirror', () => {
    expectLines(
      [caller, called('10.0.0.2,10.1.0.2', '10.0.0.9')],
      ['10.0.0.9 -> b/hss 10.0.0.2 sctp 3868 1 proven', 'a/mme 10.0.0.1 -> 10.0.0.2 sctp 3868 1 proven'],
    );
  });

  test('is not joined by addresses that several hosts have', () => {
    const both = (host: string, program: string, local: string, foreign: string): Seen => ({
      ...{ host, addresses: ['172.17.0.1', '172.17.0.2'] },
      rows: [association(local, foreign, program)],
    });
    expectLines(
      [
        both('a', 'mme', '172.17.0.1,172.17.0.2:40000', '172.17.0.3:3868'),
        both('b', 'hss', '172.17.0.3:3868', '172.17.0.2,172.17.0.1:40000'),
        { host: 'c', addresses: ['172.17.0.3'], rows: [] },
      ],
      [
        '172.17.0.2 -> b/hss 172.17.0.3 sctp 3868 1 inferred',
        'a/mme 172.17.0.1 -> 172.17.0.3 sctp 3868 1 inferred',
      ],
    );
  });

  test('joins each of many that are alike with one', () => {
    const ends = (host: string, program: string, local: string, foreign: string): Seen => ({
      ...{ host, addresses: [local.replace(/[,:].*/, '')] },
      rows: Array.from({ length: 3000 }, () => association(local, foreign, program)),
    });
    const [line, ...others] = lines(
      ends('a', 'mme', '10.0.0.1,10.1.0.1:40000', '10.1.0.2,10.0.0.2:3868'),
      ends('b', 'hss', '10.0.0.2,10.1.0.2:3868', '10.0.0.1,10.1.0.1:40000'),
    );
    assert.deepEqual([line, others], ['a/mme 10.0.0.1 -> b/hss 10.0.0.2 sctp 3868 3000 inferred', []]);
  });
});

describe('the other end has no row', () => {
  const udp: Seen = {
    host: 'a',
    addresses: ['10.0.0.1'],
    rows: ['udp 10.0.0.1:40000 10.0.0.2:53 ESTABLISHED dig'],
  };
  const dns: Seen = { host: 'b', addresses: ['10.0.0.2'], rows: ['udp6 *:53 *:* - dns'] };

  test('of udp it is who waits there', () => {
    expectLines([udp, dns], ['a/dig 10.0.0.1 -> b/dns 10.0.0.2 udp 53 1 proven']);
  });

  test('who waits there shows the direction alone where rewriting may not be seen', () => {
    const shown = ['a/dig 10.0.0.1 -> 10.0.0.2 udp 53 1 proven'];
    expectLines([udp, { ...dns, translations: undefined }], shown);
    expectLines([{ ...udp, translations: undefined }, dns], shown);
  });

  test('of tcp it is who waits there once it may be gone', () => {
    const web: Seen = { host: 'b', addresses: ['10.0.0.2'], rows: ['tcp *:80 *:* LISTEN web'] };
    const rows = (state: string): string[] => [`tcp 10.0.0.1:40000 10.0.0.2:80 ${state} curl`];
    expectLines(
      [{ ...a, rows: rows('TIME_WAIT') }, web],
      ['a/curl 10.0.0.1 -> b/web 10.0.0.2 tcp 80 1 proven'],
    );
    expectLines([{ ...a, rows: rows('ESTABLISHED') }, web], ['a/curl 10.0.0.1 -> 10.0.0.2 tcp 80 1 proven']);
  });
});

describe('rewriting', () => {
  const ends = (source: string, sourcePort: number, destination: string, destinationPort: number) => ({
    source: end(source, sourcePort),
    destination: end(destination, destinationPort),
  });
  const dnat: Translation = {
    protocol: 'tcp',
    before: ends('10.0.0.1', 40000, '10.0.0.2', 8080),
    after: ends('10.0.0.1', 40000, '172.17.0.2', 80),
  };
  const client: Seen = {
    host: 'a',
    addresses: ['10.0.0.1'],
    rows: ['tcp 10.0.0.1:40000 10.0.0.2:8080 ESTABLISHED curl'],
  };
  const gateway: Seen = { host: 'b', addresses: ['10.0.0.2', '172.17.0.1'], translations: [dnat], rows: [] };
  const container = (host: string): Seen => ({
    host,
    addresses: ['172.17.0.2'],
    rows: ['tcp *:80 *:* LISTEN web', 'tcp 172.17.0.2:80 10.0.0.1:40000 ESTABLISHED web'],
  });
  const REACHED = 'a/curl 10.0.0.1 -> b/web 172.17.0.2 tcp 80 1 proven';

  test('of the destination is followed to a container of the host that rewrites', () => {
    expectLines([client, gateway, container('b')], [REACHED]);
    expectLines(
      [client, gateway, container('b'), { host: 'c', addresses: ['172.17.0.2'], rows: [] }],
      [REACHED],
    );
  });

  test('cannot be followed where two can be the other end, nor where it cannot be read', () => {
    const apart = (...hosts: string[]): string[] => [
      ...hosts.map((host) => `10.0.0.1 -> ${host}/web 172.17.0.2 tcp 80 1 proven`),
      'a/curl 10.0.0.1 -> 10.0.0.2 tcp 8080 1 inferred',
    ];
    expectLines(
      [client, gateway, container('b'), container('b')],
      [
        '10.0.0.1 -> b/web 172.17.0.2 tcp 80 1 proven',
        '10.0.0.1 -> b/web 172.17.0.2 tcp 80 1 proven',
        'a/curl 10.0.0.1 -> 10.0.0.2 tcp 8080 1 inferred',
      ],
    );
    expectLines([client, { ...gateway, translations: undefined }, container('b')], apart('b'));
  });

  test('of the source, then of the destination by another host, is followed through both', () => {
    const masqueraded: Translation = {
      protocol: 'tcp',
      before: ends('172.17.0.3', 50000, '10.0.0.2', 8080),
      after: ends('10.0.0.1', 40000, '10.0.0.2', 8080),
    };
    expectLines(
      [
        {
          host: 'a',
          addresses: ['172.17.0.3'],
          rows: ['tcp 172.17.0.3:50000 10.0.0.2:8080 ESTABLISHED wget'],
        },
        { host: 'a', addresses: ['10.0.0.1'], translations: [masqueraded], rows: [] },
        gateway,
        container('b'),
      ],
      ['a/wget 172.17.0.3 -> b/web 172.17.0.2 tcp 80 1 proven'],
    );
  });

  /** Questions to a name service go to a container. */
  const ofNames: Translation = {
    protocol: 'udp',
    before: ends('10.0.0.1', 40000, '10.0.0.2', 53),
    after: ends('10.0.0.1', 40000, '172.17.0.2', 5353),
  };

  test('of udp leads to who waits in the container', () => {
    expectLines(
      [
        { ...client, rows: ['udp 10.0.0.1:40000 10.0.0.2:53 ESTABLISHED dig'] },
        { ...gateway, translations: [ofNames], rows: ['udp *:53 *:* - proxy'] },
        { host: 'b', addresses: ['172.17.0.2'], rows: ['udp *:5353 *:* - dns'] },
      ],
      ['a/dig 10.0.0.1 -> b/dns 172.17.0.2 udp 5353 1 proven'],
    );
  });

  test('to an address that only another host is known to have does not say who waits there', () => {
    expectLines(
      [
        { ...client, rows: ['udp 10.0.0.1:40000 10.0.0.2:53 ESTABLISHED dig'] },
        { ...gateway, translations: [ofNames], rows: [] },
        { host: 'c', addresses: ['172.17.0.2'], rows: ['udp *:5353 *:* - other'] },
      ],
      ['a/dig 10.0.0.1 -> 10.0.0.2 udp 53 1 proven'],
    );
  });

  test('that says anything ends', () => {
    const loop: Translation = { protocol: 'tcp', before: dnat.before, after: dnat.before };
    const many = Array.from({ length: 10_000 }, (): Translation => loop);
    expectLines(
      [client, { ...gateway, translations: many }],
      ['a/curl 10.0.0.1 -> 10.0.0.2 tcp 8080 1 inferred'],
    );
  });
});
