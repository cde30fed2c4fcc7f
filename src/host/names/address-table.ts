import { type Address, Ipv4Address } from '../../proc/reading/address.ts';

/** A map by address. IPv4 addresses are keyed by their word: they are looked up in every row. */
export class AddressTable<V> {
  readonly #ipv4 = new Map<number, V>();
  readonly #ipv6 = new Map<string, V>();

  get(address: Address): V | undefined {
    if (address instanceof Ipv4Address) return this.#ipv4.get(address.word);
    return this.#ipv6.size === 0
      ? undefined
      : this.#ipv6.get(`${address.w0},${address.w1},${address.w2},${address.w3}`);
  }

  set(address: Address, value: V): void {
    if (address instanceof Ipv4Address) this.#ipv4.set(address.word, value);
    else this.#ipv6.set(`${address.w0},${address.w1},${address.w2},${address.w3}`, value);
  }
}
