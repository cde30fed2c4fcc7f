import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { HostError } from '../../../src/errors.ts';
import { openHost } from '../../../src/host/recording/open-host.ts';
import { listening, shown, TCP } from './hosts.ts';
import { END, member, tar, written } from './made-archives.ts';

const MIB = 1024 * 1024;
const ZEROS = Buffer.alloc(64 * MIB);

/** A header alone, whose content is to follow. */
function header(name: string, size: number): Buffer {
  return member({ name, size: `${size.toString(8).padStart(11, '0')}\0` });
}

/** By how much the memory of this process grows, in bytes. */
async function growth(action: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage();
  await action();
  const after = process.memoryUsage();
  return after.external + after.heapUsed - before.external - before.heapUsed;
}

describe('an archive of an attacker', () => {
  test('with half a gigabyte of zeros that no view reads takes no memory', async () => {
    // gzip data may be of several members: these are of 64 MiB each.
    const zeros = gzipSync(ZEROS);
    const content = Buffer.concat(new Array<Buffer>(8).fill(zeros));
    const bytes = Buffer.concat([
      gzipSync(header('usr/share/doc/messages', 8 * ZEROS.length)),
      content,
      gzipSync(tar(TCP)),
    ]);
    assert.ok(bytes.length < 2 * MIB);
    let ran: unknown;
    const grown = await growth(async () => {
      ran = await shown(bytes);
    });
    assert.deepEqual(ran, { stdout: listening(22), stderr: '', status: 0 });
    assert.ok(grown < 50 * MIB, `${grown}`);
  });

  test('with more than 256 MB of tables is refused', async () => {
    const zeros = gzipSync(ZEROS);
    const tables = ['tcp', 'tcp6', 'udp', 'udp6', 'raw'].flatMap((name) => [
      gzipSync(header(`proc/net/${name}`, ZEROS.length)),
      zeros,
    ]);
    const ran = await shown(Buffer.concat([...tables, gzipSync(tar(TCP))]));
    const stderr = 'views read more than 256 MB of it: unpack it, and name the folder\n';
    assert.deepEqual(ran, { stdout: '', stderr, status: 1 });
  });

  test('with 50,000 members that no view reads is read', async () => {
    const one = member({ name: 'usr/share/doc/x/README.Debian' });
    const bytes = Buffer.concat([...Array.from({ length: 50_000 }, () => one), tar(TCP)]);
    assert.deepEqual(await shown(bytes), { stdout: listening(22), stderr: '', status: 0 });
  });

  test('with folders in folders without end is refused', async () => {
    const deep = Array.from({ length: 30_000 }, (_, at) =>
      member({ name: `${at}${'/x'.repeat(40)}`, type: '5' }),
    );
    const root = await openHost(written(Buffer.concat([...deep, tar(TCP)]))).catch((error: unknown) => error);
    assert.ok(root instanceof HostError && root.errno === 'EFBIG');
  });

  test('with thousands of links is read', async () => {
    const links = Array.from({ length: 20_000 }, (_, at) =>
      member({ name: `proc/1/fd/${at}`, type: '2', target: `socket:[${at}]` }),
    );
    const root = await openHost(written(Buffer.concat([...links, tar(TCP)])));
    assert.equal(root.list('/proc/1/fd').length, 20_000);
    assert.equal(root.readLink('/proc/1/fd/77'), 'socket:[77]');
  });

  test('with the same member again and again keeps the last one', async () => {
    const content = Buffer.alloc(MIB, 'x\n');
    const bytes = Buffer.concat([
      ...Array.from({ length: 200 }, () => member({ ...TCP, content })),
      member(TCP),
      END,
    ]);
    const root = await openHost(written(bytes));
    assert.equal(root.read('/proc/net/tcp').length, TCP.content?.length);
  });
});
