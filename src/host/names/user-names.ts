import type { SourceOrder } from './nsswitch.ts';
import { parsePasswd } from './passwd-file.ts';

/** The users that the source `systemd` knows of itself (nss-systemd(8)). */
const SYSTEMD_USERS = new Map([
  [0, 'root'],
  [65534, 'nobody'],
]);

/**
 * The names of users, by unsigned uid: of the file, which the source `compat` reads as well, and of `systemd`.
 *
 * @param file reads a file of /etc
 */
export function userNames(
  { passwd }: SourceOrder,
  file: (name: string) => Uint8Array,
): ReadonlyMap<number, string> {
  let names = new Map<number, string>();
  for (const { name, stops } of passwd) {
    const isFile = name === 'files' || name === 'compat';
    const known = isFile ? parsePasswd(file('passwd')) : name === 'systemd' ? SYSTEMD_USERS : undefined;
    if (known !== undefined) names = new Map([...known, ...names]);
    if (stops.has(known === undefined ? 'UNAVAIL' : 'NOTFOUND')) break;
  }
  return names;
}
