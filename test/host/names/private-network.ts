import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A network with loopback alone, and our folder in the place of /etc. */
const ENTER = '{ ip link set lo up || ifconfig lo up; } && mount --bind "$0" /etc && exec "$@"';

const ETC = {
  'resolv.conf': 'nameserver 127.0.0.1\n',
  'nsswitch.conf': 'hosts: files dns\nnetworks: files\n',
  hosts: '127.0.0.1 localhost\n',
};

/** Why no process can be given a network and an /etc of its own here; undefined if one can. */
export function whyNoPrivateNetwork(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root, for a network of its own';
  const tried = spawnSync('unshare', ['-nm', 'sh', '-c', ENTER, '/etc', 'true'], { stdio: 'ignore' });
  return tried.status === 0 ? undefined : 'needs unshare, ip or ifconfig, and the right to make namespaces';
}

/** Runs a script in a private network and gives what it prints. */
export async function inPrivateNetwork(
  script: string,
  args: readonly string[],
  etc: Readonly<Record<string, string>> = {},
): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'netstat-names-'));
  try {
    mkdirSync(join(dir, 'etc'));
    for (const [name, text] of Object.entries({ ...ETC, ...etc })) {
      writeFileSync(join(dir, 'etc', name), text, 'latin1');
    }
    const node = [process.execPath, '--import', import.meta.resolve('tsx'), script, ...args];
    const child = spawn('unshare', ['-nm', 'sh', '-c', ENTER, join(dir, 'etc'), ...node], {
      env: { PATH: process.env.PATH, NETSTAT_BIN: process.env.NETSTAT_BIN },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
    const [status] = await once(child, 'close');
    if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status}: ${output}`);
    return output;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
