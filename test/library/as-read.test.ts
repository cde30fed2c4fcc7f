import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import type { Root } from '../../src/host/root/root.ts';
import { sockets } from '../../src/index.ts';

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const ROW =
  '   0: 0100007F:0016 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 77 1 0\n';
const ROWS = 5000;

/** A running host with a long table that counts the batches read from it. */
function countingRoot(): { readonly root: Root; readonly batches: () => number } {
  const root = memoryRoot({ '/proc/net/tcp': HEADING + ROW.repeat(ROWS) }, { live: true, batchSize: 1000 });
  let count = 0;
  function* counted(batches: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const batch of batches) {
      count++;
      yield batch;
    }
  }
  return {
    root: { ...root, readBatches: (path) => counted(root.readBatches(path)) },
    batches: () => count,
  };
}

for (const owners of [false, true]) {
  test(`a table is read as records are asked for, ${owners ? 'with' : 'without'} owners`, async () => {
    const { root, batches } = countingRoot();
    for await (const { local } of sockets(root, { protocols: ['tcp'], family: 'inet', owners })) {
      assert.equal(local?.port, 22);
      break;
    }
    assert.ok(batches() > 0 && batches() < ROWS / 20, `${batches()} batches`);
  });
}
