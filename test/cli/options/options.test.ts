import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { helpText } from '../../../src/cli/options/help.ts';
import { chooseOneView, parseCommandLine } from '../../../src/cli/options/options.ts';
import { VERSION_TEXT } from '../../../src/cli/version.ts';
import type { RowOptions } from '../../../src/rows/options.ts';
import type { Options } from '../../../src/views/options.ts';

function parse(line: string, env: Record<string, string> = {}) {
  return parseCommandLine(line === '' ? [] : line.split(' '), env, false);
}

function options(line: string, env: Record<string, string> = {}): Options {
  const result = parse(line, env);
  assert.ok(result.kind === 'run', JSON.stringify(result));
  return result.options;
}

const PLAIN: Options = {
  view: 'sockets',
  families: [],
  sections: new Set(),
  inet: true,
  inet6: true,
  impliedByFamily: false,
  all: false,
  listening: false,
  numericHosts: false,
  numericPorts: false,
  numericUsers: false,
  symbolic: false,
  extend: 0,
  timers: false,
  programs: false,
  verbose: false,
  wide: false,
  continuous: false,
  interval: undefined,
  count: undefined,
  selinux: false,
  cache: false,
  fib: false,
  root: undefined,
  byteOrder: undefined,
  dnsTimeout: 2,
};

const NO_ROW_OPTIONS: RowOptions = {
  form: undefined,
  columns: undefined,
  color: undefined,
  where: undefined,
  sort: undefined,
  countBy: undefined,
  assertion: undefined,
  quiet: false,
  explain: false,
};

/** Command lines, and the options that differ from the defaults. */
const CHANGES: readonly [lines: string[], changed: Partial<Options>][] = [
  [['', 'eth0', '-d', '-- -t', '-'], {}],
  [['-a', '--all', '--al'], { all: true }],
  [['-l', '--listening', '--li'], { listening: true }],
  [['-n', '--numeric', '-nn'], { numericHosts: true, numericPorts: true, numericUsers: true }],
  [['--numeric-hosts'], { numericHosts: true }],
  [['--numeric-ports'], { numericPorts: true }],
  [['--numeric-users'], { numericUsers: true }],
  [['-N', '--symbolic'], { symbolic: true }],
  [['-e', '--extend'], { extend: 1 }],
  [['-eee', '-e --extend --ext'], { extend: 3 }],
  [['-o', '--timers'], { timers: true }],
  [['-p', '--programs', '--program'], { programs: true }],
  [['-v', '--verbose'], { verbose: true }],
  [['-W', '--wide'], { wide: true }],
  [['-c', '--continuous'], { continuous: true }],
  [['-C', '--cache'], { cache: true }],
  [['-F', '--fib'], { fib: true }],
  [['-i', '--interfaces'], { view: 'interfaces' }],
  [['-r', '--route'], { view: 'routes' }],
  [['-M', '--masquerade', '--m'], { view: 'masquerade' }],
  [['-m', '--memory'], { view: 'memory' }],
  [['--root /x', '--root=/x'], { root: '/x' }],
  [['--dns-timeout 3', '--dns-timeout=3.', '--dns-timeout 9 --dns-timeout 3.0'], { dnsTimeout: 3 }],
  [['--dns-timeout 0'], { dnsTimeout: 0 }],
  [['--dns-timeout .25'], { dnsTimeout: 0.25 }],
  [['--dns-timeout 99999999999999999999'], { dnsTimeout: 2147483 }],
];

