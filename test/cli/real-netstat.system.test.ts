import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { EXTENSIONS, NET_TOOLS_OPTIONS } from '../../src/cli/options/option-table.ts';
import { parseCommandLine } from '../../src/cli/options/options.ts';
import { latin1, utf8AsLatin1 } from '../../src/text/latin1.ts';
import { Oracle, oracleAvailable } from '../oracle/oracle.ts';
import { onEmptyHost } from './empty-host.ts';

const skip = oracleAvailable() ?? false;

/** The help texts differ: what is compared ends where they begin. */
const HELP = { theirs: /^(usage: netstat | {4}inet \(DARPA )[\s\S]*/m, ours: /^Usage: netstat [\s\S]*/m };

const names = NET_TOOLS_OPTIONS.flatMap(({ long }) => long ?? []);
const FAMILIES =
  'ax25 ip ip6 ipx rose appletalk netrom inet inet6 ddp unix tcpip econet x25 ash bluetooth'.split(' ');

/** Letters of clusters: -c is left out of most, since it runs until it is stopped. */
const letters = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...'rigsMtuUSwx462flanNeopvWCFd') },
  { weight: 4, arbitrary: fc.constantFrom(...'VhZA?') },
  { weight: 1, arbitrary: fc.constantFrom(...'cybkzB0:;-=+W*') },
);
const cluster = fc.array(letters, { minLength: 1, maxLength: 5 }).map((list) => `-${list.join('')}`);
const quietCluster = fc
  .array(fc.constantFrom(...'tuUSwx462flanNeopvWCFd'), { minLength: 1, maxLength: 3 })
  .map((list) => `-${list.join('')}`);
const long = fc
  .tuple(fc.constantFrom(...names), fc.nat(14), fc.boolean())
  .map(([name, length, whole]) => `--${whole ? name : name.slice(0, length)}`);
const familyName = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...FAMILIES) },
  { weight: 1, arbitrary: fc.constantFrom('', 'foo', 'Inet', 'ec', 'inet ', "a'b") },
);
const families = fc.oneof(
  { weight: 5, arbitrary: fc.array(familyName, { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...FAMILIES), { minLength: 30, maxLength: 60 }) },
);
const given = families.map((list) => list.join(','));
const words = fc.oneof(
  { weight: 5, arbitrary: cluster.map((word) => [word]) },
  { weight: 8, arbitrary: quietCluster.map((word) => [word]) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('-r', '-i', '-s', '-M', '-g', '-ne', '-4', '-6').map((word) => [word]),
  },
  { weight: 6, arbitrary: long.map((word) => [word]) },
  { weight: 1, arbitrary: fc.tuple(long, given).map(([name, value]) => [`${name}=${value}`]) },
  { weight: 3, arbitrary: given.map((value) => ['-A', value]) },
  { weight: 1, arbitrary: given.map((value) => [`-A${value}`]) },
  { weight: 1, arbitrary: given.map((value) => ['--protocol', value]) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('eth0', '-', '', '--', 'inet', '---', '--x=', '--=', '-=')
      .map((word) => [word]),
  },
);
const commandLine = fc.array(words, { minLength: 1, maxLength: 5, size: 'max' }).map((list) => list.flat());

describe('command lines give what the real netstat gives on a host without tables', { skip }, () => {
  let oracle: Oracle;
  before(async () => {
    oracle = await Oracle.start();
    oracle.load({ '/proc/net': { error: 'EISDIR' } });
  });
  after(() => oracle.close());

  async function compare(argv: readonly string[], env: Record<string, string> = {}): Promise<void> {
    const ours = parseCommandLine(argv, env, false);
    const expected = ours.kind === 'run' ? onEmptyHost(ours.options) : undefined;
    const endless = ours.kind === 'run' && ours.options.continuous && expected?.status === 0;
    const theirs = await oracle.run(argv, { env, ...(endless ? { timeout: 200 } : {}) });
    const context = JSON.stringify({ argv, env });
    if (ours.kind === 'exit') {
      const stderr = typeof ours.stderr === 'string' ? utf8AsLatin1(ours.stderr) : latin1(ours.stderr);
      assert.equal(theirs.status, ours.status, context);
      assert.equal(theirs.stderr.replace(HELP.theirs, ''), stderr.replace(HELP.ours, ''), context);
      assert.equal(theirs.stderr.includes('usage:'), stderr.includes('Usage:'), context);
      assert.equal(theirs.stdout.includes('usage:'), ours.stdout.includes('Usage:'), context);
      assert.equal(theirs.stdout.startsWith('net-tools 2.10'), ours.stdout.startsWith('netstat-js'), context);
      return;
    }
    assert.ok(ours.kind === 'run' && expected !== undefined, context);
    if (theirs.status === 'timeout') {
      assert.ok(endless, `${context} runs on`);
      return;
    }
    const stderr = ours.stderr + expected.stderr;
    assert.equal(theirs.status, expected.status, context);
    if (ours.options.view === 'routes' || ours.options.view === 'interfaces') {
      assert.equal(theirs.stdout.slice(0, expected.stdout.length), expected.stdout, context);
      assert.equal(theirs.stderr.slice(0, stderr.length), stderr, context);
    } else {
      assert.equal(theirs.stdout, expected.stdout, context);
      assert.equal(theirs.stderr, stderr, context);
    }
  }

  test('every prefix of every long name, alone and with an argument', { timeout: 600_000 }, async () => {
    const beginnings = new Set(names.flatMap((name) => [...name].map((_, i) => name.slice(0, i + 1))));
    assert.ok(beginnings.size > 200);
    for (const beginning of beginnings) {
      await compare([`--${beginning}`]);
      await compare([`--${beginning}=inet`]);
      await compare([`--${beginning}x`, '-V']);
    }
  });

  test('every letter of ASCII, alone and in a cluster', { timeout: 600_000 }, async () => {
    for (let code = 0x20; code < 0x7f; code++) {
      const letter = String.fromCharCode(code);
      if (EXTENSIONS.some(({ short }) => short === letter)) {
        assert.match((await oracle.run([`-${letter}`])).stderr, /^netstat: invalid option/);
        continue;
      }
      await compare([`-${letter}`]);
      await compare([`-n${letter}`, '-y']);
    }
  });

  test('random command lines', { timeout: 1_800_000 }, async () => {
    const numRuns = Number(process.env.NETSTAT_CASES ?? 1000);
    const env = fc.constantFrom({}, {}, {}, { POSIXLY_CORRECT: '' }, { POSIXLY_CORRECT: '1' });
    await fc.assert(fc.asyncProperty(commandLine, env, compare), { numRuns, includeErrorInReport: true });
  });
});
