/** The completion scripts in the shells that they are for; PATH leads nowhere while they complete, so no program can help them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { completionScript, SHELLS } from '../../../src/cli/completion/completion.ts';
import { ALL_OPTIONS, type OptionSpec } from '../../../src/cli/options/option-table.ts';
import { ENTRIES } from '../../../src/glossary/glossary.ts';
import { answer } from '../../live/answer.ts';
import { BASH, type Completed, type TypedShell, typedInto, whyNot, ZSH } from './shells.ts';

let folder: string;
const scriptOf = (shell: string): string => join(folder, `netstat.${shell}`);

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'netstat-completion-'));
  mkdirSync(join(folder, 'recorded hosts'));
  for (const name of ['recorded text', 'web1.tar.zst', 'web1.txt']) writeFileSync(join(folder, name), '');
  for (const shell of SHELLS) writeFileSync(scriptOf(shell), completionScript(shell));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const LONG_NAMES = [...new Set(ALL_OPTIONS.flatMap(({ long }) => (long ? `--${long}` : [])))];
const FAMILIES =
  'appletalk ash ax25 bluetooth ddp econet inet inet6 ip ip6 ipx netrom rose tcpip unix x25'.split(' ');
const OPERATORS = ['=', '!=', '<', '>', '~', ' in '];

/** Lines that have one continuation, and what they become when Tab is typed; `@` stands for a folder of the test. */
const CONTINUED: readonly [typed: string, completed: string][] = [
  ['netstat --explai', 'netstat --explain '],
  ['netstat --jso', 'netstat --json '],
  ['netstat --completion zs', 'netstat --completion zsh '],
  ['netstat --completion=f', 'netstat --completion=fish '],
  ['netstat --color=al', 'netstat --color=always '],
  // Without the sign it has no argument.
  ['netstat --metrics=p', 'netstat --metrics=prometheus '],
  ['netstat --metrics --tcp --jso', 'netstat --metrics --tcp --json '],
  ['netstat --metrics p', 'netstat --metrics p'],
  ['netstat --define Local', 'netstat --define Local\\ Address '],
  ['netstat --define Local\\ A', 'netstat --define Local\\ Address '],
  ["netstat --define 'Local A", "netstat --define 'Local Address' "],
  ['netstat --define "Local A', 'netstat --define "Local Address" '],
  ['netstat --define TCPLossProbeR', 'netstat --define TCPLossProbeRecovery '],
  ['netstat --define UNKNOWN\\(', 'netstat --define UNKNOWN\\(N\\) '],
  ['netstat --define ::', 'netstat --define :: '],
  ['netstat --all-ne', 'netstat --all-netns '],
  ['netstat --list-', 'netstat --list-netns '],
  ['netstat --netns ho', 'netstat --netns host '],
  ['netstat --netns=ho', 'netstat --netns=host '],
  ['netstat --netns na', 'netstat --netns name:'],
  ['netstat --netns=con', 'netstat --netns=container:'],
  ['netstat --netns host --netns pi', 'netstat --netns host --netns pid:'],
  ['netstat --netns name:blue', 'netstat --netns name:blue'],
  ['netstat -- --explai', 'netstat -- --explai'],
  ['netstat --wait 3', 'netstat --wait 3'],
];

