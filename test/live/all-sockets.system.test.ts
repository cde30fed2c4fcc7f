/** Sockets of every kind and state that can be made here: each has its row, and the real netstat prints the same. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { oracleAvailable } from '../oracle/oracle.ts';
import { whyNoProgram } from '../program/program.ts';
import { answer } from './answer.ts';
import { askBoth } from './compare.ts';
import { findPython, type Held, startHolder } from './holder.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';
import { expectedRows, rowsOf } from './rows.ts';

const TITLE = 'live sockets of every kind';

const python = findPython();

/** Common command lines, and some for each column, filter and width. */
const COMMAND_LINES = `
  -an | --inet -an | -antp | -plantu | -A inet -n | -A inet6 -n | -ant | -nap | -tulpn | -tuna | -lxn | -on | -n | -ano | -tn | -tnp
  -tanepo | -tuUwn | -ltuUwn | -atuUwn | -atuUwne | -atuUwnee | -atuUwnp | -atuUwno | -atuUwneop | -aWnep
  -4an | -6an | -46an | -t4an | -t6an | -u6n | -ulnp | -w6an | -4lneop | -6lneop | --inet --inet6 -an | -A inet,inet6 -ano
  -x | -xa | -xl | -xap | -xlp | -xanep | -xaeoWv | -t -x -an | -A unix -ap | --unix -lp
  -San | -tuS -an | -vn | -van | -4vn | -gn | -gxn | -g4n | --all --numeric --extend --programs --timers
  -a | -ap | -tae | -tuUwae | -tuUwaep | -a --numeric-hosts | -ae --numeric-ports | -ae --numeric-users | -lW | --inet -a | -tp | -l
`
  .trim()
  .split(/\s*[|\n]\s*/);

/** Names and paths with control characters, which net-tools prints and this program replaces by `?`. */
const CONTROLS = [
  ['e\x1bs\x7fc\x01', 'e?s?c?'],
  ['@c1\xc2\x9b\x9bd', '@c1??d'],
] as const;

function tests(): void {
  let folder: string;
  let held: Held;
  before(async () => {
    folder = furnishNetwork();
    held = await startHolder(python ?? '', 'sockets.py', folder);
  });

  test('the machine can open sockets of these kinds', (t) => {
    for (const [what, why] of Object.entries(held.missing)) t.diagnostic(`no ${what} sockets here: ${why}`);
    for (const kind of ['tcp', 'tcp states', 'udp']) assert.equal(held.missing[kind], undefined);
  });

  for (const [kind, options] of [
    ['tcp', '-tanepo'],
    ['datagrams', '-uUwanepo'],
    ['unix', '-xanp'],
  ] as const) {
    test(`each ${kind} socket has its row`, async () => {
      const { stdout, stderr, status } = await answer([options]);
      const expected = expectedRows(kind, held, folder);
      assert.ok(expected.length >= 5);
      assert.deepEqual(rowsOf(stdout, held), expected);
      assert.equal(stderr, kind === 'unix' ? 'warning, got bogus unix line.\n' : '');
      assert.equal(status, 0);
    });
  }

  describe('the real netstat prints the same', { skip: oracleAvailable() ?? whyNoProgram() ?? false }, () => {
    for (const line of COMMAND_LINES) {
      test(`netstat ${line}`, () => {
        const { ours, theirs } = askBoth(line.split(' '), folder);
        let { stdout } = theirs;
        for (const [printed, shown] of CONTROLS) stdout = stdout.replaceAll(printed, shown);
        assert.deepEqual(ours, { ...theirs, stdout });
      });
    }
  });
}

const missing =
  whyNoNamespace() ?? (python === undefined ? 'needs python3, which opens the sockets' : undefined);
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
