import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** What happens to a question: a name, no such name, or no answer at all. A promise answers later. */
export type DnsAnswer = string | null | 'silence' | Promise<string | null>;

export interface DnsServer {
  /** The questions so far, one entry each time: `1.0.0.10.in-addr.arpa`. */
  readonly questions: string[];
  /** The largest number of questions that were unanswered at the same time. */
  readonly most: () => number;
  close(): void;
}

const HEADER = 12;
/** Flags and counts of an answer with one record, and of one that says NXDOMAIN (RFC 1035, 4.1.1). */
const FOUND = [0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0];
const NOT_FOUND = [0x81, 0x83, 0, 1, 0, 0, 0, 0, 0, 0];
/** A pointer to the name asked for, PTR, IN, 60 seconds. */
const RECORD = [0xc0, HEADER, 0, 12, 0, 1, 0, 0, 0, 60];

/** Answers questions for PTR records on 127.0.0.1:53, where a private network has put nothing else. */
export async function startDnsServer(answer: (question: string) => DnsAnswer): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const questions: string[] = [];
  let open = 0;
  let most = 0;
  socket.on('message', async (query, peer) => {
    const end = query.indexOf(0, HEADER) + 5;
    const question = nameAt(query, HEADER);
    questions.push(question);
    most = Math.max(most, ++open);
    const name = await answer(question);
    if (name === 'silence') return;
    open--;
    const data = name === null ? [] : encode(name);
    const reply = Buffer.from([
      ...query.subarray(0, 2),
      ...(name === null ? NOT_FOUND : FOUND),
      ...query.subarray(HEADER, end),
      ...(name === null ? [] : [...RECORD, data.length >> 8, data.length & 255, ...data]),
    ]);
    socket.send(reply, peer.port, peer.address);
  });
  socket.bind(53, '127.0.0.1');
  await once(socket, 'listening');
  return { questions, most: () => most, close: () => socket.close() };
}

function nameAt(query: Buffer, start: number): string {
  const labels: string[] = [];
  for (let at = start; query[at]; at += 1 + (query[at] ?? 0)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + (query[at] ?? 0)));
  }
  return labels.join('.');
}

function encode(name: string): number[] {
  return [...name.split('.').flatMap((label) => [label.length, ...Buffer.from(label, 'latin1')]), 0];
}
