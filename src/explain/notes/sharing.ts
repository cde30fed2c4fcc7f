import type { Note } from '../../records/note.ts';
import type { OwnerRecord, SocketRecord } from '../../records/socket.ts';
import { enumerated } from '../../text/enumerated.ts';
import type { Background } from '../explanation.ts';
import { counted } from '../phrases.ts';

/** So many processes are named. */
const MOST_NAMED = 5;

/** Who holds a socket besides the process that -p shows. */
export function sharingNote({ owners = [] }: SocketRecord, { facts }: Background): Note | undefined {
  if (owners.length < 2) return undefined;
  const processes = new Map<number, OwnerRecord[]>();
  for (const owner of owners) {
    const held = processes.get(owner.pid);
    if (held === undefined) processes.set(owner.pid, [owner]);
    else held.push(owner);
  }
  const named = [...processes.values()].map(
    (held) => `${held[0]?.pid}/${held[0]?.program}${descriptors(held)}`,
  );
  const pids = [...processes.keys()];
  if (pids.length === 1)
    return { code: 'several-descriptors', text: `One process holds it more than once: ${named.join()}.` };
  const more = named.splice(MOST_NAMED).length;
  if (more > 0) named.push(`${counted(more)} more`);
  const text = `${counted(pids.length)} processes hold it: ${enumerated(named, 'and')}.`;
  return { code: 'shared', text: `${text}${origin(pids, facts.parentOf)}` };
}

/** So many descriptors of a process are named. */
const MOST_DESCRIPTORS = 20;

function descriptors(held: readonly OwnerRecord[]): string {
  const known = held.filter(({ fd }) => fd !== undefined);
  if (known.length === 0) return '';
  const named = known
    .slice(0, MOST_DESCRIPTORS)
    .map(({ fd, thread }) => (thread === undefined ? String(fd) : `${fd} of thread ${thread}`));
  const more = known.length - named.length;
  return ` (fd ${named.join(', ')}${more > 0 ? ` and ${counted(more)} more` : ''})`;
}

type ParentOf = Background['facts']['parentOf'];

/** How they came to have the same socket, as far as it shows in who started whom. */
function origin(pids: readonly number[], parentOf: ParentOf): string {
  const lines = pids.map((pid) => ancestry(pid, parentOf));
  const first = pids.find((pid) => lines.every((line) => line.includes(pid)));
  if (first !== undefined) return ` The others descend from ${first} and most likely inherited it.`;
  if (lines.some((line) => line.length < 2)) return '';
  const parents = new Set(lines.map(([, parent]) => parent));
  const [parent] = parents;
  return parents.size === 1 && parent !== 1
    ? ` They have the same parent, ${parent}, and may have inherited it from there.`
    : ' None of them started the others: they inherited it from a process before them, or it was passed on (SCM_RIGHTS, pidfd_getfd).';
}

/** No real chain of parents is as long; one that changes while it is read could go in circles. */
const LONGEST_LINE = 64;

/** A process, the one that started it, and so on, as far as it can be known. */
function ancestry(pid: number, parentOf: ParentOf): number[] {
  const line = [pid];
  while (line.length < LONGEST_LINE) {
    const parent = parentOf(line.at(-1) ?? 0);
    if (parent === undefined || parent === 0) break;
    line.push(parent);
  }
  return line;
}
