import type { Ipv4Address } from '../../proc/reading/address.ts';

/** Addresses in their order, from which some are taken: to find one takes a search, whatever was taken before. */
export class SortedAddresses {
  readonly #addresses: readonly Ipv4Address[];
  /** By place: the place itself while the address is there, else one further on, where the search for the next goes on. */
  readonly #next: Uint32Array;

  constructor(addresses: Iterable<Ipv4Address>) {
    this.#addresses = [...addresses].sort((a, b) => a.word - b.word);
    this.#next = Uint32Array.from({ length: this.#addresses.length + 1 }, (_, place) => place);
  }

  /** Those that were not taken. */
  get left(): Ipv4Address[] {
    return this.#addresses.filter((_, place) => this.#next[place] === place);
  }

  /** All from the first to the last, with both. */
  between(first: number, last: number): Ipv4Address[] {
    return this.#placesBetween(first, last).map((place) => this.#addresses[place] as Ipv4Address);
  }

  /** Takes them. */
  takeAll(first: number, last: number): Ipv4Address[] {
    const places = this.#placesBetween(first, last);
    for (const place of places) this.#next[place] = place + 1;
    return places.map((place) => this.#addresses[place] as Ipv4Address);
  }

  #placesBetween(first: number, last: number): number[] {
    const places: number[] = [];
    for (
      let place = this.#there(this.#placeOf(first));
      this.#isUpTo(place, last);
      place = this.#there(place + 1)
    )
      places.push(place);
    return places;
  }

  /** Takes the one that has the longest common prefix with another address, of several the nearest. */
  takeNearest(to: Ipv4Address): Ipv4Address | undefined {
    const place = this.#nearest(to);
    if (place === undefined) return undefined;
    this.#next[place] = place + 1;
    return this.#addresses[place];
  }

  /** The same without taking it. */
  nearest(to: Ipv4Address): Ipv4Address | undefined {
    const place = this.#nearest(to);
    return place === undefined ? undefined : this.#addresses[place];
  }

  #nearest({ word }: Ipv4Address): number | undefined {
    let [first, last] = [0, 0xffff_ffff];
    if (!this.#isUpTo(this.#there(0), last)) return undefined;
    // In each step the half in which the address lies, or the other if nothing is left in that.
    for (let bit = 31; bit >= 0; bit--) {
      const middle = first + 2 ** bit;
      const isUpper = ((word >>> bit) & 1) !== 0;
      const [low, high] = isUpper ? [middle, last] : [first, middle - 1];
      const isThere = this.#isUpTo(this.#there(this.#placeOf(low)), high);
      if (isThere === isUpper) first = middle;
      else last = middle - 1;
    }
    return this.#there(this.#placeOf(first));
  }

  /** The place of the first address that is not below a word. */
  #placeOf(word: number): number {
    let low = 0;
    let high = this.#addresses.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#addresses[middle] as Ipv4Address).word < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first place from this one on whose address was not taken; behind all where there is none. */
  #there(from: number): number {
    let place = from;
    while (this.#next[place] !== place) place = this.#next[place] as number;
    for (let at = from; at !== place; ) {
      const next = this.#next[at] as number;
      this.#next[at] = place;
      at = next;
    }
    return place;
  }

  #isUpTo(place: number, last: number): boolean {
    const address = this.#addresses[place];
    return address !== undefined && address.word <= last;
  }
}
