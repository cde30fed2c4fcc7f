/** Builds dist/netstat: this program and the runtime of bun in one executable of this platform. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const top = join(here, '../..');
const executable = join(top, 'dist/netstat');

/** Variables that make the runtime do something else, or more, before the program begins. */
const VARIABLES = [
  'BUN_OPTIONS',
  'BUN_BE_BUN',
  // And all that begin so.
  'BUN_INSPECT',
  'BUN_BYTECODE_ORDER_OUT',
  'BUN_BYTECODE_ORDER_NAMES_OUT',
  'BUN_BYTECODE_DIGEST_OUT',
];

/** Gives these variables, in the executable, names that none can have: they begin with the sign that ends a name. */
function disarm() {
  const bytes = readFileSync(executable);
  for (const name of VARIABLES) {
    let places = 0;
    // As text of C, and as text of Rust, which no byte ends.
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1), places++) bytes[at] = 0x3d;
    if (places > 0) continue;
    console.error(`The runtime does not name ${name}: does it go by another variable now?`);
    process.exit(1);
  }
  writeFileSync(executable, bytes);
}

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

disarm();
