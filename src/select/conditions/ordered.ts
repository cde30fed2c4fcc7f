import type { RowValue } from '../../records/field.ts';
import { addressKey, GREATEST_KEY, LEAST_KEY, parseKey, parseNetwork } from '../address-key.ts';
import { quoted, SelectError, unfit } from '../error.ts';
import type { Token } from '../expression/expression.ts';
import { compareOrdered, type Interval, intervalTest, type Ordered, parseRange } from '../intervals.ts';
import { rankOf } from '../rank.ts';
import type { Question, ValueTest } from './condition.ts';

/** How the values of a type are understood, and put in order. */
interface Scale {
  /** Names a valid value, in messages. */
  readonly wanted: string;
  readonly least: Ordered;
  readonly greatest: Ordered;
  parse(text: string): Ordered | undefined;
  /** What stands for several values, or for one that has no place between the least and the greatest. */
  parseOther?(value: Token): Interval | undefined;
  /** Where a value stands. */
  place(value: RowValue): Ordered | undefined;
}

/** Numbers; whole ones are exact at any size. */
const NUMBERS = {
  least: Number.NEGATIVE_INFINITY,
  greatest: Number.POSITIVE_INFINITY,
  place: (value: RowValue) => (typeof value === 'number' || typeof value === 'bigint' ? value : undefined),
};

const SCALES = {
  integer: { ...NUMBERS, wanted: 'a whole number', parse: parseInteger },
  number: {
    ...NUMBERS,
    wanted: 'a number',
    parse: (text) => (/^-?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined),
  },
  port: {
    ...NUMBERS,
    wanted: 'a port from 0 to 65535 or the name of a service',
    parse: (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 0xffff ? Number(text) : undefined),
  },
  address: {
    wanted: 'an address such as 10.0.0.1 or fe80::1',
    least: LEAST_KEY,
    greatest: GREATEST_KEY,
    parse: parseKey,
    parseOther,
    place: (value) => rankOf('address', value),
  },
} as const satisfies Record<string, Scale>;

/** A type whose values have an order of their own. */
export type OrderedType = keyof typeof SCALES;

function parseInteger(text: string): Ordered | undefined {
  if (!/^-?\d+$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** A network; or, in quotes, text that is no IP address, such as a callsign. */
function parseOther({ text, isQuoted, start }: Token): Interval | undefined {
  const network = parseNetwork(text);
  if (typeof network === 'string') throw new SelectError(network, start);
  if (network !== undefined || !isQuoted) return network;
  const key = addressKey(text);
  return [key, key];
}

/** What is asked of values with an order: numbers, and addresses by their value, IPv4 before IPv6. */
export function orderedTest(type: OrderedType, question: Question): ValueTest {
  const scale: Scale = SCALES[type];
  const { name, affirmation, values } = question;
  const [value] = values;
  if (affirmation !== '=' && affirmation !== 'in') {
    const bound = scale.parse(value.text);
    if (bound === undefined) throw unfit(name, scale.wanted, value);
    if (affirmation.startsWith('<')) checkNatural(bound, value, question);
    return comparisonTest(affirmation, bound, scale);
  }
  const within = intervalTest(values.map((value) => intervalOf(value, question, scale)));
  return (value) => {
    const place = scale.place(value);
    return place !== undefined && within(place);
  };
}

function comparisonTest(operator: string, bound: Ordered, { least, greatest, place }: Scale): ValueTest {
  const within = intervalTest([operator.startsWith('<') ? [least, bound] : [bound, greatest]]);
  const isInclusive = operator.endsWith('=');
  return (value) => {
    const at = place(value);
    return at !== undefined && within(at) && (isInclusive || compareOrdered(at, bound) !== 0);
  };
}

function intervalOf(value: Token, question: Question, scale: Scale): Interval {
  const { name, affirmation } = question;
  const one = scale.parse(value.text);
  const several =
    one === undefined
      ? (parseRange(value, affirmation, scale.parse) ?? scale.parseOther?.(value))
      : ([one, one] as const);
  if (several === undefined) throw unfit(name, scale.wanted, value);
  checkNatural(several[1], value, question);
  return several;
}

/** Nothing would be selected, for whatever rows. */
function checkNatural(greatest: Ordered, { text, start }: Token, { name, natural }: Question): void {
  if (natural && compareOrdered(greatest, 0) < 0)
    throw new SelectError(`${name} is never below 0, as ${quoted(text)} is`, start);
}
