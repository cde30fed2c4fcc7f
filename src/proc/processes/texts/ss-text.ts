import { lineReader } from '../../reading/lines.ts';
import type { Reader } from '../../reading/parsed.ts';
import { type ToldHolder, toldHolder } from './told-holder.ts';

const USERS = ' users:(';

/** A holder: its name, with -Z a context, with -T a thread. Programs before iproute2 4.0 print the numbers alone. */
const HOLDER = /\("([^"]*)",(?:pid=)?(\d+),(?:tid=\d+,)?(?:proc_ctx=[^"(),]*,)?(?:fd=)?(\d+)\)([,)])/y;

/** What a row of a unix socket begins in, and what it has before its holders: the own inode, then another end. */
const UNIX = /^u_[a-z]+ /;
const UNIX_INODE = / (\d+) +\* \d+ *$/;

/** Of the other sockets this follows the holders, with -e. */
const INODE = /^ +(?:uid:\d+ +)?ino:(\d+)(?: |$)/;
/** And this those of a unix socket: what else is there belongs to a path that has the word of holders in it. */
const UNIX_REST = /^ *(?:$|skmem:|<->|-->|<--|---|ino:|uid:|cgroup:)/;

type Line = readonly ToldHolder[] | 'BOGUS_LINE' | undefined;

/**
 * Makes the reader of what `ss -pe` printed, with whatever other options; unix sockets have their inodes without -e as well:
 *
 *     u_str LISTEN 0      1       @hello world 7094280             * 0     users:(("python3",pid=13,fd=8)) <-> peers:
 *     tcp   LISTEN 0      5          127.0.0.1:8080          0.0.0.0:*     users:(("python3",pid=13,fd=3),("sh",pid=9,fd=3)) ino:7094275 sk:1124 <->
 *
 * Names and paths are printed as they are: a line that can be read in two ways names no one.
 */
export function ssTextReader(): Reader<ToldHolder> {
  /** Within a row that a newline in its path has broken. */
  let isBroken = false;
  const read = lineReader<{ readonly holders: readonly ToldHolder[] }>({}, (scanner) => {
    const line = scanner.rest();
    const holders = parseLine(line);
    const wasBroken = isBroken;
    isBroken = isBroken ? holders !== undefined && holders !== 'BOGUS_LINE' : isCut(line, holders);
    if (wasBroken || holders === undefined) return undefined;
    return holders === 'BOGUS_LINE' ? holders : { holders };
  });
  return (batch) => {
    const { records, problems } = read(batch);
    return { records: records.flatMap(({ holders }) => holders), problems };
  };
}

function isCut(line: string, holders: Line): boolean {
  return holders === undefined && UNIX.test(line) && !UNIX_INODE.test(untilInode(line));
}

/** A row of a unix socket that no one holds, up to where its holders would be. */
function untilInode(line: string): string {
  return line.replace(/(?<! ) +(?:skmem:|<->|-->|<--|---|ino:|uid:|cgroup:).*$/, '');
}

function parseLine(line: string): Line {
  const users = line.indexOf(USERS);
  if (users < 0) return undefined;
  const isUnix = UNIX.test(line);
  const found: [name: string, pid: string, fd: string][] = [];
  HOLDER.lastIndex = users + USERS.length;
  for (let end = ','; end === ','; ) {
    const match = HOLDER.exec(line);
    if (match === null) return 'BOGUS_LINE';
    const [, name = '', pid = '', fd = '', mark = ''] = match;
    found.push([name, pid, fd]);
    end = mark;
    if (mark === ')') break;
    HOLDER.lastIndex = match.index + match[0].length;
  }
  const rest = line.slice(HOLDER.lastIndex);
  if (rest.includes('"')) return 'BOGUS_LINE';
  if (isUnix && !UNIX_REST.test(rest)) return 'BOGUS_LINE';
  const inode = (isUnix ? UNIX_INODE.exec(line.slice(0, users)) : INODE.exec(rest))?.[1];
  // Without -e, and of a raw socket, no inode is told.
  if (inode === undefined) return isUnix ? 'BOGUS_LINE' : undefined;
  const holders = found.map(([name, pid, fd]) => toldHolder(inode, pid, name, fd));
  return holders.includes(undefined) ? 'BOGUS_LINE' : (holders as readonly ToldHolder[]);
}
