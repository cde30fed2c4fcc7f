import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type ChangeRecord,
  type ChangesOptions,
  type CoverageRecord,
  changes,
  memoryRoot,
  type Root,
} from '../../src/index.ts';
import { ANY, changingRoot, end, type Files, type Row, ST, snmp, table } from '../changes/host.ts';

const SNMP = '/proc/net/snmp';

const C = (state: number, inode: number): Row => [end(1, 443), end(2, 50000), state, inode];
const host = (opened: number, ...rows: readonly Row[]): Files => ({
  '/proc/net/tcp': table(...rows),
  [SNMP]: snmp(opened, 0),
});

/** A host that is another one each time that this file is read, unless it is for the first time. */
function looks(file: string, hosts: readonly Files[], keepsFirst = true): Root {
  const { root, next } = changingRoot(hosts);
  let isKept = keepsFirst;
  const read = (path: string): void => {
    if (path !== file) return;
    if (!isKept) next();
    isKept = false;
  };
  return {
    ...root,
    read(path, most) {
      // Tables of sockets are read in batches.
      if (path === SNMP) read(path);
      return root.read(path, most);
    },
    readBatches(path) {
      read(path);
      return root.readBatches(path);
    },
  };
}

/** So many changes. */
async function first(count: number, root: Root, options: ChangesOptions = {}): Promise<ChangeRecord[]> {
  const taken: ChangeRecord[] = [];
  for await (const change of changes(root, { interval: 0.05, ...options }))
    if (taken.push(change) === count) break;
  return taken;
}

describe('changes of the library', () => {
  test('tell what opened and changed', async () => {
    const root = looks(SNMP, [host(0), host(3, C(ST.ESTABLISHED, 101)), host(3, C(ST.CLOSE_WAIT, 101))]);
    const told: CoverageRecord[] = [];
    const found = await first(2, root, {
      protocols: ['tcp'],
      family: 'inet',
      onCoverage: (coverage) => told.push(coverage),
    });
    assert.deepEqual(
      found.map(({ change, previous, socket }) => [change, previous, socket?.state, socket?.foreign]),
      [
        ['opened', undefined, 'ESTABLISHED', { address: '10.0.0.2', port: 50000 }],
        ['changed', { state: 'ESTABLISHED' }, 'CLOSE_WAIT', { address: '10.0.0.2', port: 50000 }],
      ],
    );
    assert.deepEqual(
      told.map(({ opened, seen }) => [opened, seen]),
      [[3, 1]],
    );
  });

  test('count a connection that is seen before it is counted once it is', async () => {
    const root = looks('/proc/net/tcp', [
      host(0),
      host(1, C(ST.ESTABLISHED, 101)),
      host(1, C(ST.CLOSE_WAIT, 101)),
      host(1),
    ]);
    const told: CoverageRecord[] = [];
    const options = { protocols: ['tcp'], family: 'inet' } as const;
    await first(3, root, { ...options, onCoverage: (coverage) => told.push(coverage) });
    assert.deepEqual(
      told.map(({ opened, seen }) => [opened, seen]),
      [
        [0, 0],
        [1, 1],
      ],
    );
  });

  test('do not count at first what is there', async () => {
    const root = looks(
      '/proc/net/tcp',
      [host(5), host(6, C(ST.ESTABLISHED, 101)), host(6, C(ST.CLOSE_WAIT, 101)), host(6)],
      false,
    );
    const told: CoverageRecord[] = [];
    const options = { protocols: ['tcp'], family: 'inet' } as const;
    await first(2, root, { ...options, onCoverage: (coverage) => told.push(coverage) });
    assert.deepEqual(
      told.map(({ opened, seen }) => [opened, seen]),
      [[0, 0]],
    );
  });

  test('with `initial` tell what is there at first', async () => {
    const root = memoryRoot(host(0, [end(1, 80), ANY, ST.LISTEN, 107]));
    const [change] = await first(1, root, { initial: true, listening: true });
    assert.deepEqual([change?.change, change?.initial, change?.socket?.inode], ['opened', true, 107]);
  });

  test('are those of groups, routes and interfaces too', async () => {
    const igmp =
      'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n1\tlo        :     1      V3\n';
    const root = memoryRoot({ '/proc/net/igmp': `${igmp}\t\t\t\t010000E0     1 0:00000000\t\t0\n` });
    const [change] = await first(1, root, { view: 'groups', initial: true });
    assert.equal(change?.group?.address, '224.0.0.1');
  });

  test('are those of flows too', async () => {
    const root = looks('/proc/net/tcp', [host(0), host(0, C(ST.ESTABLISHED, 101))]);
    const [change] = await first(1, root, { view: 'flows', protocols: ['tcp'], family: 'inet' });
    assert.deepEqual([change?.change, change?.flow?.client.address], ['opened', '10.0.0.1']);
  });

  test('are of several namespaces', async () => {
    const root = memoryRoot({
      '/proc/1/ns/net': { link: 'net:[4026531840]' },
      '/proc/1/net/tcp': table([end(1, 80), ANY, ST.LISTEN, 107]),
      '/proc/net/tcp': table([end(1, 80), ANY, ST.LISTEN, 107]),
      '/proc/9/ns/net': { link: 'net:[4026532000]' },
      '/proc/9/net/tcp': table([end(1, 81), ANY, ST.LISTEN, 108]),
    });
    const found = await first(2, root, { initial: true, netns: 'all', listening: true });
    assert.deepEqual(
      found.map(({ socket }) => [socket?.netns?.inode, socket?.inode]),
      [
        [4026531840, 107],
        [4026532000, 108],
      ],
    );
  });

  test('end with the reason of a signal, even while they wait', async () => {
    const controller = new AbortController();
    const looking = first(1, memoryRoot(host(0)), { interval: 3600, signal: controller.signal });
    setImmediate(() => controller.abort(new Error('enough')));
    await assert.rejects(looking, /^Error: enough$/);
  });

  test('need a table at first', async () => {
    await assert.rejects(first(1, memoryRoot({ '/proc/net/udp': table() }), { protocols: ['tcp'] }), {
      name: 'ReadError',
      message: '/proc/net/tcp: No such file or directory; /proc/net/tcp6: No such file or directory',
    });
  });

  test('refuse what makes no sense at once', () => {
    const root = memoryRoot({});
    assert.throws(() => changes(root, { interval: 0 }), {
      name: 'RangeError',
      message: 'interval is 0.05 to 86400 seconds, not 0',
    });
    assert.throws(() => changes(root, { view: 'statistics' as never }), RangeError);
    assert.throws(() => changes(root, { protocols: ['icmp' as never] }), RangeError);
    assert.throws(() => changes(root, { view: 'routes', family: 'unix' as never }), RangeError);
    assert.throws(() => changes(root, { netns: 'nonsense:x' }), RangeError);
  });
});