/** Lines with one continuation, where the shells differ in what they add after a word that may go on. */
const OPEN: readonly [typed: string, completed: string, bash: string, zsh: string][] = [
  ['netstat -t eth0 --dns', 'netstat -t eth0 --dns-timeout', ' ', '='],
  ['netstat -A inet,un', 'netstat -A inet,unix', '', ','],
  ['netstat -tnAinet,un', 'netstat -tnAinet,unix', '', ','],
  ['netstat --protocol=un', 'netstat --protocol=unix', '', ','],
  ['netstat --columns state,dual', 'netstat --columns state,dualStack', '', ','],
  ['netstat -rn --columns genm', 'netstat -rn --columns genmask', '', ','],
  ['netstat --csv --columns local.address,ti', 'netstat --csv --columns local.address,time', '', ''],
  ['netstat --sort -rec', 'netstat --sort -recvQ', '', ','],
  ['netstat --sort=user,-sendQ,-rec', 'netstat --sort=user,-sendQ,-recvQ', '', ','],
  ['netstat --interfaces --count-by tx.carr', 'netstat --interfaces --count-by tx.carrier', '', ','],
  ['netstat -m --sort slab,-orphans,timeWaitL', 'netstat -m --sort slab,-orphans,timeWaitLimit', '', ','],
  ["netstat --where 'rec", "netstat --where 'recvQ", '', ''],
  ["netstat --where '(sendQ > 0 or not rec", "netstat --where '(sendQ > 0 or not recvQ", '', ''],
  ['netstat --where "state=LISTEN rec', 'netstat --where "state=LISTEN rec', '', ''],
  ['netstat --root "@/rec', 'netstat --root "@/recorded hosts', '"/', '/'],
  ['netstat --root=@/rec', 'netstat --root=@/recorded\\ hosts/', '', ''],
  ['netstat --root @/we', 'netstat --root @/web1.tar.zst', ' ', ' '],
];

for (const shell of SHELLS) {
  test(`--completion ${shell} prints the script`, async () => {
    assert.deepEqual(await answer(['-tc', `--completion=${shell}`, '--root', '/nowhere']), {
      status: 0,
      stdout: completionScript(shell),
      stderr: '',
    });
  });

  test(`${shell} finds no syntax error in its script`, { skip: whyNot(shell) }, () => {
    const { status, stderr } = spawnSync(shell, ['-n', scriptOf(shell)], { encoding: 'utf8' });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  });
}

/** A view that has no letter, and what it adds to each script. */
const EXAMPLE: OptionSpec = {
  long: 'example',
  group: 'more',
  summary: 'who talks to whom',
  view: 'routes',
};
const ADDED: Readonly<Record<string, readonly string[]>> = {
  bash: ['        elif [[ $word == --example ]]; then kind=route', '--completion --example'],
  zsh: ['    elif [[ $word == --example ]]; then kind=route', "    '--example[who talks to whom]' \\"],
  fish: [
    "        else if string match -qr -- '^--example$' $word",
    "complete -c netstat -l example -d 'who talks to whom'",
  ],
};

for (const shell of SHELLS) {
  test(`the script for ${shell} completes a view that has no letter`, () => {
    // How long lists of words are cut into lines does not matter.
    const linesFor = (options: readonly OptionSpec[]): string[] =>
      completionScript(shell, options)
        .replaceAll(/ \\\n +(?=-)/g, ' ')
        .split('\n');
    const known = new Set(linesFor(ALL_OPTIONS));
    const lines = linesFor([...ALL_OPTIONS, EXAMPLE]);
    assert.deepEqual(
      // Which others stand on the same line does not matter.
      lines.filter((line) => !known.has(line)).map((line) => line.replace(/^.* (?=--completion)/, '')),
      ADDED[shell],
    );
  });
}

test('shellcheck finds nothing to improve in the script for bash', { skip: whyNot('shellcheck') }, () => {
  const { status, stdout } = spawnSync('shellcheck', ['-s', 'bash', '-S', 'style', scriptOf('bash')], {
    encoding: 'utf8',
  });
  assert.deepEqual({ status, stdout }, { status: 0, stdout: '' });
});

