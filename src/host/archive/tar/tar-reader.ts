import { latin1 } from '../../../text/latin1.ts';
import { BLOCK, endedByZero, type Header, HeaderBytes } from './header.ts';
import { type Pax, parsePax } from './pax.ts';

/** What a member of an archive is: of a `sparse` file the content has holes, which are not filled here. */
export type MemberKind = 'file' | 'folder' | 'link' | 'hard link' | 'special' | 'sparse';

/** A member of an archive. Names are latin1, and whatever the archive says. */
export interface Member {
  readonly name: string;
  readonly kind: MemberKind;
  /** Of its content, in bytes: as the archive claims. */
  readonly size: number;
  /** What a link leads to. */
  readonly target: string;
}

/** Takes the content of a member, in pieces that are valid only meanwhile. */
export interface ContentTaker {
  take(bytes: Uint8Array): void;
  /** @param isCut whether the archive ended before the content did */
  end(isCut: boolean): void;
}

/** Takes what there is in an archive. */
export interface MemberTaker {
  /** Gives what takes the content; undefined where no one wants it. */
  member(member: Member): ContentTaker | undefined;
  /** What was said of a member cannot be understood: it is left out. */
  malformed(): void;
}

/** Kinds of members by their type; what is none of these is a file. */
const KINDS: Readonly<Record<string, MemberKind | 'other'>> = {
  '1': 'hard link',
  '2': 'link',
  '3': 'special',
  '4': 'special',
  '5': 'folder',
  '6': 'special',
  // GNU: a folder of an incremental archive, the rest of a file of another volume, the name of the volume.
  D: 'folder',
  M: 'other',
  V: 'other',
  S: 'sparse',
};

/** Types of members that have no content, whatever size they claim. */
const WITHOUT_CONTENT: ReadonlySet<string> = new Set('123456');

/** Types of what is said of the member that follows, or of all. */
const LONG_NAME = 'L';
const LONG_TARGET = 'K';
const PAX = 'x';
const PAX_OF_SOLARIS = 'X';
const PAX_OF_ALL = 'g';
const EXTENSIONS: ReadonlySet<string> = new Set([LONG_NAME, LONG_TARGET, PAX, PAX_OF_SOLARIS, PAX_OF_ALL]);

/** Of such an extension, in bytes: names have at most 4,096. */
const EXTENSION_LIMIT = 1024 * 1024;

/** Of a member of which no extension says anything. */
const NOTHING: Pax = {};

/** Reads a tar archive that it is given piece by piece. It fails at nothing: it stops where there is no archive any more. */
export class TarReader {
  /** How far reading has come: to the mark of its end, to where it is damaged, or as far as was asked for. */
  state: 'reading' | 'complete' | 'damaged' | 'stopped' = 'reading';
  /** How many bytes were read. */
  position = 0;
  readonly #taker: MemberTaker;
  readonly #block = new HeaderBytes(new Uint8Array(BLOCK));
  #filled = 0;
  #name: string | undefined;
  /** What is still to come of a content, and behind it up to the next block. */
  #left = 0;
  #padding = 0;
  #content: ContentTaker | undefined;
  /** What was said of the next member. */
  #longName: string | undefined;
  #longTarget: string | undefined;
  #pax: Pax = NOTHING;
  #isMalformed = false;
  /** What was said of all that follow. */
  #paxOfAll: Pax = {};

  constructor(taker: MemberTaker) {
    this.#taker = taker;
  }

  /** Whether nothing that was read is an archive. */
  get isNone(): boolean {
    return this.state !== 'complete' && this.position < BLOCK;
  }

  /** The member whose content is being read. */
  get current(): string | undefined {
    return this.#left > 0 ? this.#name : undefined;
  }

  /** How many bytes no one wants: they may be passed over by `skip`. */
  get unwanted(): number {
    return this.#content === undefined ? this.#left + this.#padding : 0;
  }

