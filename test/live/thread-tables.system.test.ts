import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { readOwners } from '../../src/host/processes/owners.ts';
import { openRoot, owners, sockets } from '../../src/index.ts';

const script = `${import.meta.dirname}/thread-tables.py`;
const skip = spawnSync('python3', ['-c', '']).status === 0 ? false : 'needs python3';
const root = openRoot('/');

/** Starts a process one of whose threads listens on a port; see the script. */
async function listen(
  how: string,
): Promise<{ holder: ChildProcess; port: number; pid: number; thread: number }> {
  const holder = spawn('python3', [script, how], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [said] = (await once(createInterface(holder.stdout), 'line')) as [string];
  const [port = 0, pid = 0, thread = 0] = said.split(' ').map(Number);
  assert.ok(port > 0, said);
  return { holder, port, pid, thread };
}

for (const [how, what] of [
  ['unshare', 'that only the table of a thread has'],
  ['replace', 'that stands in that table in the place of something else'],
  ['exit', 'of a process whose first thread has ended'],
] as const) {
  test(`a socket ${what} is found, though -p does not find it`, { skip }, async () => {
    const { holder, port, pid, thread } = await listen(how);
    try {
      assert.equal(pid, holder.pid);
      for await (const { local, inode, owners: found } of sockets(root, {
        protocols: ['tcp'],
        family: 'inet',
        listening: true,
        owners: true,
      })) {
        if (local?.port !== port || inode === undefined) continue;
        const [owner] = found ?? [];
        assert.deepEqual([found?.length, owner?.pid, owner?.thread], [1, pid, thread]);
        assert.match(owner?.command ?? '', new RegExp(`thread-tables\\.py ${how}$`));
        assert.equal(readOwners(root).find(inode), undefined);
        let held: unknown;
        for await (const one of owners(root)) if (one.inode === inode) held = one.owners;
        assert.deepEqual(held, found);
        return;
      }
      assert.fail(`no listener on port ${port}`);
    } finally {
      holder.stdin?.end();
    }
  });
}
