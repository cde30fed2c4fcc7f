import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openRoot } from '../../src/host/root/open-root.ts';
import type { Root } from '../../src/host/root/root.ts';
import { hosts, rootOf } from '../golden/goldens.ts';
import { runIn } from '../io.ts';

const VIEWS = [
  '-anpe',
  '-tlnp',
  '-anp --json',
  '-an --explain',
  '-rn',
  '-r -6',
  '-rCn',
  '-iae',
  '-s',
  '-s -6',
  '-gn',
  '-Mn',
  '-me',
  '--ipx --ax25 --x25 --netrom --rose -a',
  '-r --ax25',
];

for (const host of hosts()) {
  describe(`the host ${host}, read by five functions alone`, () => {
    const opened = openRoot(rootOf(host));
    const { facts, read, readBatches, readLink, list } = opened;
    const root: Root = { facts, read, readBatches, readLink, list };
    for (const args of VIEWS) {
      test(args, async () => {
        const argv = args.split(' ');
        assert.deepEqual(await runIn({ root }, argv), await runIn({ root: opened }, argv));
      });
    }
  });
}
