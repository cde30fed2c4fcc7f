import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { run } from './namespace.ts';

const DNS_HEADER = 12;
/** One answer: a pointer to the name asked for, type PTR, class IN, 60 seconds, and the length of what follows (RFC 1035, 4.1.3). */
const PTR_ANSWER = [0xc0, DNS_HEADER, 0, 12, 0, 1, 0, 0, 0, 60, 0];

/** The answer to a query for a PTR record: the host is named after the query. */
function answerTo(query: Buffer): Buffer {
  const header = Buffer.from(query.subarray(0, DNS_HEADER));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 6);
  header.writeUInt32BE(0, 8);
  const end = query.indexOf(0, DNS_HEADER) + 5;
  const question = query.subarray(DNS_HEADER, end);
  // The labels of the address come first in d.c.b.a.in-addr.arpa; the digits of the first name the host.
  const label = Buffer.concat([Buffer.from('host-'), question.subarray(1, 1 + (question[0] ?? 0))]);
  const name = Buffer.concat([
    Buffer.from([label.length]),
    label,
    Buffer.from([7]),
    Buffer.from('example'),
    Buffer.from([0]),
  ]);
  return Buffer.concat([header, question, Buffer.from([...PTR_ANSWER, name.length]), name]);
}

/** Answers every question on 127.0.0.1:53 after `delay` milliseconds, any number of them at a time. */
async function startResolver(delay: number): Promise<void> {
  const socket = createSocket('udp4');
  socket.on('message', (query, peer) => {
    setTimeout(() => socket.send(answerTo(query), peer.port, peer.address), delay);
  });
  socket.bind(53, '127.0.0.1');
  await once(socket, 'listening');
}

/** Puts a copy of /etc in the place of /etc, in which names are looked up in the files and then by the resolver. */
function useResolver(scratch: string): void {
  const etc = `${scratch}/etc`;
  mkdirSync(etc);
  spawnSync('cp', ['-a', '/etc/.', etc]);
  // It may be a link to a file of the host, which stays as it is.
  rmSync(`${etc}/resolv.conf`, { force: true });
  writeFileSync(`${etc}/resolv.conf`, 'nameserver 127.0.0.1\n');
  writeFileSync(
    `${etc}/nsswitch.conf`,
    'passwd: files\nservices: files\nnetworks: files\nhosts: files dns\n',
  );
  writeFileSync(`${etc}/hosts`, '127.0.0.1 localhost\n');
  run('mount', '--bind', etc, '/etc');
}

/**
 * Connects to `hosts` addresses of loopback, each of which has a name that only a resolver knows that takes `delay` milliseconds an
 * answer. Needs a mount and a network namespace of its own.
 */
export async function openNamedConnections(scratch: string, hosts: number, delay: number): Promise<void> {
  await startResolver(delay);
  useResolver(scratch);
  const server = createServer().listen({ host: '0.0.0.0', port: 5000, backlog: hosts });
  await once(server, 'listening');
  for (let host = 0; host < hosts; host++) {
    const accepted = once(server, 'connection');
    await once(connect({ host: `127.1.${host >> 8}.${host & 255}`, port: 5000 }), 'connect');
    await accepted;
  }
}
