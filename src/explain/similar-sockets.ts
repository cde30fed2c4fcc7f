import { countable } from '../records/countable.ts';
import { PackedGroups } from '../records/packed/packed-groups.ts';
import { PackedValues } from '../records/packed/packed-values.ts';
import type { SocketRecord } from '../records/socket.ts';

/** What sockets can have in common, and the values that tell it. */
const KEYS = {
  program: ({ owners }: SocketRecord) => [owners?.[0]?.program],
  'local port': ({ local }: SocketRecord) => [local?.port],
  'foreign port': ({ foreign }: SocketRecord) => [foreign?.port],
  peer: ({ foreign }: SocketRecord) => [foreign?.port, countable('address', foreign?.address)],
};

export type Similarity = keyof typeof KEYS;

const SIMILARITIES = Object.keys(KEYS) as Similarity[];

/** Sockets in the same state, counted by what they have in common once all are added. */
export class SimilarSockets {
  /** The values of each socket, those of one similarity behind those of the other: there can be a million. */
  readonly #sockets = new PackedValues();
  readonly #groups = new Map<Similarity, PackedGroups>();
  /** By program. */
  readonly #pids = new Map<string, Set<number>>();

  add(socket: SocketRecord): void {
    for (const similarity of SIMILARITIES)
      for (const value of KEYS[similarity](socket)) this.#sockets.write(value);
    this.#sockets.items.end();
    const [owner] = socket.owners ?? [];
    if (owner === undefined) return;
    const pids = this.#pids.get(owner.program) ?? new Set();
    this.#pids.set(owner.program, pids.add(owner.pid));
  }

  /** How many sockets are like this one, which is one of them; 0 if fewer than `least`. */
  count(socket: SocketRecord, similarity: Similarity, least: number): number {
    // Peers are told apart only where their port alone is as frequent.
    if (similarity === 'peer' && this.count(socket, 'foreign port', least) === 0) return 0;
    const key = KEYS[similarity](socket);
    const count = key.includes(undefined) ? 0 : this.#groupsBy(similarity, key.length).count(key);
    return count < least ? 0 : count;
  }

  /** @param length of the keys */
  #groupsBy(similarity: Similarity, length: number): PackedGroups {
    const known = this.#groups.get(similarity);
    if (known !== undefined) return known;
    const groups = new PackedGroups();
    const key = new Array<unknown>(length);
    for (let socket = 0; socket < this.#sockets.items.length; socket++) {
      this.#sockets.seek(socket);
      // Those before it have one value each.
      for (let skipped = SIMILARITIES.indexOf(similarity); skipped > 0; skipped--) this.#sockets.read();
      for (let at = 0; at < length; at++) key[at] = this.#sockets.read();
      groups.nextRecord();
      groups.add(key);
    }
    this.#groups.set(similarity, groups);
    return groups;
  }

  /** How many processes of a program hold such sockets first. */
  processes(program: string): number {
    return this.#pids.get(program)?.size ?? 0;
  }
}
