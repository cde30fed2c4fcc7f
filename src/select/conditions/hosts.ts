import type { Lookups } from '../../format/names.ts';
import type { Field, RowValue } from '../../records/field.ts';
import { canonicalHost } from '../../text/host-name.ts';
import { type AddressKey, addressKey, parseKey } from '../address-key.ts';
import { type Condition, type Predicate, type Question, type Scope, someValue } from './condition.ts';
import { patternTest } from './patterns.ts';

/** Where the addresses are that a field has the name of. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  'local.host': ['local.address', 'locals'],
  'foreign.host': ['foreign.address', 'foreigns'],
  'source.host': ['source.address'],
  'destination.host': ['destination.address'],
  'translatedSource.host': ['translatedSource.address'],
  'translatedDestination.host': ['translatedDestination.address'],
  'client.name': ['client.address'],
  'server.name': ['server.address'],
  destinationHost: ['destination'],
  gatewayHost: ['gateway'],
  host: ['address'],
  addressHost: ['address'],
};

/**
 * What is asked of hosts: whether one of the addresses that the host has now is that of the record, or its name the one that
 * the record has. In the place of a name there may be an address. Patterns are only about the names that records have.
 */
export function hostCondition({ affirmation, values }: Question, { lookups, hosts }: Scope): Condition {
  if (affirmation === '~') {
    const test = patternTest(values[0], { ignoreCase: true });
    return { ofRecord: ({ name }) => someValue(name, test) };
  }
  const texts = values.map(({ text }) => text);
  const keys = new Set(texts.map(parseKey));
  const names = texts.filter((text) => parseKey(text) === undefined);
  const shown = new Set(names.map(canonicalHost));
  const lookedUp = names.filter((name) => name !== '');
  for (const name of lookedUp) hosts.add(name);
  const tests = lookedUp.map((name) => addressTest(name, lookups));
  const isAddress = (value: RowValue): boolean => {
    const key = addressKey(String(value));
    return keys.has(key) || tests.some((test) => test(key));
  };
  const ofRecord = (field: Field): Predicate => {
    const predicates: Predicate[] = [
      someValue(field.name, (name) => shown.has(canonicalHost(String(name)))),
      ...(ADDRESSES[field.name] ?? []).map((name) => someValue(name, isAddress)),
    ];
    return (record) => predicates.some((holds) => holds(record));
  };
  return { ofRecord };
}

/** Whether an address is one of those of a host. The keys are made again only when the addresses change. */
function addressTest(name: string, lookups: Lookups): (key: AddressKey) => boolean {
  let known: readonly string[] | undefined;
  let keys: ReadonlySet<AddressKey> = new Set();
  return (key) => {
    const addresses = lookups.hostAddresses(name);
    if (addresses !== known) {
      known = addresses;
      keys = new Set(addresses.map(addressKey));
    }
    return keys.has(key);
  };
}
