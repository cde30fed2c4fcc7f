import type { Kind, Records } from '../records/record.ts';

/** The keys that every value of a type has. */
type Present<T> = { [K in keyof T & string]-?: undefined extends T[K] ? never : K }[keyof T & string];

/** The keys whose value may be null. */
type Nullable<T> = { [K in keyof T & string]-?: null extends T[K] ? K : never }[keyof T & string];

/** What an object or each of several is. */
type Inner<T> = NonNullable<T> extends readonly (infer Element)[] ? Element : NonNullable<T>;

/** The same keys of the objects in a record, dotted. */
type InnerPresent<T> = {
  [K in keyof T & string]-?: Inner<T[K]> extends object ? `${K}.${Present<Inner<T[K]>>}` : never;
}[keyof T & string];

const NOTES = { 'notes.code': true, 'notes.text': true } as const;

/**
 * The fields and objects that every record of a kind has, and those that every object in one has. The compiler compares it with the
 * types of the records.
 */
export const REQUIRED: {
  readonly [K in Kind]: Readonly<Record<Present<Records[K]> | InnerPresent<Records[K]>, true>>;
} = {
  socket: {
    protocol: true,
    state: true,
    'timer.kind': true,
    'timer.seconds': true,
    'timer.retransmits': true,
    'timer.probes': true,
    'tcp.rto': true,
    'tcp.ato': true,
    'tcp.cwnd': true,
    'owners.pid': true,
    'owners.program': true,
    'owners.command': true,
    'owners.fd': true,
    ...NOTES,
  },
  route: {
    family: true,
    cached: true,
    destination: true,
    ...NOTES,
  },
  interface: {
    name: true,
    flags: true,
    'rx.packets': true,
    'rx.errs': true,
    'rx.drop': true,
    'rx.fifo': true,
    'rx.frame': true,
    'tx.packets': true,
    'tx.errs': true,
    'tx.drop': true,
    'tx.fifo': true,
    'tx.colls': true,
    'tx.carrier': true,
    'addresses.family': true,
    'addresses.address': true,
    ...NOTES,
  },
  statistic: { table: true, counter: true, value: true, ...NOTES },
  group: {
    family: true,
    iface: true,
    refCount: true,
    address: true,
    ...NOTES,
  },
  masquerade: {
    protocol: true,
    source: true,
    destination: true,
    masqueradePort: true,
    expires: true,
    initSeq: true,
    delta: true,
    ...NOTES,
  },
  memory: { protocol: true, 'limits.low': true, 'limits.pressure': true, 'limits.high': true, ...NOTES },
};

/** The fields that may be null: what they tell is not known. */
export const NULLABLE: { readonly [K in Kind]: Readonly<Record<Nullable<Records[K]>, true>> } = {
  socket: { dualStack: true },
  route: {},
  interface: {},
  statistic: {},
  group: {},
  masquerade: {},
  memory: { pressure: true },
};