describe('bash', { skip: whyNot('bash') }, () => {
  const CALL = `source "$0"
COMP_WORDS=(netstat "$@") COMP_CWORD=$#
_netstat netstat "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD - 1]}"
((\${#COMPREPLY[@]} == 0)) || printf '%s\\n' "\${COMPREPLY[@]}"`;

  /** What the function offers, given words as bash cuts them; sorted. */
  function offered(...words: string[]): string[] {
    const { stdout, stderr } = spawnSync('/bin/bash', ['--norc', '-c', CALL, scriptOf('bash'), ...words], {
      encoding: 'utf8',
      env: { PATH: '/nonexistent', LC_ALL: 'C' },
    });
    assert.equal(stderr, '');
    return stdout.split('\n').filter(Boolean).sort();
  }

  test('offers each long name', () => assert.deepEqual(offered('--'), LONG_NAMES.toSorted()));

  test('offers each letter', () => {
    const letters = ALL_OPTIONS.flatMap(({ short }) => short ?? []);
    const ofOne = offered('-').filter((word) => !word.startsWith('--'));
    assert.deepEqual(ofOne, letters.map((letter) => `-${letter === '?' ? '\\?' : letter}`).sort());
  });

  test('offers nothing for operands and numbers', () => {
    for (const words of [
      [''],
      ['eth0'],
      ['--json', ''],
      ['--wait', ''],
      ['--dns-timeout', '='],
      ['--', '-'],
    ]) {
      assert.deepEqual(offered(...words), [], words.join(' '));
    }
  });

  test('offers arguments, also after an equals sign, at which bash splits words', () => {
    assert.deepEqual(offered('-A', ''), FAMILIES);
    assert.deepEqual(offered('-nA', 'ip'), ['ip', 'ip6', 'ipx']);
    assert.deepEqual(
      offered('-nAunix,'),
      FAMILIES.map((name) => `-nAunix,${name}`),
    );
    assert.deepEqual(offered('--color', ''), ['always', 'auto', 'never']);
    assert.deepEqual(offered('--color', '='), ['always', 'auto', 'never']);
    assert.deepEqual(offered('--color', '=', 'a'), ['always', 'auto']);
    assert.deepEqual(offered('--color=a'), ['--color=always', '--color=auto']);
    assert.deepEqual(offered('--completion', '='), ['bash', 'fish', 'zsh']);
    assert.deepEqual(offered('--metrics', '='), ['openmetrics', 'prometheus']);
    assert.deepEqual(offered('--metrics', ''), []);
  });

  test('offers the fields of the rows that are asked for', () => {
    assert.deepEqual(offered('--columns', 'ti'), [
      'time',
      'timer.kind',
      'timer.probes',
      'timer.retransmits',
      'timer.seconds',
    ]);
    assert.deepEqual(offered('-s', '--count-by', 'state,t'), ['state,table']);
    assert.deepEqual(offered('--groups', '--sort', '-re'), ['-refCount']);
    assert.deepEqual(offered('-Ainet', '-M', '--sort', 'delta,-delta,prev'), ['delta,-delta,previousDelta']);
    assert.deepEqual(
      offered('-t', '--where', 'st'),
      ['=', '!=', '<', '>', '~', ' in '].map(quotedField).sort(),
    );
  });

  function quotedField(operator: string): string {
    return `state${operator.replace(/[!<> ~]/g, (sign) => (sign === '~' ? sign : `\\${sign}`))}`;
  }

  test('offers operators after a field, unquoted within quotes', () => {
    assert.deepEqual(offered('--where', "'(not st"), OPERATORS.map((sign) => `(not state${sign}`).sort());
    assert.deepEqual(offered('--where', "'state=LISTEN st"), []);
    assert.deepEqual(offered('--where', "'state"), OPERATORS.map((sign) => `state${sign}`).sort());
  });

  test('offers each word of the glossary, quoted', () => {
    const replies = offered('--define', '');
    const { stdout } = spawnSync('/bin/bash', ['-c', `printf '%s\\n' ${replies.join(' ')}`], {
      encoding: 'utf8',
    });
    const words = new Set(ENTRIES.flatMap((entry) => entry.words));
    assert.deepEqual(stdout.trimEnd().split('\n').sort(), [...words].sort());
  });
});

describe('bash, typed into', { skip: whyNot('script', 'bash') }, () => {
  testTyped(BASH, 'bash', [
    ...CONTINUED,
    ...OPEN.map(([typed, completed, bash]) => [typed, completed + bash] as const),
  ]);
});

describe('zsh, typed into', { skip: whyNot('script', 'zsh') }, () => {
  testTyped(ZSH, 'zsh', [
    ...CONTINUED,
    ...OPEN.map(([typed, completed, , zsh]) => [typed, completed + zsh] as const),
    ['netstat --where state=x\\ AND\\ rec', 'netstat --where state=x\\ AND\\ recvQ'],
    ['netstat --co', 'netstat --co', /--color +-- colour tables and notes: auto, always or never/],
    ['netstat -g --sort ', 'netstat -g --sort ', /refCount +-- users that joined the group there/],
    ['netstat --define CLOSE', 'netstat --define CLOSE', /CLOSE_WAIT +CLOSE +-- tcp state, sctp state/],
  ]);
});

