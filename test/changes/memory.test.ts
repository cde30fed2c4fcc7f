import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import type { Root } from '../../src/host/root/root.ts';
import { runIn } from '../io.ts';
import { end, type Row, ST, table } from './host.ts';

const SOCKETS = 10;

/** How many looks there are; NETSTAT_LOOKS for a day of them, with NETSTAT_SOCKETS. */
const LOOKS = Number(process.env.NETSTAT_LOOKS ?? 5000);
const ROWS = Number(process.env.NETSTAT_SOCKETS ?? SOCKETS);

/** Of how many looks one finds another socket in a row: of 10 sockets half are others at each look, of 10,000 a hundred. */
const PERIOD = Math.max(1, Math.floor(ROWS / 200));

/** The row of a socket; every second one is another socket at some looks, with an inode that has not been before. */
function rowOf(number: number, look: number): Row {
  const stays = number % 2 === 0;
  const inode = stays ? 1000 + number : 1_000_000 + look * ROWS + number;
  const ports = [stays ? 443 : 1024 + ((look * 7) % 60000), 1024 + number] as const;
  const isWaiting = number % 5 === 1;
  return [
    end(1, ports[0]),
    end(2, ports[1] & 0xffff),
    isWaiting ? ST.TIME_WAIT : ST.ESTABLISHED,
    isWaiting ? 0 : inode,
  ];
}

/** The table at each look, one after the other. */
function* tables(): Generator<string> {
  const [heading = '', ...lines] = table(
    ...Array.from({ length: ROWS }, (_, number) => rowOf(number, 0)),
  ).split(/(?<=\n)/);
  for (let look = 0; ; look++) {
    for (let number = 1; number < ROWS; number += 2)
      if ((number >> 1) % PERIOD === look % PERIOD)
        lines[number] = table(rowOf(number, look)).slice(heading.length);
    yield heading + lines.join('');
  }
}

test('a run of any length takes the same memory', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = new Map<number, number>();
  let look = 0;
  const all = tables();
  const next = (): Root =>
    memoryRoot({
      '/proc/net/tcp': String(all.next().value),
      '/proc/net/snmp': 'Tcp: ActiveOpens PassiveOpens\nTcp: 1 1\n',
    });
  let current = next();
  const { status } = await runIn(
    {
      root: {
        ...memoryRoot({}),
        read: (path, most) => current.read(path, most),
        readBatches: (path) => current.readBatches(path),
      },
      now: () => new Date(look * 1000),
      onSleep() {
        look++;
        current = next();
        if (look !== LOOKS / 10 && look !== LOOKS - 1) return;
        collect();
        used.set(look, process.memoryUsage().heapUsed);
      },
      frames: Number.POSITIVE_INFINITY,
    },
    ['-tn', '--changes', '--count', String(LOOKS), '--where', 'local.port = 1'],
  );
  assert.equal(status, 0);
  const [early = 0, late = 0] = used.values();
  assert.ok(late - early < 1_000_000 + 100 * ROWS, `${early} bytes, then ${late}`);
});
