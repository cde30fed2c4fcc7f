import type { SocketRecord } from '../../records/socket.ts';
import type { Background, Deferred } from '../explanation.ts';
import { counted } from '../phrases.ts';
import { type Likeness, type PileCounts, pilesUp } from '../pile-counts.ts';
import { listeningKey, type Survey } from '../survey.ts';

/** What connections that are alike are called behind `57 connections`. */
const PHRASES: Readonly<Record<Likeness, (socket: SocketRecord, piles: PileCounts) => string>> = {
  program({ owners }, piles) {
    const { pid, program = '' } = owners?.[0] ?? {};
    const processes = piles.processes(program);
    return processes > 1 ? `of ${counted(processes)} processes of ${program}` : `of ${pid}/${program}`;
  },
  'local port': ({ local }) => `at local port ${local?.port}`,
  peer: ({ foreign }) => `to ${foreign?.address}:${foreign?.port}`,
};

/** What it means that so many connections in a state are alike. */
interface Pile {
  readonly state: string;
  readonly code: string;
  readonly likeness: Likeness;
  /** From so many connections on there is a note. */
  readonly least: number;
  /** Whether the meaning fits, as far as the other rows and the host tell. */
  readonly applies?: (socket: SocketRecord, background: Background, survey: Survey) => boolean;
  /** What stands behind `57 connections of 812/nginx`. */
  readonly meaning: (background: Background) => string;
}

const CLOSE_WAIT = {
  state: 'CLOSE_WAIT',
  code: 'close-wait-pile',
  least: 10,
  meaning: () =>
    'are in CLOSE_WAIT: the other ends have closed, the program here has not. Only the program can end this state: it leaks descriptors, or hangs before it reads the end of its input.',
};

/** Of one state the likeliest cause comes first. */
const PILES: readonly Pile[] = [
  { ...CLOSE_WAIT, likeness: 'program' },
  { ...CLOSE_WAIT, likeness: 'local port' },
  { ...CLOSE_WAIT, likeness: 'peer' },
  {
    state: 'TIME_WAIT',
    code: 'time-wait-pile',
    likeness: 'peer',
    least: 100,
    applies: isClient,
    meaning: (background) =>
      `are in TIME_WAIT, where each takes one of ${localPorts(background)} (net.ipv4.ip_local_port_range) to that destination for 60 seconds: when none is left, connect fails with EADDRNOTAVAIL. Connections that stay open and are used again avoid this.`,
  },
  {
    state: 'TIME_WAIT',
    code: 'time-wait-pile',
    likeness: 'local port',
    least: 100,
    meaning: () =>
      'are in TIME_WAIT, because this end closed first. They take little memory and no descriptor or port, and each goes after 60 seconds.',
  },
  {
    state: 'SYN_RECV',
    code: 'syn-recv-pile',
    likeness: 'local port',
    least: 10,
    meaning: (background) =>
      `are half open: a flood of SYNs, clients that do not answer, or a full queue of connections to accept. The backlog of the listening socket limits them${somaxconn(background)}.`,
  },
];

/** Whether this end made the connection: its local port is in the range of those that the kernel chooses, and no socket listens there. */
function isClient(socket: SocketRecord, { facts }: Background, { listeners }: Survey): boolean {
  if (listeners.has(listeningKey(socket))) return false;
  const [first = 0, last = Number.POSITIVE_INFINITY] = facts.setting('net/ipv4/ip_local_port_range');
  const port = socket.local?.port ?? 0;
  return port >= first && port <= last;
}

function localPorts({ facts }: Background): string {
  const [first, last] = facts.setting('net/ipv4/ip_local_port_range');
  return first === undefined || last === undefined
    ? 'the local ports'
    : `the ${counted(last - first + 1)} local ports`;
}

function somaxconn({ facts }: Background): string {
  const [most] = facts.setting('net/core/somaxconn');
  return most === undefined ? '' : `, and that is at most net.core.somaxconn, ${counted(most)}`;
}

/** What it means that a connection is one of many that are alike. */
export function pileNote(socket: SocketRecord, background: Background): Deferred | undefined {
  if (!pilesUp(socket.state)) return undefined;
  return (survey) => {
    for (const { state, code, likeness, least, applies, meaning } of PILES) {
      if (socket.state !== state) continue;
      const count = survey.piles.count(socket, likeness);
      if (count < least || applies?.(socket, background, survey) === false) continue;
      const phrase = PHRASES[likeness](socket, survey.piles);
      return { code, text: `${counted(count)} connections ${phrase} ${meaning(background)}` };
    }
    return undefined;
  };
}
