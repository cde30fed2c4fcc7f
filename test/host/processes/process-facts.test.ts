import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMAND_LIMIT, isProcess, readProcess } from '../../../src/host/processes/process-facts.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';

const processOf = (commandLine: string) => {
  const process = readProcess(memoryRoot({ '/proc/7/cmdline': commandLine }), '7');
  assert.ok(process !== undefined);
  return process;
};

const NAMES: readonly [name: string, expected: boolean][] = [
  ['1', true],
  ['4194304', true],
  ['007', true],
  ['123456789012345', true],
  ['1234567890123456', false],
  ['12345678901234567890123', false],
  ['', false],
  ['self', false],
  ['1a', false],
  ['-1', false],
  ['1.5', false],
  ['\u0661', false],
];

for (const [name, expected] of NAMES) {
  test(`the name ${JSON.stringify(name)} ${expected ? 'is' : 'is not'} that of a process`, () => {
    assert.equal(isProcess(name), expected);
  });
}

test('a process is shown by its name in /proc and counted by its number', () => {
  const process = readProcess(memoryRoot({ '/proc/007/cmdline': 'a\0' }), '007');
  assert.deepEqual([process?.name, process?.pid], ['007', 7]);
});

const COMMANDS: readonly [name: string, commandLine: string, command: string, cut: boolean][] = [
  ['arguments', 'a\0b\0\0c\0', 'a b  c', false],
  ['nothing', '', '', false],
  ['NULs alone', '\0\0\0', '', false],
  ['NULs that something follows', `${'\0'.repeat(9)}x\0\0`, `${' '.repeat(9)}x`, false],
  ['the most that is kept', 'x'.repeat(COMMAND_LIMIT), 'x'.repeat(COMMAND_LIMIT), false],
  ['a byte more', 'x'.repeat(COMMAND_LIMIT + 1), 'x'.repeat(COMMAND_LIMIT), true],
  ['a megabyte of NULs and an x', `${'\0'.repeat(2 ** 20)}x`, '', true],
];

for (const [name, commandLine, command, cut] of COMMANDS) {
  test(`the command line: ${name}`, () => {
    const process = processOf(commandLine);
    assert.equal(process.command, command);
    assert.equal(process.commandCut, cut);
  });
}
