/** On a terminal, rows and messages appear in the order in which they were made. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { text } from '../behaviour/case.ts';
import { inet, table } from '../behaviour/tables.ts';
import { writeTree } from '../oracle/case-tree.ts';
import { SUBJECTS, type Words } from './program.ts';
import { runToEnd } from './running.ts';

const HOST = {
  '/proc/net/tcp': table('tcp', 'junk', inet('0500000A:0016', '00000000:0000', '0A')),
  '/proc/net/tcp6': table('tcp6', 'junk', inet(`${'0'.repeat(32)}:0050`, `${'0'.repeat(32)}:0000`, '0A')),
  '/proc/net/unix': table('unix', 'junk', '0000000000000000: 00000002 00000000 00010000 0001 01 777 /run/x'),
};

const CASES: readonly (readonly [line: string, shown: string])[] = [
  [
    '-tSln',
    text`
      Active Internet connections (only servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      warning, got bogus tcp line.
      tcp        0      0 10.0.0.5:22             0.0.0.0:*               LISTEN·····
      warning, got bogus tcp line.
      tcp6       0      0 :::80                   :::*                    LISTEN·····
      netstat: no support for \`AF INET (sctp)' on this system.
    `,
  ],
  [
    '-xln',
    text`
      Active UNIX domain sockets (only servers)
      Proto RefCnt Flags       Type       State         I-Node   Path
      warning, got bogus unix line.
      unix  2      [ ACC ]     STREAM     LISTENING     777      /run/x
    `,
  ],
];

/** Runs a program on a terminal of its own. */
function onTerminal(words: Words): Words {
  const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  return ['script', '-qec', quoted, '/dev/null'];
}

const noScript = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0 ? false : 'needs script(1)';

for (const { name, skip, on } of SUBJECTS) {
  describe(name, { skip: skip || noScript }, () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'netstat-program-'));
      writeTree(folder, HOST);
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    for (const [line, shown] of CASES) {
      test(`netstat ${line}`, async () => {
        const { stdout } = await runToEnd(onTerminal([...on(folder), line]));
        assert.equal(stdout.replaceAll('\r\n', '\n'), shown);
      });
    }
  });
}
