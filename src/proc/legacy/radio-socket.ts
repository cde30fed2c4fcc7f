import { NO_NUMBER, type Scanner } from '../reading/scanner.ts';

/** What sockets of AX.25, X.25 and NET/ROM have in common. */
export interface RadioSocket extends SocketNumbers {
  /** Texts are latin1. */
  readonly destination: string;
  readonly source: string;
  readonly device: string;
}

interface SocketNumbers {
  /** AX25_STATE_* (0 to 4), X25_STATE_* (0 to 4), or NR_STATE_* (0 to 3). */
  readonly state: number;
  /** vs: number of the next frame or packet to send. */
  readonly sent: number;
  /** vr: number of the next one that is expected. */
  readonly received: number;
  /** Bytes; absent where no program holds an AX.25 socket. */
  readonly sendQ?: number;
  readonly recvQ?: number;
}

/**
 * Reads the state, vs, vr, and the two queues; undefined where the line ends before vr or between the queues.
 *
 * @param before the numbers before the state, which are skipped: `d` for a decimal number, `x` for a hexadecimal one, `/` for
 *   itself
 * @param counters those between vr and the queues, likewise; where one is missing there are no queues
 */
export function readSocketNumbers(
  scanner: Scanner,
  before: string,
  counters: string,
): SocketNumbers | undefined {
  const found = skipNumbers(scanner, before);
  const state = found ? scanner.int() : undefined;
  const sent = scanner.int();
  const received = scanner.int();
  if (state === undefined || sent === undefined || received === undefined) return undefined;
  const sendQ = skipNumbers(scanner, counters) ? scanner.int() : undefined;
  if (sendQ === undefined) return { state, sent, received };
  const recvQ = scanner.int();
  return recvQ === undefined ? undefined : { state, sent, received, sendQ, recvQ };
}

const SLASH = 0x2f;

function skipNumbers(scanner: Scanner, format: string): boolean {
  return [...format.replaceAll(' ', '')].every((item) => {
    if (item === '/') return scanner.literal(SLASH);
    return (item === 'x' ? scanner.hex() : scanner.decimal()) !== NO_NUMBER;
  });
}
