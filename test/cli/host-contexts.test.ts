import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HostContexts } from '../../src/cli/sight/host-contexts.ts';
import type { Host } from '../../src/cli/sight/scopes.ts';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import type { Context } from '../../src/views/context.ts';

/** What is made and ended of the contexts of hosts. */
function watched(): { contexts: HostContexts<{ readonly context: Context }>; log: string[] } {
  const log: string[] = [];
  const contexts = new HostContexts(({ name = 'only' }) => {
    log.push(`make ${name}`);
    const endLookups = async (): Promise<void> => void log.push(`end ${name}`);
    return { context: { endLookups } as unknown as Context };
  });
  return { contexts, log };
}

test('that of a single host lasts', async () => {
  const { contexts, log } = watched();
  const host: Host = { root: memoryRoot({}), scopes: [] };
  const first = contexts.of(host);
  await contexts.leave(host);
  assert.equal(contexts.of({ ...host, scopes: [{ root: host.root }] }), first);
  await contexts.end();
  await contexts.end();
  assert.deepEqual(log, ['make only', 'end only']);
});

test('those of several are let go with their hosts', async () => {
  const { contexts, log } = watched();
  for (const name of ['a', 'b']) {
    const host: Host = { root: memoryRoot({}), scopes: [], name };
    contexts.of(host);
    await contexts.leave(host);
  }
  await contexts.end();
  assert.deepEqual(log, ['make a', 'end a', 'make b', 'end b']);
});
