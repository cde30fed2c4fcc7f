import type { RadioSocket } from '../../proc/legacy/radio-socket.ts';
import { type Field, left } from '../columns.ts';
import { radioStateWord, zeroFilled } from './radio-words.ts';

/** The ends and the device of a socket of AX.25 or NET/ROM. */
export const RADIO_ENDS: readonly Field<RadioSocket>[] = [
  left(9, (out, { destination }) => out.text(destination), 2),
  left(9, (out, { source }) => out.text(source), 2),
  left(6, (out, { device }) => out.text(device), 2),
];

/**
 * The state of a socket of AX.25, X.25 or NET/ROM, `Vr/Vs`, and the queues.
 *
 * @param places characters of vr and of vs
 */
export function radioNumbers(states: readonly string[], places: number): Field<RadioSocket>[] {
  return [
    left(11, (out, { state }) => out.text(radioStateWord(states, state)), 2),
    left(
      0,
      (out, { received, sent }) => out.text(`${zeroFilled(received, places)}/${zeroFilled(sent, places)}`),
      2,
    ),
    left(6, (out, { sendQ = 0 }) => out.decimal(sendQ), 2),
    left(6, (out, { recvQ = 0 }) => out.decimal(recvQ), 2),
  ];
}
