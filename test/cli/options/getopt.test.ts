import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { getopt } from '../../../src/cli/options/getopt.ts';
import { EXTENSIONS, NET_TOOLS_OPTIONS } from '../../../src/cli/options/option-table.ts';

function read(argv: readonly string[], stopAtOperand = false) {
  const { tokens, error } = getopt(argv, {
    options: NET_TOOLS_OPTIONS,
    extensions: EXTENSIONS,
    stopAtOperand,
  });
  return { tokens: tokens.join(' '), error: error?.message };
}

const ACCEPTED: readonly [argv: string[], tokens: string][] = [
  [[], ''],
  [['-tulpn'], '--tcp --udp --listening --programs --numeric'],
  [['-4', '-6', '-x', '-2', '-f', '-d', '-?'], '--inet --inet6 --unix --l2cap --rfcomm -d -?'],
  [['-Ainet'], '--protocol=inet'],
  [['-A=inet'], '--protocol==inet'],
  [['-tAinet', '-n'], '--tcp --protocol=inet --numeric'],
  [['-nA', 'inet6'], '--numeric --protocol=inet6'],
  [['-A', '--', '-t'], '--protocol=-- --tcp'],
  [['-A', '-t'], '--protocol=-t'],
  [['-A', ''], '--protocol='],
  [['--protocol', 'inet', '--protocol=', '--prot=a=b'], '--protocol=inet --protocol= --protocol=a=b'],
  [['eth0', '-t', '-', '', '-u', '--', '-w', '--raw'], '--tcp --udp'],
  [['--ine', '--ap', '--x', '--d', '--b'], '--inet --appletalk --x25 --ddp --bluetooth'],
  [['--unix', '--udp', '--ip', '--numeric', '--numeric-p'], '--unix --udp --ip --numeric --numeric-ports'],
  [
    ['--prog', '--program', '--wi', '--ca', '--fi', '--conte'],
    '--programs --programs --wide --cache --fib --context',
  ],
  [
    ['-m', '-nm', '-mcA', 'inet', '--memory'],
    '--memory --numeric --memory --memory --continuous --protocol=inet --memory',
  ],
  [['--m', '--ma'], '--masquerade --masquerade'],
  [['--root', '-t', '--root=', '--dns-timeout=0.5'], '--root=-t --root= --dns-timeout=0.5'],
  // An argument that may be absent is joined to its option.
  [
    ['--metrics', 'prometheus', '-t', '--metrics=prometheus'],
    '--metrics=openmetrics --tcp --metrics=prometheus',
  ],
];

const REFUSED: readonly [argv: string[], tokens: string, message: string][] = [
  [['-y'], '', "invalid option -- 'y'"],
  [['-ty', '-u'], '--tcp', "invalid option -- 'y'"],
  [['-t:'], '--tcp', "invalid option -- ':'"],
  [['-té'], '--tcp', "invalid option -- '\udcc3'"],
  [['-日本'], '', "invalid option -- '\udce6'"],
  [['-n🌍t'], '--numeric', "invalid option -- '\udcf0'"],
  [['-\udcff'], '', "invalid option -- '\udcff'"],
  [['-t-'], '--tcp', "invalid option -- '-'"],
  [['-A'], '', "option requires an argument -- 'A'"],
  [['-tA'], '--tcp', "option requires an argument -- 'A'"],
  [['--bogus=1'], '', "unrecognized option '--bogus=1'"],
  [['---tcp'], '', "unrecognized option '---tcp'"],
  [['--ip6'], '', "unrecognized option '--ip6'"],
  [['--Tcp'], '', "unrecognized option '--Tcp'"],
  [['--prot'], '', "option '--protocol' requires an argument"],
  [['--tcp=', '-u'], '', "option '--tcp' doesn't allow an argument"],
  [['--ine=4'], '', "option '--inet' doesn't allow an argument"],
  [['--un'], '', "option '--un' is ambiguous; possibilities: '--unix' '--unix'"],
  [['--in'], '', "option '--in' is ambiguous; possibilities: '--inet' '--interfaces'"],
  [['--i'], '', "option '--i' is ambiguous; possibilities: '--ip' '--interfaces'"],
  [['--a=1'], '', "option '--a=1' is ambiguous; possibilities: '--ax25' '--all'"],
  [['--u'], '', "option '--u' is ambiguous; possibilities: '--unix' '--udp' '--udplite' '--unix'"],
  [['--ro'], '', "option '--ro' is ambiguous; possibilities: '--rose' '--route'"],
  [['--r'], '', "option '--r' is ambiguous; possibilities: '--rose' '--route' '--raw' '--rfcomm'"],
  [
    ['--nu'],
    '',
    "option '--nu' is ambiguous; possibilities: '--numeric' '--numeric-hosts' '--numeric-ports' '--numeric-users'",
  ],
  [['--roo', 'x'], '', "unrecognized option '--roo'"],
  [['--dns'], '', "unrecognized option '--dns'"],
  [['-m', '--me'], '--memory', "unrecognized option '--me'"],
  [['--memory=tcp'], '', '--memory takes no argument: write --memory, not --memory=tcp'],
  [['--json='], '', '--json takes no argument: write --json, not --json='],
  [['--root'], '', '--root needs an argument, such as --root=/srv/recorded'],
  [['-n', '--dns-timeout'], '--numeric', '--dns-timeout needs an argument, such as --dns-timeout=0.5'],
  [['--where'], '', "--where needs an argument, such as --where='state=LISTEN and local.port in 80,443'"],
];

