/** Several recorded hosts in the library. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { hosts, ReadError, sockets } from '../../src/index.ts';
import { listeningHost, recorded, testFolder } from '../host/recording/hosts.ts';

const folder = testFolder();
const ONE = join(folder, 'one');
recorded(join(ONE, 'web-10'), listeningHost('', 80));
recorded(join(ONE, 'web-2'), listeningHost('wéb', 81));
const TWO = join(folder, 'two');
recorded(join(TWO, 'a'), listeningHost('', 1));
writeFileSync(join(TWO, 'b.tar'), '');

/** What is recorded in folders: the names of the hosts with the ports, and the error at the end. */
async function read(
  folders: string | readonly string[],
  signal?: AbortSignal,
): Promise<{ seen: [string, number | undefined][]; error: unknown }> {
  const seen: [string, number | undefined][] = [];
  try {
    for await (const { host, root } of hosts(folders, { signal }))
      for await (const { local } of sockets(root, { protocols: ['tcp'] })) seen.push([host, local?.port]);
    return { seen, error: undefined };
  } catch (error) {
    return { seen, error };
  }
}

describe('hosts', () => {
  test('gives each host of a folder, in the order of their folders', async () => {
    assert.deepEqual(await read(ONE), {
      seen: [
        ['wéb', 81],
        ['web-10', 80],
      ],
      error: undefined,
    });
  });

  test('throws after the last one for those that cannot be read', async () => {
    const none = join(folder, 'none');
    const { seen, error } = await read([TWO, none]);
    assert.deepEqual(seen, [['a', 1]]);
    assert.ok(error instanceof ReadError);
    assert.equal(
      error.message,
      `${none}: No such file or directory; ${TWO}/b.tar: no recorded host: neither a folder nor a tar archive, plain or compressed by gzip, xz or zstd`,
    );
    assert.deepEqual(
      error.errors.map(({ errno }) => errno),
      ['ENOENT', 'EFTYPE'],
    );
  });

  test('opens a host when it is asked for', async () => {
    const parent = join(folder, 'three');
    recorded(join(parent, 'a'), listeningHost('', 1));
    recorded(join(parent, 'b'), listeningHost('', 2));
    const iterator = hosts(parent);
    assert.equal((await iterator.next()).value?.host, 'a');
    rmSync(join(parent, 'b'), { recursive: true });
    await assert.rejects(iterator.next(), { message: `${parent}/b: No such file or directory` });
  });

  test('ends when its signal aborts', async () => {
    const reason = new Error('enough');
    assert.deepEqual(await read(ONE, AbortSignal.abort(reason)), { seen: [], error: reason });
    const controller = new AbortController();
    const iterator = hosts(ONE, { signal: controller.signal });
    await iterator.next();
    controller.abort(reason);
    await assert.rejects(iterator.next(), reason);
  });
});
