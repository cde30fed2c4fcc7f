import { spawnSync } from 'node:child_process';

/**
 * A command that runs another one with its own network, mounts and processes. All of it ends with the first process inside: mounts
 * and sockets too, and when unshare itself is killed.
 */
export const ISOLATED: readonly string[] = [
  'unshare',
  '--net',
  '--mount',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc',
];

/** Runs a command that must succeed; throws its complaint otherwise. */
export function run(command: string, ...args: readonly string[]): void {
  const done = spawnSync(command, args, { encoding: 'latin1' });
  if (done.status === 0) return;
  throw new Error(`${command} ${args.join(' ')}: ${done.error?.message ?? done.stderr.trim()}`);
}

/** Why no namespaces can be made here, or undefined where they can. */
export function whyNotIsolated(): string | undefined {
  if (process.geteuid?.() !== 0) return 'needs root';
  const [command = '', ...args] = ISOLATED;
  const tried = spawnSync(command, [...args, 'true'], { encoding: 'latin1' });
  if (tried.status === 0) return undefined;
  return `needs namespaces (${tried.error?.message ?? tried.stderr.trim()})`;
}

/**
 * Inside: a file system in memory over `scratch`, which goes when the namespace does, with the true /proc in it, and a
 * loopback that is up.
 */
export function furnish(scratch: string): void {
  run('mount', '-t', 'tmpfs', 'tmpfs', scratch);
  run('mkdir', `${scratch}/proc`);
  run('mount', '-t', 'proc', 'proc', `${scratch}/proc`);
  for (const command of ['ip link set lo up', 'ifconfig lo up', 'busybox ifconfig lo up']) {
    if (spawnSync('sh', ['-c', command]).status === 0) return;
  }
  throw new Error('cannot set up the loopback interface: needs ip, ifconfig or busybox');
}