describe('getopt', () => {
  for (const [argv, tokens] of ACCEPTED) {
    test(`reads ${JSON.stringify(argv)}`, () => assert.deepEqual(read(argv), { tokens, error: undefined }));
  }
  for (const [argv, tokens, error] of REFUSED) {
    test(`refuses ${JSON.stringify(argv)}`, () => assert.deepEqual(read(argv), { tokens, error }));
  }

  test('stops at the first operand with stopAtOperand', () => {
    assert.deepEqual(read(['-t', '-A', 'inet', 'eth0', '-u'], true), {
      tokens: '--tcp --protocol=inet',
      error: undefined,
    });
    assert.equal(read(['-t', '-', '-u'], true).tokens, '--tcp');
  });

  test('an empty long name is ambiguous among all options; of the families only the first is listed', () => {
    const possibilities =
      "'--ax25' '--version' '--interfaces' '--help' '--route' '--masquerade' '--protocol' '--tcp' '--sctp' '--udp' " +
      "'--udplite' '--raw' '--unix' '--l2cap' '--rfcomm' '--listening' '--all' '--timers' '--continuous' '--extend' " +
      "'--programs' '--verbose' '--statistics' '--wide' '--numeric' '--numeric-hosts' '--numeric-ports' " +
      "'--numeric-users' '--symbolic' '--cache' '--fib' '--groups' '--context'";
    assert.equal(read(['--=x']).error, `option '--=x' is ambiguous; possibilities: ${possibilities}`);
  });

  test('never throws, and reports only known errors, whatever the words', () => {
    const names = NET_TOOLS_OPTIONS.map(({ long }) => `--${long}`);
    const word = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...names, '-', '--', '-A', '-tA'));
    fc.assert(
      fc.property(fc.array(word), fc.boolean(), (argv, stopAtOperand) => {
        const { tokens, error } = read(argv, stopAtOperand);
        assert.equal(typeof tokens, 'string');
        assert.ok(
          error === undefined ||
            /^option|^invalid option|^unrecognized option|^--[a-z-]+ (needs an|takes no) argument/.test(
              error,
            ),
        );
      }),
    );
  });
});

describe('the option table', () => {
  test('has no letter twice, and no long name twice but --unix', () => {
    const options = [...NET_TOOLS_OPTIONS, ...EXTENSIONS];
    const letters = options.flatMap(({ short }) => short ?? []);
    assert.deepEqual(letters, [...new Set(letters)]);
    const names = options.flatMap(({ long }) => long ?? []);
    assert.deepEqual(
      names.filter((name, i) => names.indexOf(name) !== i),
      ['unix'],
    );
  });

  test('has no extension whose name abbreviates an option of net-tools', () => {
    for (const { long = '' } of EXTENSIONS) {
      assert.deepEqual(
        NET_TOOLS_OPTIONS.filter((spec) => spec.long?.startsWith(long)),
        [],
      );
    }
  });
});
