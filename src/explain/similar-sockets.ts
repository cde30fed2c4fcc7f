import type { SocketRecord } from '../records/socket.ts';

type Key = string | number | undefined;

const KEYS = {
  program: ({ owners }: SocketRecord): Key => owners?.[0]?.program,
  'local port': ({ local }: SocketRecord): Key => local?.port,
  'foreign port': ({ foreign }: SocketRecord): Key => foreign?.port,
  peer: ({ foreign }: SocketRecord): Key => `${foreign?.address} ${foreign?.port}`,
};

/** What sockets can have in common. */
export type Likeness = keyof typeof KEYS;

/** Sockets in the same state, counted by what they have in common once all are added. */
export class SimilarSockets {
  readonly #sockets: SocketRecord[] = [];
  readonly #counts = new Map<Likeness, Map<Key, number>>();
  /** By program. */
  readonly #pids = new Map<string, Set<number>>();

  add(socket: SocketRecord): void {
    this.#sockets.push(socket);
  }

  /** How many sockets are like this one, which is one of them; 0 if fewer than `least`. */
  count(socket: SocketRecord, likeness: Likeness, least: number): number {
    // The text of a peer is made only where its port alone is as frequent.
    if (likeness === 'peer' && this.count(socket, 'foreign port', least) === 0) return 0;
    const key = KEYS[likeness](socket);
    const count = key === undefined ? 0 : (this.#countsBy(likeness).get(key) ?? 0);
    return count < least ? 0 : count;
  }

  #countsBy(likeness: Likeness): ReadonlyMap<Key, number> {
    const known = this.#counts.get(likeness);
    if (known !== undefined) return known;
    const counts = new Map<Key, number>();
    for (const socket of this.#sockets) {
      const key = KEYS[likeness](socket);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    this.#counts.set(likeness, counts);
    return counts;
  }

  /** How many processes of a program hold such sockets first. */
  processes(program: string): number {
    if (this.#pids.size === 0) {
      for (const { owners: [owner] = [] } of this.#sockets) {
        if (owner === undefined) continue;
        const pids = this.#pids.get(owner.program) ?? new Set();
        this.#pids.set(owner.program, pids.add(owner.pid));
      }
    }
    return this.#pids.get(program)?.size ?? 0;
  }
}
