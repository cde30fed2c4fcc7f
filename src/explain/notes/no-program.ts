import type { ExplainFacts } from '../../host/explain-facts/explain-facts.ts';
import type { ProcessVisibility } from '../../host/explain-facts/process-visibility.ts';
import type { WorkloadFacts } from '../../proc/processes/workload.ts';
import { containerLabel, podLabel } from '../../proc/processes/workload-labels.ts';
import type { Note } from '../../records/note.ts';
import type { OwnerRecord, SocketRecord } from '../../records/socket.ts';
import { enumerated } from '../../text/enumerated.ts';
import { textOf } from '../../text/utf8.ts';
import type { Background, Deferred } from '../explanation.ts';
import { counted } from '../phrases.ts';

/**
 * Why -p shows `-` for the program of a socket; nothing where it shows one. Plain rows without -p show no program: there it is only said
 * of sockets that no process can have, as their states say more with it.
 */
export function noProgramNote(
  socket: SocketRecord,
  { facts, fields }: Background,
): Note | Deferred | undefined {
  const { owners, inode } = socket;
  if (owners === undefined) return undefined;
  const [owner] = owners;
  if (owner === undefined && inode === 0) return noInodeNote(socket);
  if (fields?.style.programs === false) return undefined;
  if (owner !== undefined) return threadNote(owner) ?? toldNote(owner);
  if (inode === undefined)
    return {
      code: 'no-inodes',
      text: 'The table of this kernel has no inodes, by which a process would be found.',
    };
  // Sockets are looked for again only after all rows were read.
  return facts.live ? () => unseenNotes(socket, inode, facts) : unrecordedNote(facts);
}

function threadNote({ pid, program, fd, thread }: OwnerRecord): Note | undefined {
  if (thread === undefined) return undefined;
  return {
    code: 'held-by-thread',
    text: `${pid}/${program} holds it only by its thread ${thread} (fd ${fd}). -p shows no program, because it looks only at /proc/${pid}/fd, the descriptors of the process itself.`,
  };
}

function toldNote({ source }: OwnerRecord): Note | undefined {
  if (source === undefined) return undefined;
  return {
    code: 'owner-from-text',
    text: `Its program is named by the output of ${source} that was recorded with this host, not by open files, which were not.`,
  };
}

const ORPHAN: Note = {
  code: 'orphan',
  text: 'Its program has closed it or ended, and the kernel alone brings the connection to its end.',
};

/** What lacks an inode, by its state. */
const WITHOUT_INODE: Readonly<Record<string, Note>> = {
  TIME_WAIT: {
    code: 'time-wait',
    text: 'Both ends have closed it, and no process holds it any more: the kernel keeps the pair of addresses and ports for 60 seconds, for segments that come late.',
  },
  SYN_RECV: {
    code: 'syn-recv',
    text: 'It is half open: it belongs to no process before the other end completes the handshake and the program that listens accepts it.',
  },
  FIN_WAIT1: ORPHAN,
  FIN_WAIT2: {
    code: 'orphan',
    text: 'Its program has closed it or ended, and the kernel alone waits for the other end to close, for net.ipv4.tcp_fin_timeout (60 seconds unless set).',
  },
  CLOSING: ORPHAN,
  LAST_ACK: ORPHAN,
};

/** States of connections that can be closed only by a process: without one they were never accepted. */
const OPEN: ReadonlySet<string> = new Set(['ESTABLISHED', 'CLOSE_WAIT', 'CONNECTING']);

function noInodeNote(socket: SocketRecord): Note | Deferred {
  const { protocol, state } = socket;
  const known = WITHOUT_INODE[state];
  if (known !== undefined) return known;
  if (!OPEN.has(state) || !/^(tcp6?|unix)$/.test(protocol))
    return {
      code: 'no-process',
      text: 'It has no inode: no process holds it.',
    };
  return (survey) => notAcceptedNote(socket, survey.acceptorOf(socket));
}

function notAcceptedNote({ protocol }: SocketRecord, listener: SocketRecord | undefined): Note {
  const [owner] = listener?.owners ?? [];
  const program = owner === undefined ? '' : `, ${owner.pid}/${owner.program},`;
  const place = protocol === 'unix' ? 'at this path' : 'at its local port';
  return {
    code: 'not-accepted',
    text: `The program that listens ${place}${program} has not accepted it yet: until then no process holds it.`,
  };
}

