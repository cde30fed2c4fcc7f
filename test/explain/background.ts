import { Explainer } from '../../src/explain/explainer.ts';
import type { RowStyle } from '../../src/explain/plain-fields.ts';
import type { ExplainFacts } from '../../src/host/explain-facts/explain-facts.ts';
import type { ProcessVisibility } from '../../src/host/explain-facts/process-visibility.ts';
import type { Note } from '../../src/records/note.ts';
import type { AnyRecord, Kind } from '../../src/records/record.ts';
import type { SocketRecord } from '../../src/records/socket.ts';

/** All processes can be looked at. */
export const ALL_SEEN: ProcessVisibility = { listed: 120, unreadable: [], hidden: false, namespace: 'first' };

/** What a test says of a host besides its rows. */
export interface HostFacts
  extends Partial<Omit<ExplainFacts, 'processes' | 'setting' | 'parentOf' | 'link'>> {
  readonly processes?: ProcessVisibility;
  readonly settings?: Readonly<Record<string, readonly number[]>>;
  readonly parents?: Readonly<Record<number, number>>;
  readonly links?: Readonly<Record<string, ReturnType<ExplainFacts['link']>>>;
}

/** A live host on which root sees all, but for what is given otherwise. */
export function factsOf({ processes, settings, parents, links, ...others }: HostFacts = {}): ExplainFacts {
  return {
    live: true,
    uid: 0,
    processes: () => processes ?? ALL_SEEN,
    parentOf: (pid) => parents?.[pid],
    nameOf: () => undefined,
    surroundings: () => undefined,
    recheckSocket: () => ({ kind: 'unheld' }),
    setting: (path) => settings?.[path] ?? [],
    link: (name) => links?.[name],
    hasFile: () => true,
    ipv6Disabled: () => false,
    ...others,
  };
}

/** Plain rows of -p, their names cut. */
export const PLAIN: RowStyle = {
  wide: false,
  programs: true,
  selinux: false,
  numericHosts: false,
  numericPorts: false,
  routeLevel: 2,
};

/** The notes of each of these rows, which are shown together. */
export function notesOf(
  kind: Kind,
  records: readonly AnyRecord[],
  facts: HostFacts = {},
  style?: RowStyle,
): readonly (readonly Note[])[] {
  const explainer = new Explainer(factsOf(facts), style && { style, colorLevel: 0, write: () => {} });
  for (const record of records) explainer.learn(kind, record);
  return records.map((record) => explainer.notesOf(kind, record));
}

/** A tcp connection of one process, but for what is given otherwise. */
export function connection(given: Partial<SocketRecord> = {}): SocketRecord {
  return {
    protocol: 'tcp',
    local: { address: '192.0.2.10', port: 40001 },
    foreign: { address: '198.51.100.1', port: 443 },
    state: 'ESTABLISHED',
    recvQ: 0,
    sendQ: 0,
    timer: { kind: 'off', seconds: 0, retransmits: 0, probes: 0 },
    inode: 4711,
    owners: [{ pid: 812, program: 'nginx', command: 'nginx -g daemon off;', fd: 6 }],
    ...given,
  };
}

/** A tcp socket that waits on a port. */
export function listener(port: number, given: Partial<SocketRecord> = {}): SocketRecord {
  return connection({
    state: 'LISTEN',
    local: { address: '0.0.0.0', port },
    foreign: { address: '0.0.0.0', port: 0 },
    ...given,
  });
}
