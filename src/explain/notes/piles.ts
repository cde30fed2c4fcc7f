import { countable, shownValue } from '../../records/countable.ts';
import type { Value } from '../../records/field.ts';
import type { EndRecord, SocketRecord } from '../../records/socket.ts';
import type { Background, Deferred } from '../explanation.ts';
import { counted } from '../phrases.ts';
import type { Similarity, SimilarSockets } from '../similar-sockets.ts';
import { listeningKey, NEVER_ACCEPTED, pileOf, type Survey } from '../survey.ts';

/** What such connections have in common, behind `57 connections`. */
const PHRASES = {
  program({ owners }, similar) {
    const { pid, program = '' } = owners?.[0] ?? {};
    const processes = similar.processes(program);
    return processes > 1 ? `of ${counted(processes)} processes of ${program}` : `of ${pid}/${program}`;
  },
  'local port': ({ local }) => `at local port ${local?.port}`,
  peer: ({ foreign }) => `to ${addressOf(foreign)}:${foreign?.port}`,
} satisfies Partial<Record<Similarity, (socket: SocketRecord, similar: SimilarSockets) => string>>;

/** One that is mapped into IPv6 is the IPv4 address: equal peers have equal notes. */
function addressOf(end: EndRecord | undefined): Value {
  return shownValue('address', countable('address', end?.address) ?? '');
}

/** What it means that many connections in the same state have something in common. */
interface Pile {
  readonly code: string;
  readonly similarity: keyof typeof PHRASES;
  /** From so many connections on there is a note. */
  readonly least: number;
  /** Whether the meaning fits, as far as the other rows and the host tell. */
  readonly applies?: (socket: SocketRecord, background: Background, survey: Survey) => boolean;
  /** What stands behind `57 connections of 812/nginx`. */
  readonly meaning: (background: Background) => string;
}

const CLOSE_WAIT = {
  code: 'close-wait-pile',
  least: 10,
  meaning: () =>
    'are in CLOSE_WAIT: the other ends have closed, this end has not. As a rule only its program ends this state: it leaks descriptors, hangs before it reads the end of its input, or still has something to send.',
};

/** By their pileOf, the likeliest cause first. */
const PILES: Readonly<Record<string, readonly Pile[]>> = {
  CLOSE_WAIT: [
    { ...CLOSE_WAIT, similarity: 'program' },
    { ...CLOSE_WAIT, similarity: 'local port' },
    { ...CLOSE_WAIT, similarity: 'peer' },
  ],
  [NEVER_ACCEPTED]: [
    {
      code: 'close-wait-pile',
      similarity: 'local port',
      least: 10,
      meaning: () =>
        'are in CLOSE_WAIT and were never accepted: the other ends have closed already. The program that listens there hangs or is too slow.',
    },
  ],
  TIME_WAIT: [
    {
      code: 'time-wait-pile',
      similarity: 'peer',
      least: 100,
      applies: isClient,
      meaning: ({ facts }) => {
        const [first, last] = facts.setting('net/ipv4/ip_local_port_range');
        const known = first !== undefined && last !== undefined;
        const ports = known ? `the ${counted(last - first + 1)} local ports` : 'the local ports';
        return `are in TIME_WAIT, where each takes one of ${ports} (net.ipv4.ip_local_port_range) to that destination for 60 seconds: when none is left, connect fails with EADDRNOTAVAIL. Connections that stay open and are used again avoid this.`;
      },
    },
    {
      code: 'time-wait-pile',
      similarity: 'local port',
      least: 100,
      meaning: () =>
        'are in TIME_WAIT, because this end closed first. They take little memory and no descriptor or port, and each goes after 60 seconds.',
    },
  ],
  SYN_RECV: [
    {
      code: 'syn-recv-pile',
      similarity: 'local port',
      least: 10,
      meaning: ({ facts }) => {
        const [most] = facts.setting('net/core/somaxconn');
        const limit = most === undefined ? '' : `, and that is at most net.core.somaxconn, ${counted(most)}`;
        return `are half open: a flood of SYNs, clients that do not answer, a full queue of connections to accept, or a program that wants data first (TCP_DEFER_ACCEPT). The backlog of the listening socket limits them${limit}.`;
      },
    },
  ],
};

/** Whether this end made the connection: the kernel chose its local port, and no socket listens there. */
function isClient(socket: SocketRecord, { facts }: Background, { listening }: Survey): boolean {
  if (listening.has(listeningKey(socket))) return false;
  const [first = 0, last = Number.POSITIVE_INFINITY] = facts.setting('net/ipv4/ip_local_port_range');
  const port = socket.local?.port ?? 0;
  return port >= first && port <= last;
}

/** What it means that a connection is one of many in its state with something in common. */
export function pileNote(socket: SocketRecord, background: Background): Deferred | undefined {
  const pile = pileOf(socket);
  const piles = PILES[pile];
  if (piles === undefined) return undefined;
  return (survey) => {
    const similar = survey.similar.get(pile);
    if (similar === undefined) return undefined;
    for (const { code, similarity, least, applies, meaning } of piles) {
      const count = similar.count(socket, similarity, least);
      if (count === 0 || applies?.(socket, background, survey) === false) continue;
      const phrase = PHRASES[similarity](socket, similar);
      return { code, text: `${counted(count)} connections ${phrase} ${meaning(background)}` };
    }
    return undefined;
  };
}
