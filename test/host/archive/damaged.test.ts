import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { HostError } from '../../../src/errors.ts';
import { openHost } from '../../../src/host/recording/open-host.ts';
import { optional } from '../../../src/host/root/optional.ts';
import { latin1 } from '../../../src/text/latin1.ts';
import { TCP } from './hosts.ts';
import { paxRecords, tar, written } from './made-archives.ts';
import { XZ, XZ_BLOCKS, XZ_CRC32, ZSTD } from './packed-archives.ts';

const TABLE = '/proc/net/tcp';
const WHOLE = TCP.content as string;

/** What is read of the table of an archive: undefined where the archive is refused, or it says itself that something is wrong. */
async function readTable(bytes: Buffer): Promise<string | undefined> {
  const root = await openHost(written(bytes, 'damaged')).catch((error: unknown) => {
    assert.ok(error instanceof HostError, String(error));
    return undefined;
  });
  if (root === undefined) return undefined;
  const table = optional(() => root.read(TABLE));
  assert.ok(table === undefined || [...root.readBatches(TABLE)].length < 10);
  root.list('/');
  return root.faults === undefined && table !== undefined ? latin1(table) : undefined;
}

/** Archives whose format has a sum of all that is in them. */
const SUMMED: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['gzip', gzipSync(tar(TCP))],
  ['xz', XZ],
  ['xz with a sum of 32 bits', XZ_CRC32],
  ['xz of blocks', XZ_BLOCKS],
  ['zstd', ZSTD],
];

describe('of compressed data that is damaged nothing wrong is shown without a word', () => {
  for (const [name, bytes] of SUMMED) {
    test(`${name}: one byte is another one`, async () => {
      for (let at = 0; at < bytes.length; at++) {
        const bit = 1 << ((at * 3) & 7);
        const copy = Buffer.from(bytes);
        copy[at] = (bytes[at] as number) ^ bit;
        const table = await readTable(copy);
        assert.ok(table === undefined || table === WHOLE, `byte ${at} with ${bit}`);
      }
    });

    test(`${name}: cut anywhere`, async () => {
      for (let length = 0; length < bytes.length; length++)
        assert.equal(await readTable(bytes.subarray(0, length)), undefined, `after ${length} bytes`);
    });
  }
});

describe('an archive of any bytes is read or refused', () => {
  const valid = tar(
    { name: 'PaxHeader', type: 'x', content: paxRecords({ path: TABLE.slice(1), size: `${WHOLE.length}` }) },
    { ...TCP, name: 'x' },
    { name: 'L', type: 'L', content: 'proc/1/net/tcp' },
    TCP,
    { name: 'proc/net/udp', type: '2', target: 'tcp' },
    { name: 'proc/net/raw', type: '1', target: 'proc/net/tcp' },
  );

  test('one byte of a tar archive is another one', async () => {
    for (let at = 0; at < valid.length; at += 11) {
      const copy = Buffer.from(valid);
      copy[at] = (copy[at] as number) ^ 0x11;
      await readTable(copy);
    }
  });

  test('a tar archive is cut anywhere', async () => {
    for (let length = 0; length < valid.length; length += 97) await readTable(valid.subarray(0, length));
  });

  const starts = [valid, ...SUMMED.map(([, bytes]) => bytes)];
  test('with bytes that are others, are missing, or are there twice', async () => {
    const part = fc.record({
      at: fc.nat(4000),
      length: fc.nat(600),
      bytes: fc.uint8Array({ maxLength: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.array(part, { minLength: 1, maxLength: 4 }),
        async (bytes, parts) => {
          let changed = Buffer.from(bytes);
          for (const { at, length, bytes: others } of parts) {
            const start = at % changed.length;
            changed = Buffer.concat([changed.subarray(0, start), others, changed.subarray(start + length)]);
            if (changed.length === 0) return;
          }
          await readTable(changed);
        },
      ),
      { numRuns: 400 },
    );
  });
});
