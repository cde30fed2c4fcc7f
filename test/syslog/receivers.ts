import { spawnSync } from 'node:child_process';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { Message } from '../../src/syslog/message.ts';
import type { Receiver } from '../../src/syslog/receiver.ts';
import { openSyslog, type Syslog } from '../../src/syslog/sender.ts';
import { type Parsed, parseMessage } from './parse-message.ts';

/** Waits until something holds; a test that waits in vain is ended by its time-out. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10);
}

/** A message with a number in it. */
export function numbered(number: number, more = ''): Message {
  return {
    time: new Date(0),
    host: 'web1',
    pid: 1,
    id: 'opened',
    fields: [['number', `${number}${more}`]],
    text: `message ${number}`,
  };
}

/** What a receiver on loopback was sent. */
export interface Received {
  readonly port: number;
  /** The sequence numbers of messages, in the order in which they came. */
  readonly numbers: number[];
  readonly messages: Parsed[];
  close(): Promise<void>;
}

/** Notes messages, and their sequence numbers. */
function notes() {
  const numbers: number[] = [];
  const messages: Parsed[] = [];
  const note = (bytes: Uint8Array): void => {
    const message = parseMessage(bytes);
    messages.push(message);
    numbers.push(Number(message.data.meta?.[0]?.[1]));
  };
  return { numbers, messages, note };
}

/** Receives a message in each datagram. */
export async function receiveDatagrams(port = 0): Promise<Received & { readonly socket: UdpSocket }> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 22 });
  const { note, ...noted } = notes();
  socket.on('message', note);
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  const close = async (): Promise<void> => {
    socket.close();
    await once(socket, 'close');
  };
  return { socket, port: socket.address().port, ...noted, close };
}

/** What a receiver of streams does otherwise than to read all. */
export interface Manners {
  readonly port?: number;
  readonly host?: string;
  readonly tls?: TlsOptions;
  /** Is given each connection. */
  accepted?(socket: Socket): void;
  /** Is called after each message. */
  read?(socket: Socket): void;
}

/** Receives messages over connections, each after its length. */
export async function receiveStreams(
  manners: Manners = {},
): Promise<Received & { readonly sockets: Set<Socket> }> {
  const { port = 0, host = '127.0.0.1', tls } = manners;
  const { note, ...noted } = notes();
  const sockets = new Set<Socket>();
  const accept = (socket: Socket): void => {
    sockets.add(socket);
    let rest = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (piece) => {
      rest = Buffer.concat([rest, piece]);
      for (;;) {
        const blank = rest.indexOf(' ');
        if (blank < 0 || socket.destroyed) return;
        const length = rest.toString('latin1', 0, blank);
        if (!/^[1-9]\d*$/.test(length)) throw new Error(`no length: ${rest.subarray(0, 80)}`);
        const end = blank + 1 + Number(length);
        if (rest.length < end) return;
        note(rest.subarray(blank + 1, end));
        rest = rest.subarray(end);
        manners.read?.(socket);
      }
    });
    manners.accepted?.(socket);
  };
  const server: Server = tls === undefined ? createServer(accept) : createTlsServer(tls, accept);
  server.on('tlsClientError', () => {});
  server.listen(port, host);
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, ...noted, sockets, close };
}

/** A port of loopback on which no one listens. */
export async function freePort(): Promise<number> {
  const { port, close } = await receiveStreams();
  await close();
  return port;
}

/** A way to a receiver, with the lines that were told of it. */
export function openTo(
  protocol: Receiver['protocol'],
  port: number,
  { host = '127.0.0.1', ca, addressesOf = async () => ['127.0.0.1'] }: Partial<Way> = {},
): Syslog & { readonly lines: string[]; readonly openings: () => number } {
  const lines: string[] = [];
  let openings = 0;
  const options = {
    sdId: 'netstat@32473',
    ca,
    addressesOf,
    tell: (line: string) => lines.push(line),
    onOpening() {
      openings++;
    },
  };
  const syslog = openSyslog({ protocol, host, port }, options);
  return {
    send: (message) => syslog.send(message),
    end: () => syslog.end(),
    lines,
    openings: () => openings,
  };
}

interface Way {
  readonly host: string;
  readonly ca: string;
  addressesOf(name: string): Promise<readonly string[]>;
}

/** The numbers from one up to another. */
export function numbersUpTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** Why no certificates can be made; undefined if they can. */
export function whyNoCertificates(): string | undefined {
  return spawnSync('openssl', ['version']).status === 0 ? undefined : 'needs openssl';
}

function openssl(folder: string, ...words: readonly string[]): void {
  const { status, stderr } = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${words.join(' ')}: ${stderr}`);
}

/** Makes an authority. Returns its certificate. */
export function makeAuthority(folder: string, name: string): string {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
  openssl(folder, 'req', '-x509', ...key, ...files, '-days', '30', '-subj', `/CN=${name}`);
  return readFileSync(join(folder, `${name}.pem`), 'utf8');
}

/** Makes a certificate by an authority, for names such as `DNS:localhost,IP:127.0.0.1`, valid for so many days from now. */
export function makeCertificate(folder: string, authority: string, names: string, days = 30) {
  const name = `server${spawnSync('mktemp', ['-u', 'XXXXXXXX'], { encoding: 'utf8' }).stdout.trim()}`;
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const request = ['-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/CN=server'];
  openssl(folder, 'req', '-new', ...key, ...request);
  writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${names}\n`);
  const signer = ['-CA', `${authority}.pem`, '-CAkey', `${authority}.key`, '-CAcreateserial'];
  const files = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', `${name}.ext`];
  openssl(folder, 'x509', '-req', ...files, ...signer, '-days', String(days));
  return {
    name,
    key: readFileSync(join(folder, `${name}.key`), 'utf8'),
    cert: readFileSync(join(folder, `${name}.pem`), 'utf8'),
  };
}
