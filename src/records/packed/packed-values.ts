import { Ipv4Address, Ipv6Address } from '../../proc/reading/address.ts';
import { ByteItems, collect, ITEMS_A_COLLECTION } from './byte-items.ts';
import { KeptOnce, LONG_TEXT } from './kept-once.ts';

/** A byte below these is a whole number itself; they say what follows. */
const UINT16 = 0xef;
const UINT32 = 0xf0;
const INT32 = 0xf1;
const DOUBLE = 0xf2;
const BIGINT = 0xf3;
const LATIN1 = 0xf4;
const UTF16 = 0xf5;
/** The number of a text that is kept once. */
const LONG = 0xf6;
const IPV4 = 0xf7;
const IPV6 = 0xf8;
const LIST = 0xf9;
const OBJECT = 0xfa;
/** What is no plain value is kept as it is. */
const KEPT = 0xfb;
/** Stand for the values of CONSTANTS. */
const CONSTANT = 0xfc;

const CONSTANTS: readonly unknown[] = [undefined, null, false, true];

/** The most bytes of a tag and a number. */
const LONGEST_NUMBER = 9;
const LONGEST_LATIN1 = 0xff;

const double = new Float64Array(1);
const doubleBytes = new Uint8Array(double.buffer);

/** A plain object, and the keys that it has in common with others. */
interface Shape {
  readonly keys: readonly string[];
  readonly sample: object;
}

/**
 * Items of one or more values each, kept as bytes: rows as they were parsed, or the values by which rows are counted. Equal values
 * are equal bytes, and none begins with the bytes of another.
 */
export class PackedValues {
  readonly items = new ByteItems();
  readonly #shapes: Shape[] = [];
  readonly #kept: unknown[] = [];
  readonly #longTexts = new KeptOnce((text) => text);
  #bytes: Buffer = this.items.bytes;
  #at = 0;
  #sought = 0;

  /** Adds a value to the item that is being made. */
  write(value: unknown): void {
    if (typeof value === 'number') this.#writeNumber(value);
    else if (typeof value === 'string') this.#writeText(value);
    else if (typeof value === 'bigint') {
      this.#tag(BIGINT);
      this.#writeText(String(value));
    } else if (value instanceof Ipv6Address) {
      this.#tag(IPV6);
      for (const word of [value.w0, value.w1, value.w2, value.w3]) this.#writeWord(word);
    } else if (value instanceof Ipv4Address) {
      this.#tag(IPV4);
      this.#writeWord(value.word);
    } else if (Array.isArray(value)) {
      this.#tag(LIST);
      this.#writeNumber(value.length);
      for (const element of value) this.write(element);
    } else if (CONSTANTS.includes(value)) this.#tag(CONSTANT + CONSTANTS.indexOf(value));
    else if (Object.getPrototypeOf(value) === Object.prototype) this.#writeObject(value as object);
    else {
      this.#tag(KEPT);
      this.#writeNumber(this.#kept.push(value) - 1);
    }
  }

