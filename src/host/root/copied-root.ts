import { HostError, tryRead } from '../../errors.ts';
import { latin1 } from '../../text/latin1.ts';
import type { Root } from './root.ts';

/** What the name of a table may end in that was copied. */
export const COPY_SUFFIX = '.txt';

/** A table by its name: of the host, of a process, of a thread. */
const TABLE = /^\/proc\/(?:\d+\/|self\/|thread-self\/)?net\/(.+)$/;

/** What some tables begin with, whatever their rows. */
const HEADINGS: readonly (readonly [tables: RegExp, heading: RegExp])[] = [
  [/^(?:tcp|udp|udplite|raw)6?$/, /^ *sl +local_address/],
  [/^unix$/, /^Num +RefCount/],
  [/^dev$/, /^Inter-\|/],
  [/^route$/, /^Iface\tDestination/],
  [/^igmp$/, /^Idx\t/],
  [/^snmp$/, /^Ip: Forwarding/],
  [/^netstat$/, /^TcpExt: /],
  [/^snmp6$/, /^Ip6InReceives/],
  [/^sockstat$/, /^sockets: used/],
  [/^protocols$/, /^protocol +size/],
  [/^fib_trie$/, /^(?:Main|Local|Id \d+):$/],
  [/^(?:if_inet6|igmp6|ipv6_route)$/, /^(?:\d+ +\S+ +)?[0-9a-f]{32} /],
];

/** The heading is looked for in so many lines. */
const MOST_LINES = 64;

