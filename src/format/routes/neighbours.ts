import type { Neighbour } from '../../proc/routes/ndisc.ts';
import { type Field, left } from '../columns.ts';
import type { Names } from '../names.ts';
import { writePrefix } from './ipv6-routes.ts';
import { type FlagLetters, flagLetters } from './route-flags.ts';

/** The title of the IPv6 neighbours. */
export const NEIGHBOURS_TITLE = 'Kernel IPv6 Neighbour Cache';

/** The heading of the IPv6 neighbours. */
export function neighboursHeading(times: boolean): string {
  const heading = 'Neighbour                                   HW Address        Iface    Flags Ref State';
  return times ? `${heading}            Stale(sec) Delete(sec)` : heading;
}

/** NTF_ROUTER, a complete hardware header, an incomplete one, NTF_PROXY. */
export const NEIGHBOUR_FLAGS: FlagLetters = [
  [0x80, 'R'],
  [0x4, 'x'],
  [0x2, 'h'],
  [0x8, 'P'],
];

const NUD_REACHABLE = 0x02;

/** States of a neighbour, NUD_* (include/uapi/linux/neighbour.h). */
const STATES: ReadonlyMap<number, string> = new Map([
  [0x00, 'NONE'],
  [0x01, 'INCOMPLETE'],
  [NUD_REACHABLE, 'REACHABLE'],
  [0x04, 'STALE'],
  [0x08, 'DELAY'],
  [0x10, 'PROBE'],
  [0x20, 'FAILED'],
  [0x40, 'NOARP'],
  [0x80, 'PERM'],
]);

/** The word for the state of a neighbour. */
export function neighbourStateWord(state: number): string {
  return STATES.get(state) ?? `UNKNOWN(${state.toString(16).padStart(2, '0')})`;
}

/**
 * The fields of an IPv6 neighbour.
 *
 * @param times whether to show for how long it counts as reachable, and for how long it is kept
 */
export function neighbourFields(
  names: Names,
  times: boolean,
  ticksPerSecond: number,
): readonly Field<Neighbour>[] {
  const secondsUntil = (end: number, now: number): number =>
    end > now ? Math.floor((end - now) / ticksPerSecond) : 0;
  const fields: Field<Neighbour>[] = [
    left(43, (out, { address, prefixLength }) => writePrefix(out, address, prefixLength, names)),
    left(17, (out, { hardwareAddress }) => out.text(hardwareAddress.join(':'))),
    left(8, (out, { iface }) => out.text(iface)),
    left(5, (out, { flags }) => out.text(flagLetters(flags, NEIGHBOUR_FLAGS))),
    left(3, (out, { refCount }) => out.decimal(refCount)),
    left(16, (out, { state }) => out.text(neighbourStateWord(state))),
  ];
  if (!times) return fields;
  return [
    ...fields,
    left(10, (out, { state, reachableTime, confirmed }) =>
      out.decimal(state === NUD_REACHABLE ? secondsUntil(reachableTime, confirmed) : 0),
    ),
    // A neighbour in use is not deleted.
    left(0, (out, { refCount, staleTime, confirmed }) =>
      out.text(refCount === 0 ? `${String(secondsUntil(staleTime, confirmed)).padEnd(7)} ` : '* '),
    ),
  ];
}