  /** Begins to read an item. */
  seek(item: number): void {
    if (++this.#sought % ITEMS_A_COLLECTION === 0) collect();
    this.#bytes = this.items.bytesOf(item);
    this.#at = this.items.startOf(item);
  }

  /** Reads the next value of it. */
  read(): unknown {
    const tag = this.#bytes[this.#at++] as number;
    if (tag < UINT16) return tag;
    switch (tag) {
      case UINT16:
        return this.#readHalf();
      case UINT32:
        return this.#readWord() >>> 0;
      case INT32:
        return this.#readWord();
      case DOUBLE:
        for (let index = 0; index < doubleBytes.length; index++)
          doubleBytes[index] = this.#bytes[this.#at++] as number;
        return double[0];
      case BIGINT:
        return BigInt(this.read() as string);
      case LATIN1:
      case UTF16:
        return this.#readText(tag);
      case LONG:
        return this.#longTexts.at(this.read() as number);
      case IPV4:
        return new Ipv4Address(this.#readWord() >>> 0);
      case IPV6: {
        const [w0, w1, w2] = [this.#readWord() >>> 0, this.#readWord() >>> 0, this.#readWord() >>> 0];
        return new Ipv6Address(w0, w1, w2, this.#readWord() >>> 0);
      }
      case LIST:
        return Array.from({ length: this.read() as number }, () => this.read());
      case OBJECT:
        return this.#readObject();
      case KEPT:
        return this.#kept[this.read() as number];
      default:
        return CONSTANTS[tag - CONSTANT];
    }
  }

  #tag(byte: number): void {
    const { items } = this;
    items.room(1);
    items.bytes[items.at++] = byte;
  }

  #writeNumber(value: number): void {
    const { items } = this;
    items.room(LONGEST_NUMBER);
    if (value >>> 0 === value) {
      if (value < UINT16) items.bytes[items.at++] = value;
      else if (value <= 0xffff) {
        items.bytes[items.at++] = UINT16;
        items.bytes[items.at++] = value >>> 8;
        items.bytes[items.at++] = value;
      } else {
        items.bytes[items.at++] = UINT32;
        this.#writeWord(value);
      }
    } else if ((value | 0) === value) {
      items.bytes[items.at++] = INT32;
      this.#writeWord(value);
    } else {
      items.bytes[items.at++] = DOUBLE;
      double[0] = value;
      items.bytes.set(doubleBytes, items.at);
      items.at += doubleBytes.length;
    }
  }

  /** 32 bits, the highest first. */
  #writeWord(word: number): void {
    const { items } = this;
    items.room(4);
    const { bytes, at } = items;
    bytes[at] = word >>> 24;
    bytes[at + 1] = word >>> 16;
    bytes[at + 2] = word >>> 8;
    bytes[at + 3] = word;
    items.at = at + 4;
  }

  #writeText(text: string): void {
    if (text.length >= LONG_TEXT) {
      this.#tag(LONG);
      this.#writeNumber(this.#longTexts.numberOf(text));
      return;
    }
    const { items } = this;
    items.room(1 + LONGEST_NUMBER + 2 * text.length);
    const tagAt = items.at++;
    this.#writeNumber(text.length);
    const start = items.at;
    const { bytes } = items;
    bytes[tagAt] = LATIN1;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      bytes[start + index] = unit;
      if (unit > LONGEST_LATIN1) {
        bytes[tagAt] = UTF16;
        items.at = start + bytes.write(text, start, 'utf16le');
        return;
      }
    }
    items.at = start + text.length;
  }

  /** An object is the number of its shape and its values: objects that were made in the same place have the same keys. */
  #writeObject(object: object): void {
    let shape = this.#shapes.findIndex(({ keys }) => hasKeys(object, keys));
    if (shape < 0) shape = this.#shapes.push({ keys: Object.keys(object), sample: object }) - 1;
    this.#tag(OBJECT);
    this.#writeNumber(shape);
    const keys = (this.#shapes[shape] as Shape).keys;
    for (const key of keys) this.write((object as Readonly<Record<string, unknown>>)[key]);
  }

  #readHalf(): number {
    return ((this.#bytes[this.#at++] as number) << 8) | (this.#bytes[this.#at++] as number);
  }

  #readWord(): number {
    return (this.#readHalf() << 16) | this.#readHalf();
  }

  #readText(tag: number): string {
    const length = this.read() as number;
    const start = this.#at;
    this.#at += tag === LATIN1 ? length : 2 * length;
    return this.#bytes.toString(tag === LATIN1 ? 'latin1' : 'utf16le', start, this.#at);
  }

  #readObject(): object {
    const { keys, sample } = this.#shapes[this.read() as number] as Shape;
    // A copy is of the class that V8 has for its sample: objects that get one key after the other are slower to make and to use.
    const object: Record<string, unknown> = { ...sample };
    for (const key of keys) object[key] = this.read();
    return object;
  }
}

/** Whether an object has these keys, in their order, and no others. */
function hasKeys(object: object, keys: readonly string[]): boolean {
  let index = 0;
  for (const key in object) if (key !== keys[index++]) return false;
  return index === keys.length;
}