type Chosen = 'families' | 'sections' | 'inet' | 'inet6' | 'impliedByFamily';
const INTERNET = 'tcp sctp udp udplite raw';
/** Which tables a line reads: families, sections, and which of inet, inet6 and (implied) impliedByFamily are true. */
const SELECTIONS: readonly [lines: string[], families: string, sections: string, holds: string][] = [
  [['-t', '--tcp'], '', 'tcp', 'inet inet6'],
  [['-u', '--udp'], '', 'udp', 'inet inet6'],
  [['-U', '--udplite'], '', 'udplite', 'inet inet6'],
  [['-S', '--sctp'], '', 'sctp', 'inet inet6'],
  [['-w', '--raw'], '', 'raw', 'inet inet6'],
  [['-g', '--groups'], '', 'groups', 'inet inet6'],
  [['-tg'], '', 'tcp groups', 'inet inet6'],
  [
    ['-t4', '-t --inet', '-t --ip', '-tA inet', '-t -A ip', '-tA tcpip', '-t --protocol=inet'],
    'inet',
    'tcp',
    'inet',
  ],
  [['-t6', '-t --inet6', '-tA inet6', '-tA ip6'], 'inet6', 'tcp', 'inet6'],
  [['-t46', '-tA inet,inet6', '-t4 --inet6'], 'inet inet6', 'tcp', 'inet inet6'],
  [['-4', '--inet', '-A inet'], 'inet', INTERNET, 'inet implied'],
  [['-6', '--inet6'], 'inet6', INTERNET, 'inet6 implied'],
  [['-g4'], 'inet', `groups ${INTERNET}`, 'inet implied'],
  [['-x', '--unix', '-A unix'], 'unix', 'unix', ''],
  [['-xt'], 'unix', 'tcp unix', 'inet inet6'],
  [['-x4', '-A unix,inet'], 'unix inet', `${INTERNET} unix`, 'inet implied'],
  [['--ipx'], 'ipx', 'ipx', ''],
  [['--ax25 --x25 --netrom --rose'], 'ax25 x25 netrom rose', 'ax25 x25 netrom rose', ''],
  [['--ddp', '--appletalk', '-A ddp'], 'ddp', '', 'inet inet6'],
  [['-A econet,ash'], 'ec ash', '', 'inet inet6'],
  [['-t --ddp'], 'ddp', 'tcp', 'inet inet6'],
  [['--bluetooth', '-A bluetooth'], 'bluetooth', 'l2cap rfcomm', ''],
  [['-2', '--l2cap'], '', 'l2cap', ''],
  [['-f', '--rfcomm'], '', 'rfcomm', ''],
];

/** Command lines, and the row options that differ from the defaults. */
const ROW_CHANGES: readonly [line: string, changed: Partial<RowOptions>][] = [
  ['--json', { form: 'json' }],
  ['--ndjson', { form: 'ndjson' }],
  ['--csv --columns a,b', { form: 'csv', columns: 'a,b' }],
  ['--table --color never --color=always', { form: 'table', color: 'always' }],
  ['--color x --color=auto', { color: 'auto' }],
  ['--where a=1 --sort=-a', { where: 'a=1', sort: '-a' }],
  ['--count-by state', { countBy: 'state' }],
  ['--explain', { explain: true }],
  ['--where a=1 --assert', { where: 'a=1', assertion: { absent: false, wait: undefined } }],
  ['--where a=1 --absent', { where: 'a=1', assertion: { absent: true, wait: undefined } }],
  ['--where a=1 --quiet', { where: 'a=1', quiet: true, assertion: { absent: false, wait: undefined } }],
  ['--where a=1 --wait 1.5', { where: 'a=1', assertion: { absent: false, wait: 1.5 } }],
  [
    '--where a=1 --absent --quiet --wait 99999999',
    { where: 'a=1', quiet: true, assertion: { absent: true, wait: 2_147_483 } },
  ],
];

