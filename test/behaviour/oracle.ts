import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Case, expectedOfOriginal, type HostFiles, type Output } from './case.ts';
import { makeLinks } from './links.ts';

/** All names come from files of the tree. */
const NSSWITCH = 'passwd: files\nhosts: files\nnetworks: files\nprotocols: files\nservices: files\n';

/** Why no namespaces can be made on this machine; `undefined` when they can. */
export function whyNoNamespaces(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root to mount recorded files over /proc and /etc';
  try {
    execFileSync('unshare', ['-mn', 'true'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'needs mount and network namespaces';
  }
}

/** Why no links can be made in namespaces; `undefined` when they can. */
export function whyNoLinks(): string | undefined {
  const missing = whyNoNamespaces();
  if (missing !== undefined) return missing;
  try {
    execFileSync('unshare', ['-mn', 'ip', 'link', 'add', 'type', 'veth'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'needs the command ip, and veth links';
  }
}

/** Why net-tools 2.10 cannot be run on this machine; `undefined` when it can. */
export function whyNoOracle(): string | undefined {
  const reason = 'needs net-tools 2.10 as netstat';
  try {
    const version = execFileSync('netstat', ['-V'], { encoding: 'latin1' });
    return whyNoNamespaces() ?? (/^net-tools 2\.10$/m.test(version) ? undefined : reason);
  } catch {
    return reason;
  }
}

function writeTree(dir: string, files: HostFiles): void {
  const all: HostFiles = { '/etc/nsswitch.conf': NSSWITCH, ...files };
  for (const [path, file] of Object.entries(all)) {
    const target = join(dir, path);
    mkdirSync(dirname(target), { recursive: true });
    if (typeof file === 'string') writeFileSync(target, file, 'latin1');
    else if ('link' in file) symlinkSync(file.link, target);
    else if (path.endsWith('/fd')) mkdirSync(target, { mode: 0 });
    else {
      writeFileSync(target, '');
      chmodSync(target, 0);
    }
  }
  mkdirSync(join(dir, 'proc/net'), { recursive: true });
}

/**
 * The script that starts the program: it makes links, mounts a /sys that shows them, then the tree over /etc and /proc. /proc
 * comes last because mount needs the real one, and keeps /proc/self because runtimes read it when they start.
 */
function script({ links, uid }: Case): string {
  return [
    ...(links === undefined ? [] : [makeLinks(links), 'mount -t sysfs sysfs /sys']),
    'mount --bind "$0/etc" /etc',
    'mkdir -p "$0/proc/self" && mount --bind /proc/$$ "$0/proc/self"',
    'mount --rbind "$0/proc" /proc',
    uid === undefined ? 'exec "$@"' : `exec chroot --userspec=+${uid}:+${uid} --groups= / "$@"`,
  ].join(' && ');
}

/** Runs the real netstat on the host of a case. */
export function askOriginal(c: Case): Promise<Output> {
  return runInside(c, ['netstat'], expectedOfOriginal(c)?.stdout);
}

/**
 * Runs a program with the arguments of a case, on its host, in namespaces of its own. With -c it is interrupted once
 * it has written as much as `awaited`.
 */
export async function runInside(c: Case, program: readonly string[], awaited = ''): Promise<Output> {
  const dir = mkdtempSync(join(tmpdir(), 'netstat-behaviour-'));
  try {
    writeTree(dir, c.files);
    const namespaces = c.links === undefined ? '-m' : '-mn';
    const args = c.args.split(' ').filter((arg) => arg !== '');
    const env = { PATH: process.env.PATH, LC_ALL: 'C', ...c.env };
    const child = spawn('unshare', [namespaces, 'sh', '-c', script(c), dir, ...program, ...args], { env });
    return await collect(child, c.frames === undefined ? Number.POSITIVE_INFINITY : awaited.length);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function collect(child: ChildProcess, wanted: number): Promise<Output> {
  let stdout = '';
  let stderr = '';
  const deadline = setTimeout(() => child.kill('SIGKILL'), 300_000);
  child.stdout?.setEncoding('latin1').on('data', (piece: string) => {
    stdout += piece;
    if (stdout.length >= wanted) child.kill('SIGINT');
  });
  child.stderr?.setEncoding('latin1').on('data', (piece: string) => {
    stderr += piece;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(deadline);
      resolve({ stdout, stderr, status });
    });
  });
}
