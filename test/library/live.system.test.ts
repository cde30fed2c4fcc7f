/** The library on the running host: sockets that a process holds, and fields of tcp beside those of ss. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import {
  groups,
  interfaces,
  namespaces,
  openRoot,
  owners,
  routes,
  type SocketOptions,
  type SocketRecord,
  sockets,
  statistics,
  textBytes,
} from '../../src/index.ts';
import { type Held, startHolder } from '../live/holder.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from '../live/namespace.ts';

const TITLE = 'the library on the running host';

const ROOT = openRoot('/');

/** A socket that no process holds any more. */
const CLOSED = 'closed client';

async function all<R>(records: AsyncIterable<R>): Promise<R[]> {
  const list: R[] = [];
  for await (const record of records) list.push(record);
  return list;
}

const read = (options?: SocketOptions): Promise<SocketRecord[]> => all(sockets(ROOT, options));

/** A connection of this process to itself that has carried some data both ways and stays open until the test ends. */
async function converse(t: TestContext, host: string, bytes: number): Promise<void> {
  const server = createServer((end) => end.pipe(end)).listen(0, host);
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, host);
  t.after(() => {
    client.destroy();
    server.close();
  });
  await once(client, 'connect');
  client.write(Buffer.alloc(bytes));
  for (let answered = 0; answered < bytes; ) {
    const [part] = await once(client, 'data');
    answered += part.length;
  }
}

const figures = (connections: readonly SocketRecord[]) =>
  connections.map(({ state, inode, tcp }) => ({ state, inode, tcp }));

/** The `name:number` words of `ss -ti`, by the two ports of a connection. */
function askSs(): Map<string, Map<string, number>> {
  const { stdout } = spawnSync('ss', ['-tinHO', 'state', 'established'], { encoding: 'utf8' });
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => {
        const [, , local = '', foreign = '', ...words] = line.trim().split(/\s+/);
        const ports = [local, foreign].map((end) => end.slice(end.lastIndexOf(':') + 1)).join('-');
        return [
          ports,
          new Map(
            words.map((word) => [word.split(':')[0] ?? '', Number.parseFloat(word.split(':')[1] ?? '')]),
          ),
        ];
      }),
  );
}

