import type { SocketRecord } from '../records/socket.ts';

/** What connections in the same state can have in common. */
export type Likeness = 'program' | 'local port' | 'peer';

type Key = string | number | undefined;

const KEYS: Readonly<Record<Likeness, (socket: SocketRecord) => Key>> = {
  program: ({ owners }) => owners?.[0]?.program,
  'local port': ({ local }) => local?.port,
  peer: ({ foreign }) => `${foreign?.address} ${foreign?.port}`,
};

/** By the states in which connections pile up, what is counted. */
const COUNTED: Readonly<Record<string, readonly Likeness[]>> = {
  CLOSE_WAIT: ['program', 'local port', 'peer'],
  TIME_WAIT: ['peer', 'local port'],
  SYN_RECV: ['local port'],
};

/** Whether connections in this state are counted. */
export const pilesUp = (state: string): boolean => COUNTED[state] !== undefined;

type Counts = ReadonlyMap<Likeness, Map<Key, number>>;

/** How many connections in the same state have something else in common. */
export class PileCounts {
  readonly #counts = new Map<string, Counts>(
    Object.entries(COUNTED).map(([state, likenesses]) => [
      state,
      new Map(likenesses.map((likeness) => [likeness, new Map()])),
    ]),
  );
  /** The first processes of connections in CLOSE_WAIT, by their programs. */
  readonly #pids = new Map<string, Set<number>>();

  add(socket: SocketRecord): void {
    const state = this.#counts.get(socket.state);
    if (state === undefined) return;
    for (const [likeness, counts] of state) {
      const key = KEYS[likeness](socket);
      if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const [owner] = (state.has('program') && socket.owners) || [];
    if (owner === undefined) return;
    const pids = this.#pids.get(owner.program) ?? new Set();
    this.#pids.set(owner.program, pids.add(owner.pid));
  }

  /** How many connections are like this one, which has been added. */
  count(socket: SocketRecord, likeness: Likeness): number {
    return this.#counts.get(socket.state)?.get(likeness)?.get(KEYS[likeness](socket)) ?? 0;
  }

  /** How many processes of a program have connections in CLOSE_WAIT. */
  processes(program: string): number {
    return this.#pids.get(program)?.size ?? 0;
  }
}
