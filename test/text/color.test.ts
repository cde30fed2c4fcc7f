import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ColorFacts, type ColorLevel, colorLevel } from '../../src/text/color.ts';

const XTERM = { TERM: 'xterm-256color' };
const PIPE: ColorFacts = { env: XTERM, isTerminal: false };
const TERMINAL: ColorFacts = { env: XTERM, isTerminal: true };

const on = (env: Record<string, string>): ColorFacts => ({ env: { ...XTERM, ...env }, isTerminal: true });
const into = (env: Record<string, string>): ColorFacts => ({ env: { ...XTERM, ...env }, isTerminal: false });

const CASES: readonly [string, ColorFacts, ColorLevel][] = [
  ['a terminal', TERMINAL, 1],
  ['a pipe', PIPE, 0],
  ['auto on a terminal', { ...TERMINAL, flag: 'auto' }, 1],
  ['auto into a pipe', { ...PIPE, flag: 'auto' }, 0],
  ['always into a pipe', { ...PIPE, flag: 'always' }, 1],
  ['never on a terminal', { ...TERMINAL, flag: 'never' }, 0],
  ['a terminal of no kind', { env: {}, isTerminal: true }, 0],
  ['TERM=dumb', on({ TERM: 'dumb' }), 0],
  ['NO_COLOR', on({ NO_COLOR: '1' }), 0],
  ['NO_COLOR=0: any value counts', on({ NO_COLOR: '0' }), 0],
  ['NO_COLOR empty', on({ NO_COLOR: '' }), 1],
  ['FORCE_COLOR', into({ FORCE_COLOR: '1' }), 1],
  ['FORCE_COLOR=3', into({ FORCE_COLOR: '3' }), 1],
  ['FORCE_COLOR=true', into({ FORCE_COLOR: 'true' }), 1],
  ['FORCE_COLOR=0', on({ FORCE_COLOR: '0' }), 0],
  ['FORCE_COLOR=false', on({ FORCE_COLOR: 'false' }), 0],
  ['FORCE_COLOR empty', into({ FORCE_COLOR: '' }), 0],
  ['FORCE_COLOR and TERM=dumb', into({ FORCE_COLOR: '1', TERM: 'dumb' }), 1],
  ['CLICOLOR=0', on({ CLICOLOR: '0' }), 0],
  ['CLICOLOR=1', on({ CLICOLOR: '1' }), 1],
  ['CLICOLOR=1 into a pipe', into({ CLICOLOR: '1' }), 0],
  ['CLICOLOR_FORCE', into({ CLICOLOR_FORCE: '1' }), 1],
  ['CLICOLOR_FORCE=0', into({ CLICOLOR_FORCE: '0' }), 0],
  ['CLICOLOR_FORCE and CLICOLOR=0', into({ CLICOLOR_FORCE: '1', CLICOLOR: '0' }), 1],
  ['NO_COLOR before FORCE_COLOR', on({ NO_COLOR: '1', FORCE_COLOR: '1' }), 0],
  ['NO_COLOR before CLICOLOR_FORCE', on({ NO_COLOR: '1', CLICOLOR_FORCE: '1' }), 0],
  ['FORCE_COLOR=0 before CLICOLOR_FORCE', into({ FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }), 0],
  ['always before NO_COLOR', { ...on({ NO_COLOR: '1' }), flag: 'always' }, 1],
  ['never before FORCE_COLOR', { ...on({ FORCE_COLOR: '1' }), flag: 'never' }, 0],
];

for (const [what, facts, level] of CASES) {
  test(`${what}: ${level}`, () => {
    assert.equal(colorLevel(facts), level);
  });
}
