import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { type Field, getterOf, type Value } from '../../src/records/field.ts';
import { ALIASES, FIELDS } from '../../src/records/fields.ts';
import type { AnyRecord, Kind } from '../../src/records/record.ts';
import type { Comparison, Expression } from '../../src/select/expression/expression.ts';

/** Whether an expression holds, by the definition and without any preparation: undefined where it is about other kinds. */
export function evaluate(expression: Expression, kind: Kind, record: AnyRecord): boolean | undefined {
  if (expression.kind === 'not') {
    const operand = evaluate(expression.operand, kind, record);
    return operand === undefined ? undefined : !operand;
  }
  if (expression.kind === 'comparison') return evaluateComparison(expression, kind, record);
  const operands = expression.operands.map((operand) => evaluate(operand, kind, record));
  const decisive = expression.kind === 'or';
  if (operands.includes(decisive)) return decisive;
  return operands.includes(undefined) ? undefined : !decisive;
}

function evaluateComparison(
  { field: { text: name }, operator: { text: operator }, values }: Comparison,
  kind: Kind,
  record: AnyRecord,
): boolean | undefined {
  const names = ALIASES[kind]?.[name] ?? [name];
  const fields = FIELDS[kind].filter((field) => names.includes(field.name));
  if (fields.length === 0) return undefined;
  const isNegative = operator.startsWith('!') || operator.startsWith('not');
  const positive = operator.replace(/^(!|not )/, '');
  const holds = fields.some((field) =>
    getterOf(field.name)(record).some((value) =>
      values.some(({ text }) => compare(field, value, positive, text)),
    ),
  );
  return holds !== isNegative;
}

function compare({ type }: Field, value: Value, operator: string, text: string): boolean {
  if (operator === '~')
    return new RegExp(text, type === 'word' || type === 'address' ? 'iu' : 'u').test(String(value));
  if (operator === '=' || operator === 'in') return isOneOf(type, value, text);
  const [a, b] = type === 'address' ? [order(String(value)), order(text)] : [Number(value), Number(text)];
  if (operator.startsWith('<') ? a < b : a > b) return true;
  return operator.endsWith('=') && a === b;
}

function isOneOf(type: Field['type'], value: Value, text: string): boolean {
  if (type === 'address') return isInBlock(String(value), text);
  if (type === 'word') return String(value).toLowerCase() === text.toLowerCase();
  const range = /^(\d+)-(\d+)$/.exec(text);
  if (type !== 'text' && range !== null)
    return Number(value) >= Number(range[1]) && Number(value) <= Number(range[2]);
  return String(value) === text;
}

/** As Node itself sees it; but a mapped address is the IPv4 address in it, and in no network of IPv6. */
export function isInBlock(address: string, block: string): boolean {
  const list = new BlockList();
  const [first = '', rest = ''] = block.split(/[-/]/);
  const version = isIPv4(plain(first)) ? 'ipv4' : 'ipv6';
  if (block.includes('/')) list.addSubnet(first, Number(rest), version);
  else if (block.includes('-')) list.addRange(plain(first), plain(rest), version);
  else list.addAddress(plain(first), version);
  const asked = plain(address);
  return isIPv4(asked)
    ? version === 'ipv4' && list.check(asked)
    : isIPv6(asked) && version === 'ipv6' && list.check(asked, 'ipv6');
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** The place of an address among all: IPv4 first. */
export function order(address: string): bigint {
  const text = plain(address);
  if (isIPv4(text)) return text.split('.').reduce((word, octet) => word * 256n + BigInt(octet), 0n);
  const [head = '', tail = ''] = text.split('::');
  const groups = (half: string): string[] => (half === '' ? [] : half.split(':'));
  const missing = 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array(missing).fill('0'), ...groups(tail)].reduce(
    (word, group) => word * 65536n + BigInt(`0x${group}`),
    1n,
  );
}
