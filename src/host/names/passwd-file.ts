import { matchDatabaseLines, SPACE, unsigned32 } from './database-lines.ts';

const ID = `[${SPACE}]*([+-]?)([0-9]+)`;
const LINE = new RegExp(`^([^:]*):[^:]*:${ID}:${ID}(?::.*)?$`, 's');

/** The sixth of seven. */
const HOME = new RegExp(`^([^+:-][^:]*):[^:]*:${ID}:[^:]*:[^:]*:(/[^:]*)(?::.*)?$`, 's');

/** The home folders of users by their unsigned uid, latin1. The first line of a uid counts. */
export function parseHomes(bytes: Uint8Array): Map<number, string> {
  const homes = new Map<number, string>();
  for (const [, , sign = '', digits = '', home = ''] of matchDatabaseLines(bytes, HOME, false)) {
    const uid = unsigned32(sign, digits);
    if (uid !== undefined && !homes.has(uid)) homes.set(uid, home);
  }
  return homes;
}

/**
 * /etc/passwd: `root:x:0:0:root:/root:/bin/sh`, unsigned uid to name. The first line of a uid counts; lines for NIS,
 * which start with `+` or `-`, and lines without a readable gid name nobody (observed, glibc 2.36).
 */
export function parsePasswd(bytes: Uint8Array): Map<number, string> {
  const names = new Map<number, string>();
  for (const line of matchDatabaseLines(bytes, LINE, false)) {
    const [, name = '', uidSign = '', uidDigits = '', gidSign = '', gidDigits = ''] = line;
    if (name.startsWith('+') || name.startsWith('-')) continue;
    const uid = unsigned32(uidSign, uidDigits);
    if (uid === undefined || unsigned32(gidSign, gidDigits) === undefined) continue;
    if (!names.has(uid)) names.set(uid, name);
  }
  return names;
}
