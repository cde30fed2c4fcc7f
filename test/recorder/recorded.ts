import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRoot } from '../../src/host/root/open-root.ts';
import type { Root } from '../../src/host/root/root.ts';
import { type Ran, runIn } from '../io.ts';

/** Calls `action` with a folder that is removed afterwards. */
export async function inFolder<T>(action: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-record-'));
  try {
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Records a host from the source. */
export function recordTo(path: string, root: Root, ...options: readonly string[]): Promise<Ran> {
  return runIn({ root }, [`--record=${path}`, ...options]);
}

export const QUIET: Ran = { stdout: '', stderr: '', status: 0 };

/** A host that was recorded in a folder. */
export async function recorded<T>(
  root: Root,
  options: readonly string[],
  action: (root: Root, folder: string) => Promise<T> | T,
): Promise<T> {
  return inFolder(async (folder) => {
    const path = join(folder, 'host');
    const ran = await recordTo(path, root, ...options);
    if (ran.status !== 0) throw new Error(ran.stderr);
    return action(openRoot(path), path);
  });
}
