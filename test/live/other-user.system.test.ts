/** What a user who is not root sees of the sockets and processes of others, on each kind of /proc. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { type Outcome, oracleAvailable } from '../oracle/oracle.ts';
import { copyProgram, type Words, whyNoCopy, whyNotAnywhere } from '../program/program.ts';
import { capture } from './compare.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';

const TITLE = 'live sockets as another user sees them';

const NOBODY = 65534;

const NOTHING = `(No info could be read for "-p": geteuid()=${NOBODY} but you should be root.)\n`;
const NOT_ALL =
  '(Not all processes could be identified, non-owned process info\n' +
  ' will not be shown, you would have to be root to see it all.)\n';
const NO_TCP = "netstat: no support for `AF INET (tcp)' on this system.\n";

/** A mount over /proc, and the messages for a user with no socket and for one with a socket. */
const MOUNTS: readonly (readonly [mount: string, none: string, own: string])[] = [
  ['true', NOTHING, NOT_ALL],
  // Folders of other users' processes give EPERM or are invisible; net-tools counts neither as a denial.
  ['mount -t proc -o hidepid=1 proc /proc', '', ''],
  ['mount -t proc -o hidepid=2 proc /proc', '', ''],
];

const UNREADABLE = 'mount -t tmpfs -o mode=0 tmpfs /proc';

/** Words that run others as the user nobody, on another /proc. */
const asNobody = (mount: string): Words => [
  'unshare',
  '-m',
  'sh',
  '-c',
  `${mount} && exec setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups "$@"`,
  'sh',
];

function whyNotNobody(): string | undefined {
  const [command, ...words] = asNobody('true');
  const tried = spawnSync(command, [...words, process.execPath, '-e', '']);
  return tried.status === 0 ? undefined : 'needs setpriv, and a node that any user may run';
}

const HEADING =
  'Active Internet connections (only servers)\n' +
  'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name    \n';

const row = (port: number, program: string): string =>
  `tcp        0      0 127.0.0.1:${port}          0.0.0.0:*               LISTEN      ${program.padEnd(20)}\n`;

/** Sorted, because the kernel's order has no meaning; the headings sort before the rows. */
const sortRows = (output: string): string =>
  output
    .split(/(?<=\n)/)
    .sort()
    .join('');

const LISTENER = "require('net').createServer().listen(5002, '127.0.0.1', () => console.log('up'))";

/** Starts a listening process of the user nobody. Returns its pid. */
async function listenAsNobody(): Promise<number | undefined> {
  const child = spawn(process.execPath, ['-e', LISTENER], {
    uid: NOBODY,
    gid: NOBODY,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.unref();
  return child.pid;
}

function tests(): void {
  let folder: string;
  let ours: Words;
  before(async () => {
    folder = furnishNetwork();
    chmodSync(folder, 0o755);
    ours = copyProgram(join(folder, 'package'));
    await once(createServer().listen(1001, '127.0.0.1').unref(), 'listening');
  });

  const noNetstat = oracleAvailable();
  const check = (mount: string, expected: Outcome): void => {
    const ask = (words: Words): Outcome => {
      const outcome = capture([...asNobody(mount), ...words, '-tlnp'], folder);
      return { ...outcome, stdout: sortRows(outcome.stdout) };
    };
    assert.deepEqual(ask(ours), expected);
    if (noNetstat === undefined) assert.deepEqual(ask(['netstat']), expected);
  };

  test('a /proc that may not be read', { skip: whyNotAnywhere() ?? false }, () => {
    check(UNREADABLE, { stdout: HEADING, stderr: NOTHING + NO_TCP, status: 1 });
  });

  for (const [mount, stderr] of MOUNTS) {
    test(`${mount}: a process that holds no socket`, () => {
      check(mount, { stdout: HEADING + row(1001, '-'), stderr, status: 0 });
    });
  }

  describe('a process that holds a socket', () => {
    let pid: number | undefined;
    before(async () => {
      pid = await listenAsNobody();
    });
    for (const [mount, , stderr] of MOUNTS) {
      test(mount, () => {
        const stdout = HEADING + row(1001, '-') + row(5002, `${pid}/${basename(process.execPath)}`);
        check(mount, { stdout, stderr, status: 0 });
      });
    }
  });

  test('the real netstat is asked as well', { skip: noNetstat ?? false }, () => {});
}

const missing = whyNoNamespace() ?? whyNotNobody() ?? whyNoCopy();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