function tests(): void {
  let folder: string;
  let held: Held;
  before(async () => {
    folder = furnishNetwork();
    held = await startHolder(process.execPath, 'sockets.mjs', folder);
  });

  test('each socket that a process holds has one record, with its owner', async () => {
    const records = await read({ owners: true });
    const command = [process.execPath, join(import.meta.dirname, '../live/sockets.mjs'), folder].join(' ');
    const byInode = new Map((await all(owners(ROOT))).map((record) => [record.inode, record.owners]));
    assert.ok(Object.keys(held.sockets).length > 25);
    for (const [name, { inode, pid }] of Object.entries(held.sockets)) {
      if (name === CLOSED) continue;
      const [record, ...more] = records.filter((socket) => socket.inode === inode);
      assert.deepEqual([record?.owners?.length, more], [1, []], name);
      assert.deepEqual(record?.owners, byInode.get(inode));
      const { fd = 0, ...owner } = record?.owners?.[0] ?? {};
      assert.ok(fd > 2);
      assert.deepEqual(owner, { pid, program: 'node', command }, name);
    }
  });

  const socketNamed = async (name: string): Promise<SocketRecord | undefined> => {
    const records = await read();
    return records.find(({ inode }) => inode === held.sockets[name]?.inode);
  };

  test('addresses, states, queues and timers of sockets are those that were set up', async () => {
    const listener = await socketNamed('listener');
    assert.deepEqual(
      [listener?.protocol, listener?.local, listener?.foreign, listener?.state],
      ['tcp', { address: '127.0.0.1', port: 1001 }, { address: '0.0.0.0', port: 0 }, 'LISTEN'],
    );
    const dual = await socketNamed('dual-stack listener');
    assert.deepEqual([dual?.protocol, dual?.local?.address, dual?.dualStack], ['tcp6', '::', true]);
    assert.equal((await socketNamed('unread server'))?.recvQ, 5);
    assert.equal((await socketNamed('half-closed client'))?.state, 'FIN_WAIT2');
    assert.equal((await socketNamed('udp6 connected'))?.foreign?.port, 3005);
    const { timer } = (await socketNamed('kept alive client')) ?? {};
    assert.equal(timer?.kind, 'keepalive');
    assert.ok(timer.seconds > 7100 && timer.seconds <= 7200);
  });

  test('names of unix sockets are the bytes that were bound', async () => {
    for (const [name, file] of [
      ['unix with controls', 'e\x1bs\x7fc\x01'],
      ['unix in UTF-8', 'hé'],
    ] as const) {
      const { path = '' } = (await socketNamed(name)) ?? {};
      assert.equal(path, join(folder, file));
      assert.deepEqual(textBytes(path), Buffer.from(join(folder, file)));
    }
  });

  test('only the protocols, families and listeners that were asked for are read', async () => {
    const kinds = async (options: SocketOptions): Promise<string[]> =>
      [...new Set((await read(options)).map(({ protocol }) => protocol))].sort();
    assert.deepEqual(await kinds({ protocols: ['tcp'] }), ['tcp', 'tcp6']);
    assert.deepEqual(await kinds({ protocols: ['udp', 'tcp'], family: 'inet6' }), ['tcp6', 'udp6']);
    assert.deepEqual(await kinds({ protocols: ['tcp', 'unix'], family: 'inet' }), ['tcp', 'unix']);
    const listening = await read({ protocols: ['tcp'], listening: true });
    const others = await read({ protocols: ['tcp'], listening: false });
    assert.ok(listening.length > 3 && listening.every(({ state }) => state === 'LISTEN'));
    assert.ok(others.length > 3 && others.every(({ state }) => state !== 'LISTEN'));
    assert.equal(listening.length + others.length, (await read({ protocols: ['tcp'] })).length);
  });

  test('names come from the files of the host', async () => {
    const named = await read({ protocols: ['tcp'], family: 'inet', listening: true, names: true });
    const { local, user } = named.find((socket) => socket.local?.port === 1001) ?? {};
    assert.deepEqual(
      { local, user },
      { local: { address: '127.0.0.1', port: 1001, host: 'localhost', service: 'first' }, user: 'root' },
    );
  });

  test('the loopback, its groups and its route', async () => {
    const [lo, ...more] = await all(interfaces(ROOT));
    const { name, mtu, flags, rx, tx, addresses, hardware } = lo ?? {};
    assert.deepEqual(more, []);
    assert.deepEqual([name, mtu, flags, hardware], ['lo', 65536, 'LRU', 'Local Loopback']);
    assert.deepEqual(rx?.bytes, tx?.bytes);
    assert.ok(Number(rx?.bytes) > 100);
    assert.deepEqual(addresses, [
      { family: 'inet', address: '127.0.0.1', netmask: '255.0.0.0' },
      { family: 'inet6', address: '::1', prefixLength: 128, scope: 'host' },
    ]);
    const joined = (await all(groups(ROOT))).map(({ iface, address }) => `${iface} ${address}`);
    assert.deepEqual(
      joined.filter((text) => /224\.0\.0\.1$|ff02::1$/.test(text)),
      ['lo 224.0.0.1', 'lo ff02::1'],
    );
    const own = (await all(routes(ROOT, { family: 'inet6' }))).find(
      ({ destination }) => destination === '::1',
    );
    assert.deepEqual([own?.prefixLength, own?.iface], [128, 'lo']);
  });

  test('tcp counts as many connections as were opened', async () => {
    const connected = (await read({ protocols: ['tcp'] })).filter(
      ({ state }) => state === 'ESTABLISHED' || state === 'CLOSE_WAIT',
    );
    const counted = (await all(statistics(ROOT))).find(({ counter }) => counter === 'CurrEstab');
    assert.deepEqual([counted?.table, counted?.value], ['Tcp', connected.length]);
  });

  const noSs = spawnSync('ss', ['-V']).error?.message ?? spawnSync('ip', ['-V']).error?.message;
  test('the fields of tcp are those of ss, times in seconds', { skip: noSs ?? false }, async (t) => {
    const route = 'route add local 127.0.0.9 dev lo table local rto_min 300ms';
    assert.equal(spawnSync('ip', route.split(' ')).status, 0);
    for (const host of ['127.0.0.1', '127.0.0.9', '::1']) await converse(t, host, 300_000);
    const look = () => read({ protocols: ['tcp'], listening: false });
    let connections = await look();
    let theirs = askSs();
    // Values that still change are read again.
    for (
      let again = await look();
      !isDeepStrictEqual(figures(again), figures(connections));
      again = await look()
    ) {
      connections = again;
      theirs = askSs();
    }
    let compared = 0;
    for (const { local, foreign, state, tcp } of connections) {
      const ss = theirs.get(`${local?.port}-${foreign?.port}`);
      if (state !== 'ESTABLISHED' || ss === undefined) continue;
      const hundredths = (milliseconds: number): number => Math.floor(milliseconds / 10) / 100;
      assert.deepEqual(tcp, {
        rto: hundredths(ss.get('rto') ?? Number.NaN),
        ato: hundredths(ss.get('ato') ?? 0),
        cwnd: ss.get('cwnd'),
        ssthresh: ss.get('ssthresh') ?? -1,
      });
      compared++;
    }
    assert.ok(compared >= 6);
    const slow = connections.filter(({ foreign }) => foreign?.address === '127.0.0.9');
    assert.deepEqual(
      slow.map(({ tcp }) => Number(tcp?.rto) >= 0.3),
      [true, true],
    );
  });

  test('sockets of another network namespace, by its name, its number or a process in it', async (t) => {
    const listen = "require('net').createServer().listen(4711, '0.0.0.0', () => console.log('ready'))";
    const child = spawn('unshare', ['--net', process.execPath, '-e', listen], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.after(() => child.kill());
    await once(child.stdout, 'data');
    mkdirSync('/run/netns', { recursive: true });
    const mounts = join(folder, 'netns');
    mkdirSync(mounts);
    spawnSync('mount', ['--bind', mounts, '/run/netns']);
    writeFileSync('/run/netns/hf-blue', '');
    spawnSync('mount', ['--bind', `/proc/${child.pid}/ns/net`, '/run/netns/hf-blue']);
    const { ino: inode } = statSync(`/proc/${child.pid}/ns/net`);
    const netns = { inode, names: ['hf-blue'], host: false };

    for (const selector of ['name:hf-blue', inode, `pid:${child.pid}`, ['host', `${inode}`]]) {
      const records = await read({ netns: selector, protocols: ['tcp'], listening: true, owners: true });
      const found = records.filter((record) => record.netns?.inode === inode);
      assert.deepEqual(
        found.map(({ netns, local, owners }) => [netns, local, owners?.map(({ pid }) => pid)]),
        [[netns, { address: '0.0.0.0', port: 4711 }, [child.pid]]],
      );
    }
    const listed = await all(namespaces(ROOT));
    assert.deepEqual(
      listed.filter((record) => record.netns.inode === inode),
      [
        {
          ...{ netns, type: 'named', processes: 1, sockets: 1, listeners: 1 },
          ...{ pods: [], containers: [], readable: true },
        },
      ],
    );
    const names = (await all(interfaces(ROOT, { netns: 'name:hf-blue' }))).map(({ name }) => name);
    assert.deepEqual(names, ['lo']);
  });
}

const missing = whyNoNamespace();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
