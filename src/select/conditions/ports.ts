import type { ServicePort } from '../../format/names.ts';
import { type Field, getterOf } from '../../records/field.ts';
import type { AnyRecord } from '../../records/record.ts';
import { quoted, SelectError } from '../error.ts';
import type { Token } from '../expression/expression.ts';
import {
  type Condition,
  type Predicate,
  type Question,
  type Scope,
  someValue,
  type ValueTest,
} from './condition.ts';
import { orderedTest } from './ordered.ts';

/** Which protocol of /etc/services names the ports of a row, by the first letters of its own: sctp uses those of tcp. */
const NAMED_PROTOCOLS: Readonly<Record<string, string>> = { tcp: 'tcp', udp: 'udp', sctp: 'tcp', raw: 'raw' };

/** The name of a service has a letter (RFC 6335, 5.1). */
const isService = ({ text }: Token): boolean => /[a-z]/i.test(text);

/**
 * What is asked of ports. A service is its number in the protocol of the row, or its name where the row shows that; with < and
 * the like the first of its numbers.
 */
export function portCondition(question: Question, { lookups }: Scope): Condition {
  const services = new Map(
    question.values
      .filter(isService)
      .map((value) => [value.text, portsOf(value, lookups.servicePorts(value.text))]),
  );
  if (services.size === 0) {
    return { test: orderedTest('port', question) };
  }
  const tests = new Map(
    [...Object.values(NAMED_PROTOCOLS), undefined].map((protocol) => [
      protocol,
      numericTest(question, services, protocol),
    ]),
  );
  const isShown: ValueTest = (value) => services.has(String(value));
  const namesCount = question.affirmation === '=' || question.affirmation === 'in';
  const ofRecord = (field: Field): Predicate => {
    const ports = getterOf(field.name);
    const names = namesCount ? someValue(serviceField(field), isShown) : () => false;
    return (record) => {
      const test = tests.get(namedProtocol(record));
      return (test !== undefined && ports(record).some(test)) || names(record);
    };
  };
  return { ofRecord };
}

function portsOf({ text, start }: Token, ports: readonly ServicePort[]): readonly ServicePort[] {
  if (ports.length === 0) throw new SelectError(`unknown service ${quoted(text)}`, start);
  return ports;
}

/** The test of the question with the services of one protocol as numbers; undefined if the protocol has none of them. */
function numericTest(
  question: Question,
  services: ReadonlyMap<string, readonly ServicePort[]>,
  protocol: string | undefined,
): ValueTest | undefined {
  const [first, ...rest] = question.values.flatMap((value) => {
    const ports = services.get(value.text)?.filter((port) => port.protocol === protocol);
    return ports === undefined ? [value] : ports.map(({ port }) => ({ ...value, text: String(port) }));
  });
  return first === undefined ? undefined : orderedTest('port', { ...question, values: [first, ...rest] });
}

function namedProtocol(record: AnyRecord): string | undefined {
  if (!('protocol' in record)) return undefined;
  return NAMED_PROTOCOLS[/^(?:tcp|udp|sctp|raw)/.exec(record.protocol)?.[0] ?? ''];
}

/** Where the name of a port is: `local.service` for `local.port`. A masqueraded port has none, and no such field. */
function serviceField({ name }: Field): string {
  return name.replace(/(?<=\.)port$/, 'service');
}
