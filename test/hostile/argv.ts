import { ALL_OPTIONS } from '../../src/cli/options/option-table.ts';
import { ENTRIES } from '../../src/glossary/glossary.ts';
import type { Random } from '../differential/random.ts';
import { type HostileCase, SCRATCH, TREE } from './case.ts';
import { hostileExpression, hostileNames } from './expressions.ts';
import { hostileText, longText, withoutNuls } from './texts.ts';

/** More the kernel does not take in one argument. */
const LONGEST = 100_000;

/** What says how the output looks: a case must know which was asked for. */
const FORMS: readonly string[] = ['json', 'ndjson', 'csv', 'table', 'metrics', 'map', 'ddl'];

/** What makes a run go on and on unless its looks are counted. */
const ENDLESS: readonly string[] = ['continuous', 'interval', 'changes', 'rates'];

/** What writes where its argument says. */
const WRITING: readonly string[] = ['record', 'output', 'anonymize-key', 'syslog'];

const LONG_NAMES = ALL_OPTIONS.flatMap(({ long = 'continuous' }) =>
  [...ENDLESS, ...FORMS, ...WRITING].includes(long) ? [] : [long],
);

const WORDS = ENTRIES.flatMap(({ words }) => words);

/** What is asked for in one command line, and its words. */
type Asked = Pick<HostileCase, 'argv' | 'form'>;

/** Words that select, order, count, explain or assert. */
function selection(random: Random): string[] {
  const words: string[] = [];
  if (random.chance(0.5)) words.push('--where', hostileExpression(random));
  if (random.chance(0.3)) words.push('--sort', hostileNames(random));
  if (random.chance(0.2)) words.push('--count-by', hostileNames(random));
  if (random.chance(0.3)) words.push('--columns', hostileNames(random));
  if (random.chance(0.4)) words.push('--explain');
  if (random.chance(0.2))
    words.push(...random.pick([['--assert'], ['--absent'], ['--absent', '--quiet'], ['--quiet']]));
  if (random.chance(0.1)) words.push('--wait', random.pick(['0', '0.01', '0.05', '-1', 'x', '']));
  if (random.chance(0.15)) words.push('--color', random.pick(['always', 'always', 'never', 'auto', 'x']));
  if (random.chance(0.3)) words.push('-p');
  return words;
}

/** Two looks, or one and an earlier one, and what changes between them. */
function looks(random: Random): string[] {
  const twice = ['--interval', '0.05', '--count', '2'];
  return random.pick([
    () => ['--changes', '--initial', ...twice],
    () => ['--changes', '--initial', '--syslog', 'udp://127.0.0.1:9', ...twice],
    () => [
      '--changes',
      '--since',
      random.pick([TREE, TREE, '.', '/nonexistent', '/etc/passwd', 'proc/net/tcp', '']),
    ],
    () => ['--rates', '--interval', '0.05', '--count', '1'],
    () => ['--since', random.pick([TREE, '.'])],
    () => twice,
  ])();
}

/** The network namespaces of the host, or what is said to be one. */
function namespaces(random: Random): string[] {
  const selector = (): string => {
    const kind = random.pick(['', 'pid:', 'name:', 'container:', 'pod:', 'host', 'x:']);
    const value = random.pick(['1', '5', '31', '4026531840', 'blue', 'web', '0123abcd', hostileText(random)]);
    return withoutNuls(kind + value);
  };
  return random.pick([
    () => ['--all-netns'],
    () => ['--all-netns'],
    () => ['--list-netns'],
    () => ['--netns', selector()],
    () => ['--netns', selector(), '--netns', selector()],
  ])();
}

/** What metrics have for labels, and how many. */
function metricOptions(random: Random): string[] {
  const label = (): string =>
    random.pick(['program', 'state', 'path', 'local.host', 'unit,container', 'name', 'iface', 'user']);
  return [
    ...(random.chance(0.7) ? ['--count-by', label()] : []),
    ...(random.chance(0.3) ? ['--metrics-limit', String(random.between(1, 5))] : []),
  ];
}

/** Who talks to whom, for which no other view is asked for. */
function flows(random: Random): string[] {
  return [
    ...random.some(['-n', '-t', '--all-netns', '--explain'], 0.3),
    ...(random.chance(0.2) ? ['--where', hostileExpression(random)] : []),
    ...(random.chance(0.2) ? ['--sort', hostileNames(random)] : []),
  ];
}

function map(random: Random): string[] {
  const limit = random.chance(0.3) ? ['--map-limit', random.pick(['1', '3', '99999'])] : [];
  return [
    '--map',
    random.pick(['dot', 'mermaid', 'svg', 'html']),
    ...limit,
    ...random.some(['-n', '--all-netns'], 0.4),
  ];
}

