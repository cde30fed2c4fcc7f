/** Builds dist/netstat: this program and the runtime of bun in one executable of this platform. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const top = join(here, '../..');

/** Of the runtimes that npm installed here (for glibc, musl, or both) the one that starts. */
function findBun() {
  const folder = join(here, 'node_modules/@oven');
  const runtimes = (existsSync(folder) ? readdirSync(folder) : []).map((name) =>
    join(folder, name, 'bin/bun'),
  );
  const bun = runtimes.find((runtime) => spawnSync(runtime, ['--version']).status === 0);
  if (bun !== undefined) return bun;
  console.error(`No runtime of bun starts here (linux ${process.arch}).`);
  process.exit(1);
}

execFileSync(
  findBun(),
  [
    'build',
    'src/main.ts',
    '--compile',
    '--outfile=dist/netstat',
    '--minify',
    // Compiled ahead: half of the time to start.
    '--bytecode',
    '--format=cjs',
    // Nothing in the folder that netstat is started in may change what it does.
    '--no-compile-autoload-dotenv',
    '--no-compile-autoload-bunfig',
  ],
  { cwd: top, stdio: 'inherit' },
);
