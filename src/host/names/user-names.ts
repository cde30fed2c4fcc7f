import type { SourceOrder } from './nsswitch.ts';
import { parsePasswd } from './passwd-file.ts';

/** Users that the source `systemd` synthesizes (nss-systemd(8)). */
const SYSTEMD_USERS = new Map([
  [0, 'root'],
  [65534, 'nobody'],
]);

/**
 * Names of users by unsigned uid: from the file, which the source `compat` reads as well, and from `systemd`.
 *
 * @param passwd /etc/passwd, undefined when it cannot be read
 */
export function userNames(sources: SourceOrder, passwd: Uint8Array | undefined): ReadonlyMap<number, string> {
  let names = new Map<number, string>();
  const file = passwd && parsePasswd(passwd);
  for (const { name, stops } of sources.passwd) {
    const known =
      name === 'systemd' ? SYSTEMD_USERS : name === 'files' || name === 'compat' ? file : undefined;
    if (known !== undefined) names = new Map([...known, ...names]);
    if (stops.has(known === undefined ? 'UNAVAIL' : 'NOTFOUND')) break;
  }
  return names;
}
