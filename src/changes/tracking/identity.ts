import { getterOf } from '../../records/field.ts';
import type { AnyRecord, Kind } from '../../records/record.ts';

/** What makes two rows of a kind the same one at different times, and what of it can change. */
interface Identity {
  readonly identity: readonly string[];
  readonly compared: readonly string[];
}

/** The kinds whose rows come and go; counters only grow. */
const IDENTITIES: Readonly<Partial<Record<Kind, Identity>>> = {
  socket: {
    identity: [
      ...['protocol', 'local.address', 'local.port', 'foreign.address', 'foreign.port', 'locals', 'foreigns'],
      ...['path', 'inode', 'device', 'callsign', 'channel'],
    ],
    compared: ['state'],
  },
  route: {
    identity: [
      ...['family', 'cached', 'destination', 'prefixLength', 'genmask', 'source', 'sourcePrefixLength'],
      ...['metric', 'iface', 'tos', 'mnemonic'],
    ],
    compared: ['gateway', 'flags', 'mtu', 'window', 'irtt', 'hardwareAddress', 'state', 'quality'],
  },
  interface: {
    identity: ['name'],
    compared: [
      ...['mtu', 'flags', 'hardware', 'hardwareAddress', 'txQueueLength'],
      ...['addresses.address', 'addresses.netmask', 'addresses.prefixLength', 'addresses.broadcast'],
    ],
  },
  group: { identity: ['family', 'iface', 'address'], compared: ['refCount'] },
  flow: {
    identity: [
      ...['protocol', 'port', 'certainty'],
      ...['client', 'server'].flatMap((side) =>
        ['host', 'netns.inode', 'netns.id', 'program', 'container', 'pod', 'unit', 'address'].map(
          (name) => `${side}.${name}`,
        ),
      ),
    ],
    compared: ['connections', 'states.state', 'states.connections'],
  },
  namespace: { identity: ['netns.inode', 'netns.id'], compared: ['netns.names', 'type', 'readable'] },
};

/** Whether the rows of a kind come and go. */
export function comesAndGoes(kind: Kind): boolean {
  return kind in IDENTITIES;
}

/** What a row is known by, and what of it is compared. */
export interface Known {
  /** Equal for rows that are one at different times. */
  readonly key: string;
  /** The fields that can change, by their names. */
  readonly compared: Readonly<Record<string, unknown>>;
  /** Equal for rows that are equal in all that is compared. */
  readonly text: string;
}

/** JSON may have been read with fewer digits than numbers have. */
function identityText(value: unknown): string {
  return String(typeof value === 'bigint' ? Number(value) : value);
}

/** Tells rows of a kind apart by their records. */
export function knower(kind: Kind): (record: AnyRecord) => Known {
  const { identity = [], compared = [] } = IDENTITIES[kind] ?? {};
  const keys = identity.map(getterOf);
  const fields = compared.map((name) => [name, getterOf(name)] as const);
  return (record) => {
    const values = fields.flatMap(([name, get]) => {
      const found = get(record);
      return found.length === 0 ? [] : [[name, found.length === 1 ? found[0] : found] as const];
    });
    return {
      key: JSON.stringify([kind, ...keys.map((get) => get(record).map(identityText))]),
      compared: Object.fromEntries(values),
      text: JSON.stringify(values.map(([name, value]) => [name, [value].flat().map(String)])),
    };
  };
}

/** The fields of a row that were other before, as they were; `null` for what was not there. */
export function differences(before: Known['compared'], now: Known['compared']): Record<string, unknown> {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  const text = (value: unknown): string => [value].flat().map(String).join('\0');
  return Object.fromEntries(
    [...names]
      .filter((name) => text(before[name]) !== text(now[name]))
      .map((name) => [name, before[name] ?? null]),
  );
}
