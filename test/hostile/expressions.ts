import { FIELDS } from '../../src/records/fields.ts';
import type { Random } from '../differential/random.ts';
import { hostileText, longText, withoutNuls } from './texts.ts';

/** More the kernel does not take in one argument. */
const LONGEST = 100_000;

const FIELD_NAMES: readonly string[] = [
  ...new Set(Object.values(FIELDS).flatMap((fields) => fields.map((field) => field.name))),
];

const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', '~', '!~', ' in ', ' not in ', '==', '=~', ''];

/** Patterns on which an engine that backtracks takes for ever, that need much memory, or that are none. */
const PATTERNS = [
  '(a|a)*$',
  '(a+)+$',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(.*)*x',
  '(x+x+)+y',
  '(\\w+)\\1',
  '(?=x)x',
  '(?<!x)x',
  '(?<name>x)\\k<name>',
  'a{1000}{1000}',
  '(a{0,1000}){0,1000}',
  '((((a*)*)*)*)*$',
  '[',
  '(',
  ')',
  '*',
  '\\',
  '[z-a]',
  '\\p{L}+$',
  '\\pX',
  '(?i)X',
  '.{0,999}x',
  '[^\\x00-\\x7f]',
  '\\x1b',
  '\\u{1F600}',
  '^$',
  '',
  '|',
  '(|a)+$',
  '\\b\\B',
  '\\Qa\\E',
  '$^',
];

const VALUES = [
  '0',
  '-1',
  '99999999999999999999999999',
  '1e9',
  '0x10',
  'LISTEN',
  'listen',
  '10.0.0.0/8',
  '::/0',
  '::ffff:0.0.0.0/96',
  '1.2.3.4/33',
  '0-65535',
  '9-1',
  'http',
  'localhost',
  'root',
  'null',
  'true',
  '"a"',
  "'it''s'",
  '"',
  '*',
];

function value(random: Random): string {
  if (random.chance(0.5)) return random.pick(VALUES);
  const text = hostileText(random);
  return random.chance(0.7) ? `"${text.replaceAll('"', '""')}"` : text;
}

function field(random: Random): string {
  return random.chance(0.93) ? random.pick(FIELD_NAMES) : hostileText(random);
}

function comparison(random: Random): string {
  const operator = random.pick(OPERATORS);
  if (operator.includes('~')) {
    const pattern = random.chance(0.7) ? random.pick(PATTERNS) : value(random);
    return `${field(random)}${operator}${random.chance(0.5) ? `"${pattern}"` : pattern}`;
  }
  if (!operator.includes('in')) return `${field(random)}${operator}${value(random)}`;
  return `${field(random)}${operator}${random.many(1, random.pick([3, 3, 400]), () => value(random)).join(',')}`;
}

/** Few operands, each of which may have operands. */
function nested(random: Random, depth: number): string {
  if (depth === 0 || random.chance(0.4)) return comparison(random);
  const next = (): string => nested(random, depth - 1);
  return random.pick([
    () => `(${next()})`,
    () => `not ${next()}`,
    () => `${next()} and ${next()}`,
    () => `${next()} or ${next()}`,
  ])();
}

/** An expression for --where: one that a person could write, or one too deep, too long, or none at all. */
export function hostileExpression(random: Random): string {
  if (random.chance(0.75)) return withoutNuls(nested(random, 3));
  const times = random.between(1, random.pick([99, 101, 12_000]));
  const inner = comparison(random);
  const made = random.pick([
    () => '('.repeat(times) + inner + ')'.repeat(random.pick([times, times - 1])),
    () => `${'not '.repeat(times)}${inner}`,
    () => `${'not('.repeat(times)}${inner}${')'.repeat(times)}`,
    () => `${inner} and `.repeat(times) + inner,
    () => `${inner} or `.repeat(times) + inner,
    () => `path ~ ${'('.repeat(times)}a${')'.repeat(times)}`,
    () => `path ~ ${random.pick(PATTERNS).repeat(times)}`,
    () => `local.port in ${'80,'.repeat(times)}80`,
    () => `program = "${longText(random, LONGEST)}"`,
    () => longText(random, LONGEST),
    () => hostileText(random),
  ])();
  return withoutNuls(made).slice(0, LONGEST);
}

/** Names for --columns, --sort and --count-by. */
export function hostileNames(random: Random): string {
  const sign = (): string => (random.chance(0.2) ? '-' : '');
  const names = random.many(1, random.pick([1, 3, 3, 60]), () => sign() + field(random));
  if (random.chance(0.05)) names.push(longText(random, LONGEST));
  return withoutNuls(names.join(random.chance(0.95) ? ',' : random.pick([' ', ',,', ';', '\n']))).slice(
    0,
    LONGEST,
  );
}
