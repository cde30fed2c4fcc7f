/** An IPv4 address. `word` holds it in network order: 127.0.0.1 is 0x7f000001. */
export class Ipv4Address {
  readonly word: number;
  /** @param word unsigned 32 bits */
  constructor(word: number) {
    this.word = word;
  }
}

/** An IPv6 address as four 32-bit words in network order: 2001:db8::1 is 0x20010db8, 0, 0, 1. */
export class Ipv6Address {
  readonly w0: number;
  readonly w1: number;
  readonly w2: number;
  readonly w3: number;
  /** Each word unsigned 32 bits. */
  constructor(w0: number, w1: number, w2: number, w3: number) {
    this.w0 = w0;
    this.w1 = w1;
    this.w2 = w2;
    this.w3 = w3;
  }
}

export type Address = Ipv4Address | Ipv6Address;
