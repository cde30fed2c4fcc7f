/** Containers of real engines, where this machine can run them: what is said of their processes is what the engine says. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { geteuid } from 'node:process';
import { after, test } from 'node:test';
import { type OwnerRecord, openRoot, sockets } from '../../../../src/index.ts';

/** Why an engine cannot be tried here. */
class Unable extends Error {}

const folder = mkdtempSync(join(tmpdir(), 'engines-'));
after(() => rmSync(folder, { recursive: true, force: true }));
chmodSync(folder, 0o755);

/** Engines raise limits of a process, for which a machine may not give the right. */
const CONFIG = join(folder, 'containers.conf');
writeFileSync(CONFIG, '[containers]\ndefault_ulimits=["nofile=1024:1024", "nproc=1000:1000"]\n');

const NAME = `netstat-js-${process.pid}`;
const PORT = 46_000 + (process.pid % 1000);

/** What each container runs: its network is the host's, so that the socket is in the host's tables. */
const LISTEN = ['/bin/busybox', 'nc', '-l', '-p', String(PORT)];

function pathOf(program: string): string {
  const path = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim();
  if (path === '') throw new Unable(`there is no ${program}`);
  return path;
}

/** A tree with that program alone. */
function makeTree(path: string): string {
  for (const name of ['bin', 'dev', 'etc', 'proc', 'run', 'sys', 'tmp', 'usr', 'var'])
    mkdirSync(join(path, name), { recursive: true });
  writeFileSync(join(path, 'etc/os-release'), 'ID=none\n');
  copyFileSync(pathOf('busybox'), join(path, 'bin/busybox'));
  chmodSync(join(path, 'bin/busybox'), 0o755);
  return path;
}

/** Who holds the socket that waits on the port; waits until there is one. */
async function holder(): Promise<OwnerRecord> {
  const options = { protocols: ['tcp'], listening: true, owners: true } as const;
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    for await (const { local, owners: [owner] = [] } of sockets(openRoot('/'), options))
      if (local?.port === PORT && owner !== undefined) return owner;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Unable('nothing waits on the port');
}

type Call = (...argv: readonly string[]) => string;

/** Calls podman, with runc if that is there: crun starts no container beside cgroups of version 1. */
function podmanOf([program = 'podman', ...before]: readonly string[], env: NodeJS.ProcessEnv = {}): Call {
  const runtime = existsSync('/usr/bin/runc') ? ['--runtime', 'runc'] : [];
  return (...argv) => {
    const { status, stdout, stderr } = spawnSync(program, [...before, ...runtime, ...argv], {
      encoding: 'utf8',
      timeout: 300_000,
      env: { ...process.env, CONTAINERS_CONF: CONFIG, ...env },
    });
    if (status === 0) return stdout.trim();
    throw new Unable(`podman: ${stderr.trim().split('\n').at(-1)}`);
  };
}

/** @param options more of `podman run` @param pod the id of the pod */
async function runInPodman(
  podman: Call,
  tree: string,
  options: readonly string[],
  pod?: string,
): Promise<void> {
  podman('run', '-d', '--name', NAME, ...options, '--rootfs', tree, ...LISTEN);
  const [inspected] = JSON.parse(podman('inspect', NAME));
  const { pid, container, pod: found } = await holder();
  assert.equal(pid, inspected.State.Pid);
  assert.deepEqual(container, { name: inspected.Name, id: inspected.Id, runtime: 'podman' });
  assert.deepEqual(found, pod && { uid: pod });
}

/** A user who may have containers without root: one who has other users below itself. */
function plainUser(): { readonly name: string; readonly uid: string; readonly home: string } {
  const users = existsSync('/etc/subuid') ? readFileSync('/etc/subuid', 'utf8') : '';
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name = '', , uid = '', , , home = ''] = line.split(':');
    if (uid !== '0' && users.includes(`${name}:`) && existsSync(home)) return { name, uid, home };
  }
  throw new Unable('there is no user with users in /etc/subuid');
}

const ENGINES: Readonly<Record<string, () => Promise<void>>> = {
  async 'podman of root'() {
    pathOf('podman');
    const podman = podmanOf(['podman']);
    const tree = makeTree(join(folder, 'root'));
    try {
      await runInPodman(podman, tree, ['--network', 'host']);
    } finally {
      podman('rm', '--force', '--ignore', '--time', '0', NAME);
    }
  },
  async 'a pod of podman'() {
    pathOf('podman');
    const podman = podmanOf(['podman']);
    const tree = makeTree(join(folder, 'pod'));
    const pod = podman('pod', 'create', '--name', NAME.replace('js', 'pod'), '--network', 'host');
    try {
      await runInPodman(podman, tree, ['--pod', pod], pod);
    } finally {
      podman('pod', 'rm', '--force', '--time', '0', pod);
    }
  },
  async 'podman without root'() {
    pathOf('podman');
    const { name, uid, home } = plainUser();
    const runtime = join(folder, 'runtime');
    const tree = makeTree(join(folder, 'user'));
    mkdirSync(runtime);
    spawnSync('chown', ['-R', uid, runtime, tree]);
    const env = { HOME: home, USER: name, XDG_RUNTIME_DIR: runtime };
    const podman = podmanOf(
      ['setpriv', '--reuid', uid, '--regid', uid, '--clear-groups', 'podman', '--cgroup-manager', 'cgroupfs'],
      env,
    );
    try {
      await runInPodman(podman, tree, ['--network', 'host']);
    } finally {
      podman('rm', '--force', '--ignore', '--time', '0', NAME);
    }
  },
  async 'systemd-nspawn'() {
    pathOf('systemd-nspawn');
    if (!existsSync('/run/systemd/system')) throw new Unable('systemd does not run here');
    const tree = makeTree(join(folder, 'nspawn'));
    const machine = spawn('systemd-nspawn', ['--quiet', '-D', tree, '-M', NAME, ...LISTEN], {
      stdio: 'ignore',
    });
    try {
      const { unit, container } = await holder();
      assert.deepEqual(container, { name: NAME, runtime: 'systemd-nspawn' });
      assert.equal(unit, `machine-${NAME.replaceAll('-', '\\x2d')}.scope`);
    } finally {
      machine.kill('SIGKILL');
    }
  },
};

for (const [engine, run] of Object.entries(ENGINES)) {
  test(engine, async (context) => {
    try {
      if (geteuid?.() !== 0) throw new Unable('this takes root');
      await run();
    } catch (error) {
      if (!(error instanceof Unable)) throw error;
      context.skip(error.message);
    }
  });
}
