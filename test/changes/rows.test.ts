import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DEV, type Files, type Link, links } from './host.ts';
import { changes, lines } from './run.ts';

const FE80_1 = 'fe800000000000000000000000000001';
const FE80_2 = 'fe800000000000000000000000000002';
const eth0: Link = { name: 'eth0', addresses: [FE80_1] };

describe('interfaces', () => {
  test('come and go, and change in MTU, flags and addresses', async () => {
    const changed: Link = { name: 'eth0', mtu: 9000, flags: '0x1002', addresses: [FE80_1, FE80_2] };
    assert.deepEqual(
      await lines([links(eth0), links(changed), links(changed, { name: 'eth1' }), links()], '-i'),
      [
        '~ interface eth0 9000 BM mtu 1500 -> 9000 flags BMU -> BM addresses.address fe80::1 -> fe80::1,fe80::2 addresses.prefixLength 64 -> 64,64',
        '+ interface eth1 1500 BMU',
        '- interface eth0 9000 BM after over 3.0 s',
        '- interface eth1 1500 BMU after 1.0 s',
      ],
    );
  });

  test('are changed, not new, where their addresses cannot be read', async () => {
    const { '/proc/net/if_inet6': _, ...rest } = links(eth0);
    assert.deepEqual(await lines([links(eth0), rest, { ...rest, '/proc/net/dev': DEV }], '-i'), [
      '! /proc/net/if_inet6: No such file or directory: what happened to its rows is not known',
      '~ interface eth0 1500 BMU addresses.address fe80::1 -> - addresses.prefixLength 64 -> -',
      '- interface eth0 1500 BMU after over 2.0 s',
    ]);
  });

  test('are told of, whatever one before them is like', async () => {
    const hidden = { ...links({ name: 'a0' }, eth0), '/sys/class/net/a0/flags': { error: 'EACCES' } };
    const { stdout, stderr } = await changes([links(eth0), hidden, links(eth0)], ['-i'], {
      local: { live: true, elsewhere: true },
    });
    const [, ...complaints] = stderr.trimEnd().split('\n');
    assert.deepEqual(
      [stdout, ...complaints],
      [
        '',
        'a0: error fetching interface information: Permission denied',
        'missing interface information: Permission denied',
      ],
    );
  });

  test('are kept while the table cannot be read', async () => {
    const { '/proc/net/dev': _, ...rest } = links(eth0);
    assert.deepEqual(await lines([links(eth0), rest, links(eth0)], '-i'), [
      '! /proc/net/dev: No such file or directory: what happened to its rows is not known',
    ]);
  });
});

type Route = readonly [destination: string, gateway: string];

function routes(...all: readonly Route[]): Files {
  const heading = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';
  const rows = all.map(
    ([destination, gateway]) => `eth0\t${destination}\t${gateway}\t0003\t0\t0\t0\t00FFFFFF\t0\t0\t0\n`,
  );
  return { '/proc/net/route': heading + rows.join('') };
}

describe('routes', () => {
  const a: Route = ['000200C0', '010200C0'];
  const b: Route = ['000300C0', '010200C0'];
  const A = 'route inet 192.0.2.0/255.255.255.0';
  const B = 'route inet 192.0.3.0/255.255.255.0 -> 192.0.2.1 eth0';

  test('come, go and change', async () => {
    const other: Route = ['000200C0', '020200C0'];
    assert.deepEqual(await lines([routes(a), routes(a, b), routes(other, b), routes(b)], '-rn'), [
      `+ ${B}`,
      `~ ${A} -> 192.0.2.2 eth0 gateway 192.0.2.1 -> 192.0.2.2`,
      `- ${A} -> 192.0.2.2 eth0 after over 3.0 s`,
    ]);
  });

  test('that are alike are told apart by their number', async () => {
    assert.deepEqual(await lines([routes(a), routes(a, a, a), routes(a, b)], '-rn'), [
      `+ ${A} -> 192.0.2.1 eth0`,
      `+ ${A} -> 192.0.2.1 eth0`,
      `- ${A} -> 192.0.2.1 eth0 after 1.0 s`,
      `- ${A} -> 192.0.2.1 eth0 after 1.0 s`,
      `+ ${B}`,
    ]);
  });

  test('in any order are the same', async () => {
    assert.deepEqual(await lines([routes(a, b, a), routes(b, a, a), routes(a, a, b)], '-rn'), []);
  });

  test('are kept while the table cannot be read', async () => {
    assert.deepEqual(await lines([routes(a), {}, routes(a)], '-rn'), [
      '! /proc/net/route: No such file or directory: what happened to its rows is not known',
    ]);
  });
});

function groups(...all: readonly string[]): Files {
  const heading =
    'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n1\tlo        :     1      V3\n';
  return {
    '/proc/net/igmp': heading + all.map((group) => `\t\t\t\t${group}     1 0:00000000\t\t0\n`).join(''),
  };
}

test('groups are joined and left', async () => {
  assert.deepEqual(
    await lines([groups('010000E0'), groups('010000E0', 'FB0000E0'), groups('FB0000E0')], '-gn'),
    ['+ group inet lo 224.0.0.251', '- group inet lo 224.0.0.1 after over 2.0 s'],
  );
});