  /** Passes over bytes that are there, at most as many as are unwanted. */
  skip(count: number): void {
    const ofContent = Math.min(count, this.#left);
    this.#left -= ofContent;
    this.#padding -= count - ofContent;
    this.position += count;
  }

  push(piece: Uint8Array): void {
    const headers = new HeaderBytes(piece);
    const { bytes } = headers;
    for (let at = 0; at < bytes.length && this.state === 'reading'; ) {
      const before = this.position;
      if (this.#left > 0 && this.#content !== undefined) this.#takeContent(bytes.subarray(at));
      else if (this.#left + this.#padding > 0)
        this.skip(Math.min(bytes.length - at, this.#left + this.#padding));
      else this.#takeBlock(headers, at);
      at += this.position - before;
    }
  }

  /** Reads nothing more. */
  stop(): void {
    this.state = 'stopped';
  }

  /** There is no more: ends a member that is not complete. */
  end(): void {
    this.#content?.end(true);
    this.#content = undefined;
  }

  #takeContent(bytes: Uint8Array): void {
    const piece = bytes.subarray(0, this.#left);
    this.#content?.take(piece);
    this.position += piece.length;
    this.#left -= piece.length;
    if (this.#left === 0) this.#endContent();
  }

  #endContent(): void {
    const content = this.#content;
    this.#content = undefined;
    content?.end(false);
  }

  #takeBlock(headers: HeaderBytes, start: number): void {
    const length = Math.min(BLOCK - this.#filled, headers.bytes.length - start);
    if (length === BLOCK) this.#begin(headers, start);
    else {
      headers.bytes.copy(this.#block.bytes, this.#filled, start);
      this.#filled += length;
      if (this.#filled === BLOCK) {
        this.#filled = 0;
        this.#begin(this.#block, 0);
      }
    }
    if (this.state !== 'damaged') this.position += length;
  }

  #begin(headers: HeaderBytes, start: number): void {
    if (headers.isEnd(start)) {
      this.state = 'complete';
      return;
    }
    const header = headers.parse(start);
    if (header === undefined) {
      this.state = 'damaged';
      return;
    }
    if (EXTENSIONS.has(header.type)) {
      this.#name = undefined;
      this.#expect(header.size);
      this.#content = new Extension((content) => this.#extend(header.type, content));
    } else this.#beginMember(header);
    if (this.#left === 0) this.#endContent();
  }

  #expect(size: number): void {
    this.#left = size;
    this.#padding = (BLOCK - (size % BLOCK)) % BLOCK;
  }

  #beginMember(header: Header): void {
    const { type } = header;
    const pax = this.#pax === NOTHING ? this.#paxOfAll : { ...this.#paxOfAll, ...this.#pax };
    const name = this.#longName ?? pax.path ?? header.name;
    const target = this.#longTarget ?? pax.linkpath ?? header.target;
    const size = WITHOUT_CONTENT.has(type) ? 0 : (pax.size ?? header.size);
    const kind = pax.isSparse ? 'sparse' : kindOf(type, name);
    const isMalformed = this.#isMalformed;
    this.#longName = undefined;
    this.#longTarget = undefined;
    this.#pax = NOTHING;
    this.#isMalformed = false;
    this.#name = name;
    this.#expect(size);
    if (isMalformed) this.#taker.malformed();
    else if (kind !== 'other') this.#content = this.#taker.member({ name, kind, size, target });
  }

  /** @param content undefined for what is too long */
  #extend(type: string, content: Uint8Array | undefined): void {
    const isOfNames = type === LONG_NAME || type === LONG_TARGET;
    const pax = isOfNames || content === undefined ? {} : parsePax(content);
    if (content === undefined || pax === undefined) this.#isMalformed = true;
    else if (type === LONG_NAME) this.#longName = endedByZero(latin1(content));
    else if (type === LONG_TARGET) this.#longTarget = endedByZero(latin1(content));
    else if (type === PAX_OF_ALL) this.#paxOfAll = { ...this.#paxOfAll, ...pax };
    else this.#pax = { ...this.#pax, ...pax };
  }
}

function kindOf(type: string, name: string): MemberKind | 'other' {
  // Unix V7 has no type of folders.
  return KINDS[type] ?? (name.endsWith('/') ? 'folder' : 'file');
}

/** Keeps the content of an extension; none that is too long to be true. */
class Extension implements ContentTaker {
  readonly #done: (content: Uint8Array | undefined) => void;
  readonly #pieces: Uint8Array[] = [];
  #length = 0;

  constructor(done: (content: Uint8Array | undefined) => void) {
    this.#done = done;
  }

  take(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length <= EXTENSION_LIMIT) this.#pieces.push(Uint8Array.from(bytes));
  }

  end(isCut: boolean): void {
    if (!isCut) this.#done(this.#length <= EXTENSION_LIMIT ? Buffer.concat(this.#pieces) : undefined);
  }
}
