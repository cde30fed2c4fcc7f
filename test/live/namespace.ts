import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ISOLATED, run, whyNotIsolated } from '../bench/namespace.ts';

/** Set for a test file that runs inside its namespaces, to a folder for its files. */
const INSIDE = 'NETSTAT_TEST_NAMESPACE';

/** A test file that takes longer than this hangs: it is killed, with all its children. In milliseconds. */
const LIMIT = 900_000;

/** The only names that processes inside can look up. */
const ETC = {
  'nsswitch.conf': 'passwd: files\nhosts: files\nnetworks: files\nprotocols: files\nservices: files\n',
  hosts: '127.0.0.1 localhost\n::1 localhost6\n',
  services: 'first 1001/tcp\nsecond 3002/udp\n',
  protocols: 'icmp 1 ICMP\nipv6-icmp 58 IPv6-ICMP\n',
  networks: '',
  passwd: 'root:x:0:0:root:/root:/bin/sh\ntester:x:1234:1234::/:/bin/sh\n',
};

/** Why a test cannot have its own namespaces here; undefined if it can. */
export function whyNoNamespace(): string | undefined {
  return isInside() ? undefined : whyNotIsolated();
}

/** Whether this process runs in namespaces of its own. */
export function isInside(): boolean {
  return process.env[INSIDE] !== undefined;
}

/**
 * Runs the calling test file once more in network, PID and mount namespaces of its own, and reports its results
 * here. All processes that it starts end with it.
 *
 * @param limit in milliseconds
 */
export function runInside(file: string, limit = LIMIT): void {
  const [command = '', ...words] = [...ISOLATED, process.execPath, ...process.execArgv, file];
  const folder = mkdtempSync(join(tmpdir(), 'netstat-live-'));
  try {
    const env = { ...process.env, [INSIDE]: folder };
    const { error, status } = spawnSync(command, words, {
      stdio: 'inherit',
      env,
      timeout: limit,
      killSignal: 'SIGKILL',
    });
    if (error) throw error;
    process.exitCode = status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Inside the namespaces: brings up loopback and replaces /etc by one with few names or with the files given. Returns
 * a folder for files.
 */
export function furnishNetwork(files: Readonly<Record<string, string>> = ETC): string {
  // Flags of interfaces can be set in sysfs without a tool; a new mount shows this network namespace.
  run('mount', '-t', 'sysfs', 'sysfs', '/sys');
  writeFileSync('/sys/class/net/lo/flags', '0x9');
  const folder = process.env[INSIDE] ?? '';
  const etc = join(folder, 'etc');
  mkdirSync(etc);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(etc, name), text);
  run('mount', '--bind', etc, '/etc');
  return folder;
}
