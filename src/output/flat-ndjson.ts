import { NETNS } from '../records/field.ts';
import type { FlowRecord } from '../records/flow.ts';
import { type AnyRecord, KINDS, type Kind } from '../records/record.ts';
import { type Cell, cellOf } from './columns.ts';
import { flatFields, recordName } from './flat-fields.ts';
import type { Form, FormOptions, FrameFacts } from './form.ts';
import type { Utf8Writer } from './utf8-writer.ts';

/** What a line says, by its flat keys. */
type Line = Record<string, unknown>;

/**
 * `--ndjson --flat`: lines without objects in them, for tables of SQL. Each has its kind, the host if it is known, and the time of its look,
 * of a recorded host that of the recording. What lies in objects has dotted keys. A list of objects is a list for each of their fields, all
 * of the same length, with `null` where an object lacks it. A NUL, which databases take in no text, is `\x00`.
 */
export function flatNdjsonForm(options: FormOptions, out: Utf8Writer): Form {
  const { continuous, changes } = options;
  const areHosts = options.with.has('hosts');
  const flatteners = new Map(options.kinds.map((kind) => [kind, flattener(kind, areHosts)]));
  const netns = NETNS.map(({ name }) => [name, cellOf(name)] as const);
  /** Of several hosts, when each was recorded. */
  const times = new Map<string | undefined, string>();
  let facts: FrameFacts = { version: '', time: '' };

  const line = (kind: string, host: string | undefined, time: string, members: Line): void => {
    out.text(`{"kind":"${kind}",`);
    out.members({ ...(host === undefined ? {} : { host: storable(host) }), time, ...members });
    out.text('}');
    out.endLine();
  };
  const flattened = (kind: Kind, record: object, prefix = ''): Line =>
    (flatteners.get(kind) ?? flattener(kind, areHosts))(record, prefix);
  /** Of a flow between hosts, the time of the one that began it, or else of the other. */
  const timeOf = (host: string | undefined, { client, server }: Partial<FlowRecord>): string =>
    times.get(host ?? client?.host) ?? times.get(server?.host) ?? facts.time;
  /** Of what has no fields of a kind. */
  const others = (value: object): Line => {
    const { host: _host, time: _time, netns: namespace, ...members } = value as Line;
    const flat: Line = {};
    for (const [name, member] of Object.entries(members)) {
      if (!Object.hasOwn(KINDS, name)) flat[name] = storable(member);
    }
    if (namespace !== undefined) {
      for (const [name, cell] of netns) put(flat, name, cell(value as AnyRecord, 'count', ''));
    }
    return flat;
  };

  return {
    begin(begun) {
      facts = { ...begun, time: storableTime(begun.time) };
      const { host, time, ...members } = facts;
      if (continuous && !changes) line('frame', host, time, members);
    },
    recordedAt: (host, time) => times.set(host, storableTime(time)),
    record(kind, record) {
      const host = areHosts ? record.host : facts.host;
      line(kind, host, timeOf(host, record as Partial<FlowRecord>), flattened(kind, record));
    },
    change(change) {
      const flat = others(change);
      for (const kind of options.kinds) {
        const row = change[kind];
        if (row !== undefined) Object.assign(flat, flattened(kind, row, `${kind}.`));
      }
      line('change', change.host ?? facts.host, change.time, flat);
    },
    coverage: (coverage) => line('coverage', coverage.host ?? facts.host, coverage.time, others(coverage)),
    // Their keys are names of fields already: --flat goes with no --count-by.
    count() {},
    problem(problem) {
      const host = problem.host ?? facts.host;
      line('problem', host, times.get(host) ?? facts.time, others(problem));
    },
    end() {},
  };
}

function flattener(kind: Kind, areHosts: boolean): (record: object, prefix: string) => Line {
  const cells = flatFields(kind).map(({ name }) => [name, cellOf(recordName(name, areHosts))] as const);
  return (record, prefix) => {
    const flat: Line = {};
    for (const [name, cell] of cells) put(flat, prefix + name, cell(record as AnyRecord, kind, ''));
    return flat;
  };
}

function put(line: Line, name: string, cell: Cell): void {
  if (cell !== undefined) line[name] = storable(cell);
}

const EPOCH = new Date(0).toISOString();

/** The same time on a day that calendars have; one that is beyond what engines take, as recordings may name it, is the epoch. */
function storableTime(time: string): string {
  const text = new Date(time).toISOString();
  return /^(?!0000)\d/.test(text) ? text : EPOCH;
}

/** A value as databases can store it. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\\x00') : value;
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (Array.isArray(value)) return value.map(storable);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, storable(member)]));
}
