import type { Note } from '../../records/note.ts';
import type { SocketRecord } from '../../records/socket.ts';
import type { Background, Deferred } from '../explanation.ts';
import { counted } from '../phrases.ts';
import { listeningKey } from '../survey.ts';

/** What the connections mean that wait at a tcp listener, which Recv-Q counts. */
export function acceptQueueNote(socket: SocketRecord, { facts }: Background): Note | Deferred | undefined {
  const { protocol, state, recvQ = 0 } = socket;
  if (state !== 'LISTEN' || !protocol.startsWith('tcp') || recvQ === 0) return undefined;
  const [most] = facts.setting('net/core/somaxconn');
  if (most !== undefined && recvQ > most)
    return {
      code: 'accept-queue-full',
      text: `Its queue is full: Recv-Q is past net.core.somaxconn (${counted(most)}), the longest that a backlog can be, unless that was more when the program began to listen. More connections are dropped and counted in ListenOverflows until the program accepts some.`,
    };
  return ({ halfOpen }) => (halfOpen.has(listeningKey(socket)) ? MAYBE_FULL : WAITING);
}

const MAYBE_FULL: Note = {
  code: 'accept-queue-full',
  text: 'Its queue may be full: connections wait to be accepted (Recv-Q) while others to the port stay half open. The limit, the backlog of listen, is in no table. ListenOverflows counts what was dropped for it.',
};

const WAITING: Note = {
  code: 'accept-queue',
  text: 'Connections wait for the program to accept them: Recv-Q counts these. Where it stays above 0, the program is too slow or hangs. The limit, the backlog of listen, is in no table. ListenOverflows counts what was dropped for it.',
};

/** What an unanswered timer of tcp means. */
export function timerNote({ protocol, state, timer }: SocketRecord): Note | undefined {
  if (timer === undefined || !protocol.startsWith('tcp')) return undefined;
  const { kind, retransmits, probes } = timer;
  if (kind === 'on' && retransmits > 0 && state !== 'SYN_RECV')
    return state === 'SYN_SENT' ? NO_ANSWER : NOT_ACKNOWLEDGED;
  if (kind === 'probe') return ZERO_WINDOW;
  return kind === 'keepalive' && probes > 0 ? KEEPALIVE : undefined;
}

const NO_ANSWER: Note = {
  code: 'no-answer',
  text: 'The SYN was sent again, for lack of an answer: the other host is down, or a firewall drops what is sent there or comes back.',
};

const NOT_ACKNOWLEDGED: Note = {
  code: 'retransmitting',
  text: 'What is in Send-Q was sent again, for lack of an acknowledgement: the other end is gone, or the way to it loses or delays packets. -o shows how often and when next.',
};

const ZERO_WINDOW: Note = {
  code: 'zero-window',
  text: 'As a rule the other end has no room for what is in Send-Q: its program reads too slowly, or not at all. This end asks from time to time (zero window probes).',
};

const KEEPALIVE: Note = {
  code: 'keepalive-unanswered',
  text: 'The last keepalive probes had no answer: the other end may be gone. After net.ipv4.tcp_keepalive_probes of them, or as many as the program has set, the connection is given up.',
};