function recording(random: Random): string[] {
  const path = SCRATCH + random.pick(['', '.tar', '.tar.gz']);
  return ['--record', path, ...random.some(['--anonymize', '--all-netns', '--no-cmdline'], 0.4)];
}

/** An option with something that it does not expect. */
function nonsense(random: Random): string[] {
  const text = withoutNuls(random.chance(0.1) ? longText(random, LONGEST) : hostileText(random));
  const name = random.pick(LONG_NAMES);
  return random.pick([
    () => [text],
    () => [`-${text}`],
    () => [`--${text}`],
    () => [`--${name}`, text],
    () => [`--${name}=${text}`],
    () => [`--${name.slice(0, random.between(1, name.length))}${text}`],
    () => [`--${random.pick(FORMS)}=${text}`],
    () => ['-A', text],
    () => ['-A', `inet,${text}`],
    () => [`-A${'inet,'.repeat(random.between(1, 9000))}inet6`],
    () => [`-${'tnaevW'.repeat(random.between(1, 9000))}`],
    () =>
      Array.from({ length: random.between(1, 2000) }, () =>
        random.pick(['-t', '-n', '--explain', '-e', '-v', text.slice(0, 40)]),
      ),
    () => ['--root', text],
    () => ['--dns-timeout', text],
    () => ['--define', text],
    () => ['--completion', text],
    () => ['--', text],
    () => [`--${name}`],
  ])();
}

function definition(random: Random): string[] {
  const word = random.pick(WORDS);
  const at = random.between(0, word.length);
  const text = random.pick([
    () => word,
    () => word.slice(0, at) + hostileText(random) + word.slice(at),
    () => hostileText(random),
    () => longText(random, LONGEST),
  ])();
  return ['--define', withoutNuls(text)];
}

/** A command line around these words, which ask for a view. */
export function hostileArgv(random: Random, view: readonly string[]): Asked {
  const shown = random.chance(0.05) ? ['-m'] : view;
  const more = [
    ...(random.chance(0.08) ? nonsense(random) : []),
    ...(random.chance(0.08) ? looks(random) : []),
    ...(random.chance(0.1) ? namespaces(random) : []),
  ];
  // Of several looks each has a document, in a line of its own.
  const isRepeated = more.includes('--interval') || more.includes('--changes');
  const asked = (form: HostileCase['form'], words: readonly string[]): Asked => ({
    form: form === 'json' && isRepeated ? 'ndjson' : form,
    argv: [...words, ...more, ...shown],
  });
  const alone = (form: HostileCase['form'], words: readonly string[]): Asked => ({ form, argv: words });
  return random.pick([
    () => alone('text', ['--flows', ...flows(random), ...random.some(['--table'], 0.3)]),
    () => alone('json', ['--json', '--flows', ...flows(random)]),
    () => alone('csv', ['--csv', '--flows', ...flows(random)]),
    () => alone('map', map(random)),
    () => alone('map', map(random)),
    () => alone('json', ['--json', '--list-netns']),
    () => alone('text', recording(random)),
    () => alone('json', ['--json', '-pa', '--output', SCRATCH]),
    () => asked('ndjson', ['--ndjson', '--flat', '-a', ...selection(random)]),
    () => asked('text', ['-p', '--all-netns', ...random.some(['-a', '-n', '--explain'], 0.5)]),
    () => asked('text', ['--count-by', random.pick(['unit,container', 'pod,program', 'netns.names'])]),
    () => asked('text', random.some(['-a', '-n', '-p', '-e', '-v', '-o', '-W'], 0.4)),
    () => asked('text', random.some(['-a', '-p'], 0.6)),
    () => asked('text', selection(random)),
    () => asked('text', ['--table', ...selection(random)]),
    () => asked('json', ['--json', ...selection(random)]),
    () => asked('json', ['--json', '-p', '-a', ...random.some(['-e', '-n', '--explain'], 0.4)]),
    () => asked('ndjson', ['--ndjson', ...selection(random)]),
    () => asked('csv', ['--csv', ...selection(random)]),
    () => asked('csv', ['--csv', '-p', '-a']),
    () => asked('metrics', ['--metrics', '-p', '-a', ...metricOptions(random)]),
    () => asked('text', random.chance(0.2) ? definition(random) : ['--table', '-pa']),
    () =>
      random.chance(0.3)
        ? asked('text', ['--completion', random.pick(['bash', 'zsh', 'fish', ''])])
        : asked('text', ['--explain', '-p']),
    () => asked('text', nonsense(random)),
  ])();
}
