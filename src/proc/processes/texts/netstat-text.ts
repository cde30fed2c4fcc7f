import { lineReader } from '../../reading/lines.ts';
import type { Reader } from '../../reading/parsed.ts';
import { type ToldHolder, toldHolder } from './told-holder.ts';

const PROGRAMS = 'PID/Program name';

/** A row of sockets with addresses: two queues, two addresses, mostly a state; with -e the user and the inode. */
const INET = /^(?:tcp|udp|udplite|raw|sctp)6? +\d+ +\d+ +\S+ +\S+ +(?:\S+ +)?\S+ +(\d+) +(\d+)\/(.*)$/;

/** A row of a unix socket: users, flags, type, mostly a state, inode. What follows the program is a path. */
const UNIX = /^unix +\d+ +\[[^\]]*\] +\S+ +(?:\S+ +)?(\d+) +(\d+)\/(.*)$/;

/** What a row with -o ends in. */
const TIMER = /(?<! ) +[a-z]+(?:-\d+)? \(\S+\) *$/;

/**
 * Makes the reader of what `netstat -ep` printed, with whatever other options, by net-tools 1.60 or later:
 *
 *     tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      0          24680      53/sshd              off (0.00/0/0)
 *     unix  2      [ ACC ]     STREAM     LISTENING     25969    55/postgres          /run/postgresql/.s.PGSQL.5432
 *
 * Where a program is cut, and what of a row is its path, follows from the heading. A row with `-` for the program names no one.
 */
export function netstatTextReader(): Reader<ToldHolder> {
  /** Of the column of programs, with its gap; undefined for the last column, and where there is none. */
  let width: number | undefined;
  let isTold = false;
  return lineReader({}, (scanner) => {
    const line = scanner.rest();
    const heading = line.indexOf(PROGRAMS);
    if (line.startsWith('Proto ')) {
      isTold = heading >= 0;
      const next = /^ +(?=\S)/.exec(line.slice(heading + PROGRAMS.length));
      width = next === null ? undefined : PROGRAMS.length + next[0].length;
      return undefined;
    }
    if (!isTold) return undefined;
    const isUnix = line.startsWith('unix ');
    const [, inode, pid, rest] = (isUnix ? UNIX : INET).exec(line) ?? [];
    if (inode === undefined || pid === undefined || rest === undefined) return undefined;
    const program = isUnix ? rest.slice(0, width && Math.max(0, width - pid.length - 1)) : withoutTimer(rest);
    return toldHolder(inode, pid, program.trimEnd()) ?? 'BOGUS_LINE';
  });
}

function withoutTimer(rest: string): string {
  const timer = TIMER.exec(rest);
  return timer === null ? rest : rest.slice(0, timer.index);
}
