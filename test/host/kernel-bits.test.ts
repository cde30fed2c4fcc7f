import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernelBits } from '../../src/host/kernel-bits.ts';
import { memoryRoot } from '../../src/host/root/memory-root.ts';

const NETLINK = 'sk               Eth Pid        Groups   Rmem     Wmem     Dump  Locks    Drops    Inode\n';
const UNIX = 'Num       RefCount Protocol Flags    Type St Inode Path\n';

const CASES: readonly (readonly [files: Record<string, string>, bits: number | undefined])[] = [
  [{ '/proc/net/netlink': `${NETLINK}c1234567 0   0          00000000\n` }, 32],
  [{ '/proc/net/netlink': `${NETLINK}00000000afd79907 0   0          00000000\n` }, 64],
  [{ '/proc/net/unix': `${UNIX}c1234567: 00000003 00000000\n` }, 32],
  [{ '/proc/net/netlink': NETLINK, '/proc/net/unix': `${UNIX}000000009082f70e: 00000003 00000000\n` }, 64],
  [{ '/proc/net/netlink': NETLINK }, undefined],
  [{ '/proc/net/unix': `${UNIX}0: 00000003 00000000\n` }, undefined],
  [{}, undefined],
];

for (const [files, bits] of CASES)
  test(`the words of a kernel have ${bits ?? 'unknown'} bits: ${JSON.stringify(files)}`, () => {
    assert.equal(kernelBits(memoryRoot(files)), bits);
  });