function unrecordedNote(facts: ExplainFacts): Note {
  const { listed, unreadable } = facts.processes();
  return {
    code: 'not-recorded',
    text:
      unreadable.length === listed
        ? 'The open files of processes were not recorded with this host, nor output of netstat, ss or lsof that names its program.'
        : 'None of the processes that were recorded with this host holds it: its process was not recorded, or not the descriptors of its threads, or the kernel itself holds it.',
  };
}

/** Of a socket with an inode, on the running host: what happened to it, or else each reason for which its process may not be seen. */
function unseenNotes(
  { protocol }: SocketRecord,
  inode: number | bigint,
  facts: ExplainFacts,
): readonly Note[] {
  const now = facts.recheckSocket(protocol, inode);
  if (now.kind === 'gone')
    return [
      {
        code: 'gone',
        text: 'It was closed while netstat looked: it is not in the table any more.',
      },
    ];
  if (now.kind === 'held') {
    const thread = now.thread === undefined ? '' : ` by its thread ${now.thread}`;
    const text = `When netstat looked again, ${now.pid}/${textOf(now.program)} held it${thread}: it was opened or handed on meanwhile.`;
    return [{ code: 'held-since', text }];
  }
  const visibility = facts.processes();
  const reasons = REASONS.filter(({ applies }) => applies(visibility));
  return (reasons.length > 0 ? reasons : [KERNEL]).map(({ code, text }) => ({
    code,
    text: text(visibility, facts),
  }));
}

interface Reason {
  readonly code: string;
  readonly text: (visibility: ProcessVisibility, facts: ExplainFacts) => string;
}

const REASONS: readonly (Reason & { readonly applies: (visibility: ProcessVisibility) => boolean })[] = [
  {
    code: 'no-permission',
    applies: ({ unreadable }) => unreadable.length > 0,
    text: ({ unreadable, listed }, { uid }) => {
      const those = `the open files of ${namesOf(unreadable, listed)}`;
      return uid === 0
        ? `Root may not look at ${those} here, for lack of CAP_SYS_PTRACE or for a security module. It can be held there, or by the kernel, or be on its way between processes.`
        : `User ${uid} may not look at ${those}. It can be held there: then root sees its program. Else the kernel holds it, or it is on its way between processes.`;
    },
  },
  {
    code: 'hidden-processes',
    applies: ({ hidden }) => hidden,
    text: () =>
      '/proc is mounted with hidepid and leaves out the processes of other users, and one of them can hold it. Root sees them.',
  },
  {
    code: 'pid-namespace',
    applies: ({ namespace }) => namespace === 'inner',
    text: (_visibility, { surroundings }) => innerText(surroundings()),
  },
  {
    code: 'pid-namespace',
    applies: ({ namespace }) => namespace === 'other',
    text: () =>
      '/proc shows a PID namespace in which netstat itself is not, nor, it seems, the process that holds it.',
  },
];

/** Containers of a pod have a PID namespace each, and share that of the network. */
function innerText({ container, pod }: Partial<Pick<WorkloadFacts, 'container' | 'pod'>> = {}): string {
  const inside = containerLabel(container);
  const where = inside === undefined ? 'as in a container' : `in container ${textOf(inside)}`;
  const others =
    pod === undefined
      ? 'a process outside of it can hold it'
      : `a process outside of it can hold it, such as one of another container of pod ${textOf(podLabel(pod) ?? '')}, which shares its network`;
  return `/proc shows a PID namespace of its own, ${where}: ${others}, or the kernel. The host sees which.`;
}

/** So few processes are named. */
const MOST_NAMED = 3;

function namesOf(unreadable: readonly string[], listed: number): string {
  if (unreadable.length > MOST_NAMED) return `${counted(unreadable.length)} of ${counted(listed)} processes`;
  return `${unreadable.length === 1 ? 'process' : 'processes'} ${enumerated(unreadable, 'and')}`;
}

const KERNEL: Reason = {
  code: 'kernel-socket',
  text: ({ listed, namespace }) =>
    `None of all ${counted(listed)} processes was found to have it open, nor a thread with descriptors of its own: the kernel uses it itself (NFS, WireGuard, VXLAN, ...), io_uring holds it, or it is on its way between processes (SCM_RIGHTS).${namespace === 'unknown' ? ' A process in another PID namespace cannot be ruled out.' : ''}`,
};
