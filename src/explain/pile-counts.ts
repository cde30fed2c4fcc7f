import type { SocketRecord } from '../records/socket.ts';

/** What connections in the same state can have in common. */
export type Likeness = 'program' | 'local port' | 'peer';

const KEYS: Readonly<Record<Likeness, (socket: SocketRecord) => string | undefined>> = {
  program: ({ owners }) => owners?.[0]?.program,
  'local port': ({ local }) => String(local?.port),
  peer: ({ foreign }) => `${foreign?.address} ${foreign?.port}`,
};

/** By the states in which connections pile up, what is counted. */
const COUNTED: ReadonlyMap<string, readonly Likeness[]> = new Map([
  ['CLOSE_WAIT', ['program', 'local port', 'peer']],
  ['TIME_WAIT', ['peer', 'local port']],
  ['SYN_RECV', ['local port']],
]);

/** Whether connections in this state are counted. */
export const pilesUp = (state: string): boolean => COUNTED.has(state);

/** How many connections in the same state have something else in common. */
export class PileCounts {
  readonly #counts = new Map<string, number>();
  /** The processes of each program: of each connection in CLOSE_WAIT the first. */
  readonly #pids = new Map<string, Set<number>>();

  add(socket: SocketRecord): void {
    for (const likeness of COUNTED.get(socket.state) ?? []) {
      const key = pileKey(socket, likeness);
      if (key === undefined) continue;
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
      const [owner] = socket.owners ?? [];
      if (likeness !== 'program' || owner === undefined) continue;
      const pids = this.#pids.get(owner.program);
      if (pids === undefined) this.#pids.set(owner.program, new Set([owner.pid]));
      else pids.add(owner.pid);
    }
  }

  /** How many connections are like this one. */
  count(socket: SocketRecord, likeness: Likeness): number {
    return this.#counts.get(pileKey(socket, likeness) ?? '') ?? 0;
  }

  /** How many processes of a program have connections in CLOSE_WAIT. */
  processes(program: string): number {
    return this.#pids.get(program)?.size ?? 0;
  }
}

function pileKey(socket: SocketRecord, likeness: Likeness): string | undefined {
  const key = KEYS[likeness](socket);
  return key === undefined ? undefined : `${socket.state} ${likeness} ${key}`;
}