function testTyped(
  shell: TypedShell,
  name: string,
  lines: readonly (readonly [typed: string, completed: string, shown?: RegExp])[],
): void {
  const inFolder = (line: string): string => line.replace('@', folder);
  let results: Completed[];
  before(async () => {
    results = await typedInto(
      shell,
      scriptOf(name),
      lines.map(([typed]) => inFolder(typed)),
    );
  });
  for (const [i, [typed, completed, shown]] of lines.entries()) {
    test(`continues ${typed}`, () => {
      assert.equal(results[i]?.line, inFolder(completed));
      if (shown !== undefined) assert.match(results[i]?.shown ?? '', shown);
    });
  }
}

describe('fish', { skip: whyNot('fish') }, () => {
  const fish = spawnSync('sh', ['-c', 'command -v fish'], { encoding: 'utf8' }).stdout.trim();

  /** Candidates for a line, each with what it is. */
  function offered(line: string): string[] {
    const { stdout, stderr } = spawnSync(
      fish,
      ['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', scriptOf('fish'), line],
      { encoding: 'utf8', env: { PATH: '/nonexistent', HOME: folder, LC_ALL: 'C.UTF-8' } },
    );
    assert.equal(stderr, '');
    return stdout.split('\n').filter(Boolean).sort();
  }
  const words = (line: string): string[] => offered(line).map((candidate) => candidate.split('\t')[0] ?? '');

  test('offers each long name with what it is', () => {
    // What may have an argument is there with the sign before it as well.
    assert.deepEqual(words('netstat --').sort(), [...LONG_NAMES, '--metrics='].sort());
    assert.ok(offered('netstat --').includes('--tcp\ttcp sockets'));
    assert.ok(offered('netstat --').includes("--count-by\tcount rows by fields: 'state,foreign.address'"));
  });

  test('offers letters after letters', () => {
    assert.ok(offered('netstat -t').includes('-tn\tnumbers for names'));
  });

  test('offers arguments', () => {
    assert.deepEqual(words('netstat -A '), FAMILIES);
    assert.deepEqual(words('netstat -tAunix,ip'), ['-tAunix,ip', '-tAunix,ip6', '-tAunix,ipx']);
    assert.deepEqual(words('netstat --color=a'), ['--color=always', '--color=auto']);
    assert.deepEqual(words('netstat --completion '), ['bash', 'fish', 'zsh']);
    assert.deepEqual(words('netstat --metrics='), ['--metrics=openmetrics', '--metrics=prometheus']);
    assert.deepEqual(words('netstat --metrics '), []);
    assert.deepEqual(words(`netstat --root ${folder}/rec`), [`${folder}/recorded hosts/`]);
    assert.deepEqual(words(`netstat --root=${folder}/we`), [`--root=${folder}/web1.tar.zst`]);
    assert.deepEqual(words(`netstat --hosts ${folder}/`), [`${folder}/recorded hosts/`]);
    assert.deepEqual(words('netstat --wait '), []);
    assert.deepEqual(words('netstat eth'), []);
  });

  test('offers the fields of the rows that are asked for, with what they are', () => {
    assert.deepEqual(offered('netstat -r --columns gen'), ['genmask\tinet: mask of the destination']);
    assert.deepEqual(words('netstat --count-by state,dual'), ['state,dualStack']);
    assert.deepEqual(words('netstat --sort=state,-rec'), ['--sort=state,-recvQ']);
    assert.deepEqual(words("netstat -i --where 'mtu > 1500 and (tx.ca"), ['mtu > 1500 and (tx.carrier']);
    assert.deepEqual(words('netstat --where state=x\\ and\\ rec'), ['state=x and recvQ']);
    assert.deepEqual(words("netstat --where 'state=LISTEN rec"), []);
  });

  test('offers each word of the glossary', () => {
    assert.deepEqual(
      words('netstat --define '),
      [...new Set(ENTRIES.flatMap((entry) => entry.words))].sort(),
    );
    assert.deepEqual(words('netstat --define Local\\ A'), ['Local Address']);
  });
});
