import type { Note } from '../../records/note.ts';
import type { SocketRecord } from '../../records/socket.ts';
import type { Background } from '../explanation.ts';
import { counted } from '../phrases.ts';
import { placeOf } from '../place.ts';

/** Connections in the same state that have something else in common. */
export interface Pile {
  count: number;
  /** Of their processes, of each connection the first. */
  readonly pids: Set<number>;
}

/** What connections can have in common. */
interface Common {
  /** undefined where this one has no such thing. */
  readonly key: (socket: SocketRecord) => string | undefined;
  /** What it is called behind `57 connections`. */
  readonly phrase: (socket: SocketRecord, pile: Pile) => string;
}

const PROGRAM: Common = {
  key: ({ owners }) => owners?.[0]?.program,
  phrase: ({ owners }, { pids }) => {
    const [owner] = owners ?? [];
    return pids.size > 1
      ? `of ${counted(pids.size)} processes of ${owner?.program}`
      : `of ${owner?.pid}/${owner?.program}`;
  },
};

const LOCAL_PORT: Common = {
  key: ({ local }) => String(local?.port),
  phrase: ({ local }) => `at local port ${local?.port}`,
};

const PEER: Common = {
  key: ({ foreign }) => `${foreign?.address} ${foreign?.port}`,
  phrase: ({ foreign }) => `to ${foreign?.address}:${foreign?.port}`,
};

/** A way in which connections pile up. */
interface Pileup {
  readonly state: string;
  readonly code: string;
  readonly common: Common;
  /** So many of them are worth a word. */
  readonly least: number;
  /** Whether it is this way, as far as the other rows and the host tell. */
  readonly applies?: (socket: SocketRecord, background: Background) => boolean;
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
const PILEUPS: readonly Pileup[] = [
  { ...CLOSE_WAIT, common: PROGRAM },
  { ...CLOSE_WAIT, common: LOCAL_PORT },
  { ...CLOSE_WAIT, common: PEER },
  {
    state: 'TIME_WAIT',
    code: 'time-wait-pile',
    common: PEER,
    least: 100,
    applies: isClient,
    meaning: (background) =>
      `are in TIME_WAIT, where each takes one of ${localPorts(background)} (net.ipv4.ip_local_port_range) to that destination for 60 seconds: when none is left, connect fails with EADDRNOTAVAIL. Connections that stay open and are used again avoid this.`,
  },
  {
    state: 'TIME_WAIT',
    code: 'time-wait-pile',
    common: LOCAL_PORT,
    least: 100,
    meaning: () =>
      'are in TIME_WAIT, because this end closed first. They take little memory and no descriptor or port, and each goes after 60 seconds.',
  },
  {
    state: 'SYN_RECV',
    code: 'syn-recv-pile',
    common: LOCAL_PORT,
    least: 10,
    meaning: (background) =>
      `are half open: a flood of SYNs, clients that do not answer, or a full queue of connections to accept. The backlog of the listening socket limits them${somaxconn(background)}.`,
  },
];

/** Whether the local port of a connection is one that the kernel chose, as far as is known. */
function isClient(socket: SocketRecord, { facts, survey }: Background): boolean {
  if (survey.listeners.has(placeOf(socket))) return false;
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

const PILING: ReadonlySet<string> = new Set(PILEUPS.map(({ state }) => state));
const NONE: readonly string[] = [];

/** The keys of the piles that a socket is in. */
export function pilesOf(socket: SocketRecord): readonly string[] {
  if (!PILING.has(socket.state)) return NONE;
  return PILEUPS.flatMap((pileup, index) => pileKey(socket, pileup, index) ?? []);
}

function pileKey(socket: SocketRecord, { state, common }: Pileup, index: number): string | undefined {
  const key = socket.state === state ? common.key(socket) : undefined;
  return key === undefined ? undefined : `${index} ${key}`;
}

/** What the pile means that a socket is in. */
export function explainPile(socket: SocketRecord, background: Background): Note | undefined {
  if (!PILING.has(socket.state)) return undefined;
  for (const [index, pileup] of PILEUPS.entries()) {
    const pile = background.survey.piles.get(pileKey(socket, pileup, index) ?? '');
    if (pile === undefined || pile.count < pileup.least) continue;
    if (pileup.applies?.(socket, background) === false) continue;
    const { code, common, meaning } = pileup;
    return {
      code,
      text: `${counted(pile.count)} connections ${common.phrase(socket, pile)} ${meaning(background)}`,
    };
  }
  return undefined;
}
