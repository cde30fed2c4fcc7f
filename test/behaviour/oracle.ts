import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Case, expectedOfOriginal, type HostFiles, type Output } from './case.ts';

/** Makes the tree stand in for /etc and /proc, then becomes netstat. /proc comes last: mount needs the true one. */
const AS_ROOT = 'mount --bind "$0/etc" /etc && mount --bind "$0/proc" /proc && exec netstat "$@"';
const AS_USER = AS_ROOT.replace('exec', 'exec chroot --userspec=+1000:+1000 --groups= /');

/** All names come from the tree's own files. */
const NSSWITCH = 'passwd: files\nhosts: files\nnetworks: files\nprotocols: files\nservices: files\n';

/** Why net-tools 2.10 cannot be asked on this machine; `undefined` when it can. */
export function whyNoOracle(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root to mount recorded files over /proc and /etc';
  try {
    if (!/^net-tools 2\.10$/m.test(execFileSync('netstat', ['-V'], { encoding: 'latin1' }))) {
      return 'needs net-tools 2.10 as netstat';
    }
  } catch {
    return 'needs net-tools 2.10 as netstat';
  }
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
  } catch {
    return 'needs mount namespaces';
  }
  return undefined;
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

/** Runs the real netstat on the host of a case. With -c it is interrupted once the expected text has come. */
export async function askOriginal(c: Case): Promise<Output> {
  const dir = mkdtempSync(join(tmpdir(), 'netstat-behaviour-'));
  try {
    writeTree(dir, c.files);
    const script = c.uid === undefined ? AS_ROOT : AS_USER;
    const args = c.args.split(' ').filter((arg) => arg !== '');
    const env = { PATH: process.env.PATH, LC_ALL: 'C', ...c.env };
    return await collect(spawn('unshare', ['-m', 'sh', '-c', script, dir, ...args], { env }), c);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function collect(child: ReturnType<typeof spawn>, c: Case): Promise<Output> {
  const wanted =
    c.frames === undefined ? Number.POSITIVE_INFINITY : (expectedOfOriginal(c)?.stdout.length ?? 0);
  let stdout = '';
  let stderr = '';
  const deadline = setTimeout(() => child.kill('SIGKILL'), 10_000);
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