describe('parseCommandLine', () => {
  for (const [lines, changed] of CHANGES) {
    for (const line of lines) {
      test(`takes '${line}'`, () => {
        assert.deepEqual(parse(line), {
          kind: 'run',
          options: { ...PLAIN, ...changed },
          rowOptions: NO_ROW_OPTIONS,
          stderr: '',
        });
      });
    }
  }

  for (const [lines, families, sections, holds] of SELECTIONS) {
    for (const line of lines) {
      test(`chooses families and sections with '${line}'`, () => {
        const list = (words: string) => words.split(' ').filter(Boolean);
        const selected: Pick<Options, Chosen> = {
          families: list(families),
          sections: new Set(list(sections) as never[]),
          inet: list(holds).includes('inet'),
          inet6: list(holds).includes('inet6'),
          impliedByFamily: list(holds).includes('implied'),
        };
        assert.deepEqual(options(line), { ...PLAIN, ...selected });
      });
    }
  }

  for (const [line, changed] of ROW_CHANGES) {
    test(`sets row options with '${line}'`, () => {
      const result = parse(line);
      assert.ok(result.kind === 'run', JSON.stringify(result));
      assert.deepEqual(result.rowOptions, { ...NO_ROW_OPTIONS, ...changed });
    });
  }

  test('--define, then --completion, replaces the run', () => {
    assert.deepEqual(parse('-r --completion zsh --define LISTEN --json'), {
      kind: 'define',
      word: 'LISTEN',
      stderr: '',
    });
    assert.deepEqual(parse('--completion tcsh --completion zsh --json'), {
      kind: 'complete',
      shell: 'zsh',
      stderr: '',
    });
  });

  test('the complaint about several views names them all, a view without a letter by its long name', () => {
    assert.equal(chooseOneView(), 'choose one view: -i, -r, -M, -s, --list-netns, -m or --flows');
  });

  test('-s means all protocols unless some are named', () => {
    const all = new Set(INTERNET.split(' ')) as Options['sections'];
    assert.deepEqual(options('-s'), { ...PLAIN, view: 'statistics', sections: all, impliedByFamily: true });
    assert.deepEqual(options('-su'), { ...PLAIN, view: 'statistics', sections: new Set(['udp'] as const) });
  });

  test('NETSTAT_ROOT names a recorded host; --root takes precedence, and an empty value does nothing', () => {
    assert.equal(options('', { NETSTAT_ROOT: '/x' }).root, '/x');
    assert.equal(options('--root /y', { NETSTAT_ROOT: '/x' }).root, '/y');
    assert.equal(options('', { NETSTAT_ROOT: '' }).root, undefined);
  });

  test('with POSIXLY_CORRECT, even if empty, options end at the first operand', () => {
    assert.equal(options('-t eth0 -y', { POSIXLY_CORRECT: '' }).sections.size, 1);
  });

  const WHERE = "'state=LISTEN and local.port in 80,443'";
  const SELINUX = 'SELinux is not enabled on this machine.\n';
  const TCPIP = "netstat.c: Internal Error `longopts 1 range'.\n";
  const TOO_MANY = 'Too much address family arguments.\n';
  const long = Array<string>(51).fill('unix').join(',');
  const help = helpText();
  const EXITS: readonly [line: string, status: number, stdout: string, stderr: string][] = [
    ['-V', 0, VERSION_TEXT, ''],
    ['--version -y', 0, VERSION_TEXT, ''],
    ['-rV -A foo', 0, VERSION_TEXT, ''],
    ['-y -V', 3, '', `netstat: invalid option -- 'y'\n${help}`],
    ['-h', 0, help, ''],
    ['--help -V', 0, help, ''],
    ['-?', 3, '', help],
    ['-?h', 3, '', help],
    ['-h?', 0, help, ''],
    ['-A foo -y', 1, '', "Unknown address family `foo'.\n"],
    ['-A inet, -V', 1, '', "Unknown address family `'.\n"],
    ['--protocol= -h', 1, '', "Unknown address family `'.\n"],
    ['-A f\no\u009bo', 1, '', "Unknown address family `f?o?o'.\n"],
    ['-tZh', 1, '', SELINUX],
    ['-Z --root /x', 1, '', SELINUX],
    ['-rr', 3, '', help],
    ['-mr', 3, '', 'netstat: choose one view: -i, -r, -M, -s, --list-netns, -m or --flows\n'],
    ['-M --memory', 3, '', 'netstat: choose one view: -i, -r, -M, -s, --list-netns, -m or --flows\n'],
    ['--json=1', 3, '', 'netstat: --json takes no argument: write --json, not --json=1\n'],
    ['--memory=\u0007', 3, '', 'netstat: --memory takes no argument: write --memory, not --memory=?\n'],
    ['--completion', 3, '', 'netstat: --completion needs an argument, such as --completion=bash\n'],
    ['--completion=', 3, '', "netstat: --completion needs bash, zsh or fish, not ''\n"],
    ['--completion tcsh\n', 3, '', "netstat: --completion needs bash, zsh or fish, not 'tcsh?'\n"],
    ['--color --json', 3, '', "netstat: --color needs auto, always or never, not '--json'\n"],
    ['--where', 3, '', `netstat: --where needs an argument, such as --where=${WHERE}\n`],
    ['--wher x', 3, '', `netstat: unrecognized option '--wher'\n${help}`],
    ['-s --statistics', 3, '', help],
    ['-i -r', 3, '', help],
    ['-Ms -V', 0, VERSION_TEXT, ''],
    ['-Ms -y', 3, '', `netstat: invalid option -- 'y'\n${help}`],
    ['--tcpip -V', 0, VERSION_TEXT, TCPIP],
    ['--tcpip --tcpip -ir', 3, '', TCPIP + TCPIP + help],
    [`-A ${long} -4 --tcpip -A foo`, 1, '', `${TOO_MANY}${TCPIP}Unknown address family \`foo'.\n`],
    ['-\u0007', 3, '', `netstat: invalid option -- '?'\n${help}`],
    ['--a\nb\u007f', 3, '', `netstat: unrecognized option '--a?b?'\n${help}`],
    ['--root', 3, '', 'netstat: --root needs an argument, such as --root=/srv/recorded\n'],
    ['--syslog', 3, '', 'netstat: --syslog needs an argument, such as --syslog=tls://loghost:6514\n'],
    [
      '--changes --syslog loghost',
      3,
      '',
      "netstat: --syslog needs a URL such as udp://HOST, tcp://HOST:PORT or tls://[ADDRESS], not 'loghost'\n",
    ],
    ['--syslog udp://a', 3, '', 'netstat: --syslog needs --changes\n'],
    ['--changes --syslog-ca a', 3, '', 'netstat: --syslog-ca needs --syslog tls://HOST\n'],
    ['--changes --syslog tcp://a --syslog-ca a', 3, '', 'netstat: --syslog-ca needs --syslog tls://HOST\n'],
    [
      '--changes --syslog tls://a --syslog-ca=',
      3,
      '',
      'netstat: --syslog-ca needs a file of certificates in PEM, not an empty name\n',
    ],
    ['--changes --syslog-sd-id a@1', 3, '', 'netstat: --syslog-sd-id needs --syslog URL\n'],
    [
      '--changes --syslog udp://a --syslog-sd-id meta',
      3,
      '',
      "netstat: --syslog-sd-id needs a name and an enterprise number such as netstat@32473, not 'meta'\n",
    ],
    ['--root= -V', 3, '', 'netstat: --root needs the folder of a recorded host, not an empty name\n'],
    ...['', 'abc', '-1', '+1', '1e3', '0x10', '.', '1,5', 'Infinity', '1s', '1\n'].map(
      (value): [string, number, string, string] => [
        `--dns-timeout=${value} -V`,
        3,
        '',
        `netstat: --dns-timeout needs a number of seconds such as 2 or 0.5, not '${value.replace('\n', '?')}'\n`,
      ],
    ),
  ];
  for (const [line, status, stdout, stderr] of EXITS) {
    test(`ends at once with ${JSON.stringify(line.slice(0, 30))}`, () => {
      assert.deepEqual(parse(line), { kind: 'exit', status, stdout, stderr });
    });
  }

  test('the run goes on after --tcpip and after too many families', () => {
    assert.deepEqual(parse('--tcpip -r'), {
      kind: 'run',
      options: { ...PLAIN, view: 'routes' },
      rowOptions: NO_ROW_OPTIONS,
      stderr: TCPIP,
    });
    const result = parse(`-A ${long} -4 -A inet`);
    assert.equal(result.stderr, TOO_MANY + TOO_MANY);
    assert.ok(result.kind === 'run');
    assert.deepEqual(result.options.sections, new Set(['unix']));
  });

  test('only -Z needs to know whether SELinux is enabled, on the host that is shown; -Z also shows programs', () => {
    assert.equal(parseCommandLine(['-t'], {}).kind, 'run');
    const argv = ['-Zt', '--root=/x'];
    const needs = { kind: 'needs-selinux', stderr: '' };
    assert.deepEqual(parseCommandLine(argv, { NETSTAT_ROOT: '/y' }), { ...needs, root: '/x' });
    assert.deepEqual(parseCommandLine(['--context'], {}), { ...needs, root: undefined });
    const result = parseCommandLine(argv, {}, true);
    assert.ok(result.kind === 'run');
    assert.deepEqual([result.options.selinux, result.options.programs], [true, true]);
  });

  test('an option that ends the run before -Z needs nothing', () => {
    assert.equal(parseCommandLine(['-V', '-Z'], {}).kind, 'exit');
  });
});
