import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Tree, writeTree } from './case-tree.ts';

/** The outcome of a run of netstat: both streams as latin1, and the status as a shell shows it (128 + signal). */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | 'timeout';
}

export interface OracleOptions {
  /** Runs as this user instead of root, so that permissions matter. */
  readonly uid?: number | undefined;
  /** Added to `LC_ALL=C`. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** After so many milliseconds the run is killed: its output so far counts, its status is `timeout`. */
  readonly timeout?: number | undefined;
}

/** The release whose output this program copies. */
const RELEASE = 'net-tools 2.10';

/** Why the real netstat cannot be run here; undefined if it can. */
export function oracleAvailable(): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root, to mount over /proc in a namespace of its own';
  const version = spawnSync('netstat', ['-V'], { encoding: 'latin1' });
  if (version.error) return 'needs the netstat of net-tools';
  if (!version.stdout.includes(RELEASE)) return `needs ${RELEASE}, found ${version.stdout.split('\n', 1)[0]}`;
  const namespace = spawnSync('unshare', ['-m', 'true']);
  if (namespace.status !== 0) return 'needs unshare and the right to make a mount namespace';
  return undefined;
}

/**
 * The case's folders stay mounted over `/proc` and `/etc` while their files change. This hides everything of the real
 * host, including the configuration of the resolver and `/etc/ld.so.cache`, without which the dynamic linker works as well.
 */
const HELPER = `
mount --bind "$1/proc" /proc && mount --bind "$1/etc" /etc || exit
ulimit -f 200000
echo ready
exec 2>/dev/null
while read -r run; do . "$run"; done
`;

/** A run that hangs is killed after so many milliseconds. */
const LIMIT = 60_000;

/** 128 + SIGKILL: `timeout` has ended the run. */
const KILLED = 137;

/** What the shell adds when a signal ended the run. */
const SHELL_NOTE = /(Killed|Segmentation fault|Aborted)( \(core dumped\))?\n$/;

const quote = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

/** The real netstat on made-up hosts. One long-lived shell in a mount namespace starts it for each case. */
export class Oracle {
  /** The folder with the `proc` and `etc` of the current case. */
  readonly dir: string;
  readonly #shell: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  readonly #remove = () => rmSync(this.dir, { recursive: true, force: true });

  private constructor(dir: string) {
    this.dir = dir;
    this.#shell = spawn('unshare', ['-m', 'sh', '-c', HELPER, 'sh', dir], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#lines = createInterface(this.#shell.stdout)[Symbol.asyncIterator]();
  }

  static async start(): Promise<Oracle> {
    const dir = mkdtempSync('/dev/shm/netstat-oracle-');
    spawnSync('chmod', ['755', dir]);
    writeTree(dir, {});
    const oracle = new Oracle(dir);
    process.once('exit', oracle.#remove);
    await oracle.#line();
    return oracle;
  }

  async #line(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done) throw new Error('the shell that runs netstat has ended');
    return next.value;
  }

  /** Makes this the host that the next runs see. */
  load(tree: Tree): void {
    writeTree(this.dir, tree);
  }

  /** Runs `netstat ARGV` on the loaded host. */
  async run(argv: readonly string[], options: OracleOptions = {}): Promise<Outcome> {
    const env = Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`);
    const user = options.uid === undefined ? [] : ['setpriv', `--reuid=${options.uid}`, '--clear-groups'];
    const words = [...(env.length ? ['env', ...env] : []), ...user, 'netstat', ...argv].map(quote).join(' ');
    const [script, out, err] = ['run', 'out', 'err'].map((name) => join(this.dir, name)) as [
      string,
      string,
      string,
    ];
    const seconds = (options.timeout ?? LIMIT) / 1000;
    // A new file each time, because the shell may not have reached the end of the last one and would read on in this one.
    rmSync(script, { force: true });
    writeFileSync(
      script,
      `LC_ALL=C timeout -s KILL ${seconds} ${words} </dev/null >${out} 2>${err}; echo $?\n`,
    );
    this.#shell.stdin.write(`${script}\n`);
    const status = Number(await this.#line());
    return {
      stdout: readFileSync(out, 'latin1'),
      stderr: readFileSync(err, 'latin1').replace(SHELL_NOTE, ''),
      status: status === KILLED ? 'timeout' : status,
    };
  }

  /** Ends the shell and removes the case. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#shell.once('exit', resolve));
    this.#shell.stdin.end();
    await ended;
    process.off('exit', this.#remove);
    this.#remove();
  }
}
