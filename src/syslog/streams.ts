import { isIP, connect as openTcp, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as openTls } from 'node:tls';
import type { Receiver } from './receiver.ts';
import { codedError, codeOf, Loss, type Transport } from './transport.ts';

/** The receiver must answer within this time, and when all is sent it has this time to close, in milliseconds. */
const ANSWER = 10_000;
const LINGER = 500;
/** The kernel asks a receiver that was silent for so many milliseconds whether it is there. */
const KEEP_ALIVE = 60_000;

/** Reasons why there is no connection though the receiver was asked for one. */
const ASKED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT']);

/** How old what the kernel took may be and yet be lost: if the receiver closed; if it gave no answer until the kernel gave up. */
const UNREAD = 10_000;
const UNANSWERED = 20 * 60_000;

/**
 * Sends messages over a connection, each after its length (RFC 6587 §3.4.1), with TLS as RFC 5425 has it.
 *
 * @param ca certificates of the authorities to trust, in PEM; without it those that Node trusts
 * @param onOpening is called once the kernel has counted an opening of a connection, whatever became of it
 */
export async function openStream(
  { protocol, host, port }: Receiver,
  address: string,
  ca: string | undefined,
  onOpening: () => void,
): Promise<Transport> {
  const isSecure = protocol === 'tls';
  const socket = isSecure
    ? openTls({ host: address, port, ca, servername: isIP(host) === 0 ? host : '' })
    : openTcp({ host: address, port });
  let isOpen = false;
  socket.once('connect', () => {
    isOpen = true;
    onOpening();
  });
  socket.once('error', (reason) => {
    if (!isOpen && ASKED.has(codeOf(reason))) onOpening();
  });
  const loss = new Loss();
  const closed = (): void => loss.report(codedError('CLOSED'));
  socket.on('error', (reason) => loss.report(reason));
  socket.on('end', closed).on('close', closed);
  // What it says is not of interest, only that it closes.
  socket.resume();
  try {
    await loss.unless(answered(socket, isSecure ? 'secureConnect' : 'connect'));
  } catch (reason) {
    socket.destroy();
    throw reason;
  }
  socket.setKeepAlive(true, KEEP_ALIVE);
  return {
    loss,
    send: (messages) =>
      new Promise((resolve, reject) => {
        const frames = Buffer.concat(messages.flatMap(frame));
        socket.write(frames, (reason) => (reason ? reject(reason) : resolve()));
      }),
    uncertain: (reason) => (codeOf(reason) === 'ETIMEDOUT' ? UNANSWERED : UNREAD),
    async close() {
      await loss.unless(new Promise<void>((resolve) => socket.end(resolve)));
      try {
        await loss.unless(sleep(LINGER));
      } catch (reason) {
        // It closes when it has read all.
        if (codeOf(reason as Error) !== 'CLOSED') throw reason;
      }
      socket.destroy();
    },
    destroy: () => socket.destroy(),
  };
}

function answered(socket: Socket, event: string): Promise<void> {
  return new Promise((resolve) => {
    socket.setTimeout(ANSWER, () => socket.destroy(codedError('ETIMEDOUT')));
    socket.once(event, () => {
      socket.setTimeout(0);
      resolve();
    });
  });
}

function frame(message: Buffer): Buffer[] {
  return [Buffer.from(`${message.length} `), message];
}
