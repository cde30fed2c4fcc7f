import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, Loss, type Transport } from './transport.ts';

/** What was sent in so many milliseconds before a refusal may be what was refused. */
const UNCERTAIN = 1000;
/** For so many milliseconds after the last message a refusal is waited for. */
const LINGER = 100;

/**
 * Sends a message in each datagram (RFC 5426). The socket is connected: so the kernel tells of a host where no one receives.
 *
 * @param tooLong is told the length of a message that fits no datagram, and is not sent
 */
export async function openDatagrams(
  address: string,
  port: number,
  tooLong: (bytes: number) => void,
): Promise<Transport> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  const loss = new Loss();
  let isOpen = true;
  socket.on('error', (reason) => loss.report(reason));
  socket.on('close', () => {
    isOpen = false;
  });
  const destroy = (): void => {
    if (isOpen) socket.close();
  };
  try {
    await loss.unless(connected(socket, port, address));
  } catch (reason) {
    destroy();
    throw reason;
  }
  return {
    loss,
    async send(messages) {
      for (const message of messages) await sent(socket, message, tooLong);
    },
    uncertain: () => UNCERTAIN,
    async close() {
      await loss.unless(sleep(LINGER));
      destroy();
    },
    destroy,
  };
}

function connected(socket: Socket, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // The types leave out that it is given an error.
    const done = (reason?: Error | null): void => (reason ? reject(reason) : resolve());
    socket.connect(port, address, done);
  });
}

function sent(socket: Socket, message: Buffer, tooLong: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(message, (reason) => {
      if (!reason) return resolve();
      if (codeOf(reason) !== 'EMSGSIZE') return reject(reason);
      tooLong(message.length);
      resolve();
    });
  });
}