/** A prompt, or the command that showed the table. A row that may hold as much has a colon before. */
const COMMAND =
  /^(?!.*: )(?:.{0,100}[#$%>](?: |$)|(?:\S+ ){0,8}(?:cat|head|tail|more|less|type) \S*net[/\\])/;

/** How a table is read that is no exact copy. */
interface Mending {
  /** What was found. */
  readonly words: string;
  /** What is left of the next batch; undefined behind the end of the table. */
  readonly mend: (batch: Uint8Array) => Uint8Array | undefined;
}

/**
 * A recorded host whose tables may be copies that others changed on the way: named `tcp.txt`, with a byte order mark, with CR and LF at
 * the end of each line, or cut out of what a terminal showed, with the command before and after. Only what is unmistakable is acted on:
 * all else is read as net-tools would. `mended` has what was done.
 */
export function copiedRoot(root: Root): Root {
  const mended = new Map<string, string>();
  const find = <T>(path: string, read: (file: string, name: string) => T): T => {
    const name = TABLE.exec(path)?.[1];
    if (name === undefined) return read(path, '');
    const result = tryRead(() => read(path, name));
    if (!(result instanceof HostError)) return result;
    const other = result.code === 'ABSENT' ? tryRead(() => read(`${path}${COPY_SUFFIX}`, name)) : result;
    if (other instanceof HostError) throw result;
    mended.set(path, `read from a file with the suffix ${COPY_SUFFIX}`);
    return other;
  };
  return {
    ...root,
    mended,
    read: (path, most) =>
      find(path, (file, name) => {
        const bytes = root.read(file, most);
        const mending = name === '' || most !== undefined ? undefined : mendingOf(bytes, name);
        if (mending === undefined) return bytes;
        mended.set(file, mending.words);
        return mending.mend(bytes) ?? new Uint8Array();
      }),
    readBatches: (path) =>
      find(path, (file, name) => {
        const batches = root.readBatches(file);
        return name === '' ? batches : mendedBatches(batches, name, (words) => mended.set(file, words));
      }),
  };
}

/** Tells once of each table that is no exact copy, when it is read. */
export function withMendingTold(root: Root, tell: (file: string, words: string) => void): Root {
  const { mended } = root;
  if (mended === undefined) return root;
  const told = new Set<string>();
  const report = (): void => {
    if (told.size === mended.size) return;
    for (const [file, words] of mended) {
      if (!told.has(file)) tell(file, words);
      told.add(file);
    }
  };
  return {
    ...root,
    read(path, most) {
      const bytes = root.read(path, most);
      report();
      return bytes;
    },
    readBatches(path) {
      const batches = root.readBatches(path);
      report();
      return {
        *[Symbol.iterator]() {
          for (const batch of batches) {
            report();
            yield batch;
          }
        },
      };
    },
  };
}

function mendedBatches(
  batches: Iterable<Uint8Array>,
  name: string,
  note: (words: string) => void,
): Iterable<Uint8Array> {
  return {
    *[Symbol.iterator]() {
      let mending: Mending | undefined;
      let isFirst = true;
      for (const batch of batches) {
        if (isFirst) {
          isFirst = false;
          mending = mendingOf(batch, name);
          if (mending !== undefined) note(mending.words);
        }
        const rest = mending === undefined ? batch : mending.mend(batch);
        if (rest === undefined) return;
        yield rest;
      }
    },
  };
}

/** How a table is to be read, by its first batch; undefined for one as the kernel printed it. */
function mendingOf(bytes: Uint8Array, name: string): Mending | undefined {
  const heading = HEADINGS.find(([tables]) => tables.test(name))?.[1];
  if (heading === undefined) return undefined;
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const captured = linesBefore(bytes.subarray(mark), heading);
  if (captured === undefined) return undefined;
  const hasCarriageReturns = endsInCarriageReturns(bytes);
  if (mark === 0 && !hasCarriageReturns && captured === 0) return undefined;
  const words = [
    ...(mark > 0 ? ['it begins with a byte order mark'] : []),
    ...(hasCarriageReturns ? ['its lines end in CR and LF'] : []),
    ...(captured > 0 ? ['it is cut out of what a terminal showed'] : []),
  ];
  let isFirst = true;
  let hasEnded = false;
  return {
    words: words.join(', '),
    mend(batch) {
      if (hasEnded) return undefined;
      const marked = isFirst ? batch.subarray(mark) : batch;
      const unix = hasCarriageReturns ? withoutCarriageReturns(marked) : marked;
      if (captured === 0) {
        isFirst = false;
        return unix;
      }
      const lines = latin1(unix).split('\n');
      const table = isFirst ? lines.slice(captured) : lines;
      isFirst = false;
      const end = table.findIndex((line) => COMMAND.test(line));
      hasEnded = end >= 0;
      return Buffer.from(
        hasEnded
          ? table
              .slice(0, end)
              .map((line) => `${line}\n`)
              .join('')
          : table.join('\n'),
        'latin1',
      );
    },
  };
}

const LF = 10;
const CR = 13;

/** Whether every line does. */
function endsInCarriageReturns(bytes: Uint8Array): boolean {
  let newline = bytes.indexOf(LF);
  if (newline < 0) return false;
  for (; newline >= 0; newline = bytes.indexOf(LF, newline + 1)) if (bytes[newline - 1] !== CR) return false;
  return true;
}

function withoutCarriageReturns(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, at) => byte !== CR || bytes[at + 1] !== LF);
}

/** How many lines stand before the heading of a table; undefined where there is none, or no command or prompt among these. */
function linesBefore(bytes: Uint8Array, heading: RegExp): number | undefined {
  let isCommand = false;
  for (let line = 0, start = 0; line < MOST_LINES && start < bytes.length; line++) {
    const newline = bytes.indexOf(LF, start);
    const end = newline < 0 ? bytes.length : newline;
    const text = latin1(bytes.subarray(start, Math.min(end, start + MOST_TEXT))).replace(/\r$/, '');
    if (heading.test(text)) return isCommand || line === 0 ? line : undefined;
    isCommand ||= COMMAND.test(text);
    start = end + 1;
  }
  return undefined;
}

/** A command is no longer. */
const MOST_TEXT = 1000;
