/** Exit statuses and messages on standard error, on a host whose tables have no rows. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { table } from '../behaviour/tables.ts';
import { writeTree } from '../oracle/case-tree.ts';
import { SUBJECTS } from './program.ts';
import { runToEnd } from './running.ts';

const TABLES = {
  '/proc/net/tcp': table('tcp'),
  '/proc/net/tcp6': table('tcp6'),
  '/proc/net/udp': table('udp'),
  '/proc/net/raw': { error: 'ELOOP' },
  '/proc/net/unix': table('unix'),
} as const;

const SCTP = "netstat: no support for `AF INET (sctp)' on this system.\n";
const UDPLITE = "netstat: no support for `AF INET (udplite)' on this system.\n";
const LOOP = '/proc/net/raw: Too many levels of symbolic links\n';

/** The help that follows a wrong command line; each program has its own. */
const HELP = 'HELP';

const CASES: readonly (readonly [line: string, status: number, stderr?: string])[] = [
  ['-tn', 0],
  ['-tlnp', 0],
  ['-tuanepoW', 0],
  ['-xa', 0],
  ['-t6 -n eth0 -- -y', 0],
  ['-V', 0],
  ['-Vy', 0],
  ['-tnS', 1, SCTP],
  ['-aSn', 1, SCTP],
  ['-tUn', 1, UDPLITE],
  ['--udplite --numeric', 1, UDPLITE],
  ['-wn', 255, LOOP],
  ['-n', 255, LOOP],
  ['-nv', 255, SCTP + UDPLITE + LOOP],
  ['-4n', 255, LOOP],
  ['-6n', 0],
  ['-A foo', 1, "Unknown address family `foo'.\n"],
  ['-tA inet,', 1, "Unknown address family `'.\n"],
  ['-y', 3, `netstat: invalid option -- 'y'\n${HELP}`],
  ['-té', 3, `netstat: invalid option -- '\xc3'\n${HELP}`],
  ['-n日', 3, `netstat: invalid option -- '\xe6'\n${HELP}`],
  ['--bogus=1', 3, `netstat: unrecognized option '--bogus=1'\n${HELP}`],
  [
    '--nu',
    3,
    `netstat: option '--nu' is ambiguous; possibilities: '--numeric' '--numeric-hosts' '--numeric-ports' '--numeric-users'\n${HELP}`,
  ],
  ['--tcp=x', 3, `netstat: option '--tcp' doesn't allow an argument\n${HELP}`],
  ['-tA', 3, `netstat: option requires an argument -- 'A'\n${HELP}`],
  ['-?', 3, HELP],
  ['-ri', 3, HELP],
  ['-rr', 3, HELP],
  [
    '-tn2',
    1,
    "netstat: feature `AF BLUETOOTH' not supported.\nPlease recompile `net-tools' with newer kernel source or full configuration.\n",
  ],
  ['-M', 1, "netstat: no support for `ip_masquerade' on this system.\n"],
  ['-r -A unix', 3, "No routing for address family `unix'.\n"],
];

for (const { name, skip, on } of SUBJECTS) {
  describe(name, { skip }, () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'netstat-program-'));
      writeTree(folder, TABLES);
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    for (const [line, expected, complaint = ''] of CASES) {
      test(`netstat ${line}`, async () => {
        const { status, stderr } = await runToEnd([...on(folder), ...line.split(' ')]);
        assert.deepEqual([status, stderr.replace(/^usage: .*/ims, HELP)], [expected, complaint]);
      });
    }

    test('netstat -h', async () => {
      const { status, stdout } = await runToEnd([...on(folder), '-h']);
      assert.equal(status, 0);
      assert.match(stdout, /^usage: /i);
    });
  });
}
