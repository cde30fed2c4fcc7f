import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { PROGRAM, whyNoProgram } from './program.ts';
import { type Ended, Running, runToEnd } from './running.ts';

/** What lies outside of the recorded tree and is shown by no run. */
const SECRETS = ['secret', '9.9.9.9', '4242'];

/** How long folders are swapped, in milliseconds. */
const DURATION = 10_000;

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const ROUTES = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';

const tcp = (address: string, inode: number) =>
  `${HEADING}   0: ${address}:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1 0 100 0 0 10 0\n`;

/** The files of a host; a text that begins with `->` is a link. */
const host = (address: string, inode: number, name: string): Readonly<Record<string, string>> => ({
  'proc/net/tcp': tcp(address, inode),
  'proc/net/unix': `Num       RefCount Protocol Flags    Type St Inode Path\n0: 00000002 00000000 00010000 0001 01 ${inode} /run/${name}\n`,
  'proc/net/route': `${ROUTES}eth0\t${address}\t00000000\t0001\t0\t0\t0\tFFFFFFFF\t0\t0\t0\n`,
  'proc/7/cmdline': `/bin/${name}\0`,
  'proc/7/fd/3': `->socket:[${inode}]`,
  'etc/hosts': `1.1.1.1 ${name}\n9.9.9.9 ${name}\n`,
});

const scratch = mkdtempSync(join(tmpdir(), 'netstat-swapped-'));
const outer = join(scratch, 'outer');
make(outer, host('09090909', 4242, 'secret'));
after(() => rmSync(scratch, { recursive: true }));

function make(base: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    if (text.startsWith('->')) symlinkSync(text.slice(2), join(base, path));
    else writeFileSync(join(base, path), text);
  }
}

/** Swaps folders of the tree for links to those outside, back and forth, as fast as it can. */
const SWAPPER = `
const fs = require('node:fs');
const [inner, outer] = process.argv.slice(1);
for (;;) for (const folder of ['proc/net', 'proc', 'etc', 'proc/7/fd', 'proc/7']) {
  fs.renameSync(inner + '/' + folder, inner + '/kept');
  fs.symlinkSync(outer + '/' + folder, inner + '/' + folder);
  for (let end = process.hrtime.bigint() + 200000n; process.hrtime.bigint() < end;);
  fs.unlinkSync(inner + '/' + folder);
  fs.renameSync(inner + '/kept', inner + '/' + folder);
}`;

async function whileSwapped<T>(action: (tree: string) => Promise<T>): Promise<T> {
  const inner = mkdtempSync(join(scratch, 'inner-'));
  make(inner, host('01010101', 1111, 'inside'));
  const swapper: ChildProcess = spawn(process.execPath, ['-e', SWAPPER, inner, outer], { stdio: 'ignore' });
  try {
    return await action(inner);
  } finally {
    assert.equal(swapper.exitCode, null, 'folders were swapped all the time');
    swapper.kill('SIGKILL');
  }
}

const skip = whyNoProgram() ?? false;

/** Fails where something of this is not to be seen. */
function assertInside({ stdout, stderr }: Ended): void {
  for (const secret of SECRETS) assert.ok(!`${stdout}${stderr}`.includes(secret), stdout + stderr);
}

const FORMS = [['-tlnp'], ['-xap', '--json'], ['-rn'], ['-tl', '--explain', '-p'], ['-tlp', '--csv']];

/** Run after run, until some have shown what is inside. */
async function runAll(inner: string, end: number): Promise<void> {
  let shown = 0;
  for (let run = 0; Date.now() < end || shown === 0; run++) {
    const ended = await runToEnd([...PROGRAM, '--root', inner, ...(FORMS[run % FORMS.length] ?? [])]);
    assertInside(ended);
    shown += Number(/inside|1\.1\.1\.1/.test(ended.stdout));
  }
}

/** Frame after frame: one whose table is not there is the last one of its run. */
async function runFrames(inner: string, end: number): Promise<void> {
  while (Date.now() < end) {
    const running = new Running([...PROGRAM, '--root', inner, '-tlnpc']);
    const limit = setTimeout(() => running.child.kill(), end - Date.now());
    assertInside(await running.ended);
    clearTimeout(limit);
  }
}

test('of a recorded tree whose folders are swapped for links nothing outside is shown', {
  skip,
  timeout: 300_000,
}, async () => {
  await whileSwapped(async (inner) => {
    const end = Date.now() + DURATION;
    await Promise.all([runAll(inner, end), runFrames(inner, end)]);
  });
});
