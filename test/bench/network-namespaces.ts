import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { run } from './namespace.ts';

const SCRIPT = join(import.meta.dirname, '../live/network-namespaces.py');

/** Interfaces tell others of themselves for so long, in milliseconds. */
const SETTLING = 3000;

/** In namespaces of its own: makes so many network namespaces, which end with this process. See the script. */
export async function makeNetworkNamespaces(count: number): Promise<void> {
  run('mount', '-t', 'sysfs', 'sysfs', '/sys');
  mkdirSync('/run/netns', { recursive: true });
  run('mount', '-t', 'tmpfs', 'tmpfs', '/run/netns');
  const holder = spawn('python3', [SCRIPT, 'ns', String(count)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const failed = once(holder, 'exit').then(() => {
    throw new Error('network namespaces need ip and python3');
  });
  await Promise.race([once(createInterface(holder.stdout), 'line'), failed]);
  await setTimeout(SETTLING);
}
