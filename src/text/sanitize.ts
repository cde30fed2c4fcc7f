import { isUnsafe, UNUSUAL } from './unsafe.ts';
import { codePointAt, utf8Length } from './utf8.ts';

/**
 * Turns each unsafe character of a latin1 string of bytes into `?`: one that is not to be shown, in UTF-8, and a byte of C1 that is no
 * part of a character. Other characters stay, and so do other bytes. Names of processes, hosts, services, interfaces and sockets are
 * chosen by others: unchanged they could drive the terminal or forge a row (CVE-2024-58251, CVE-2022-28391).
 */
export function sanitize(bytes: string): string {
  if (!UNUSUAL.test(bytes)) return bytes;
  let result = '';
  let kept = 0;
  let before = 0;
  for (let at = 0; at < bytes.length; ) {
    const point = codePointAt(bytes, at);
    const end = at + (point === undefined ? 1 : utf8Length(point));
    const unsafe = point === undefined ? isUnsafeByte(bytes.charCodeAt(at)) : isUnsafe(point, before);
    if (unsafe) {
      result += `${bytes.slice(kept, at)}?`;
      kept = end;
    }
    before = unsafe ? 0 : (point ?? 0);
    at = end;
  }
  return result + bytes.slice(kept);
}

/** Whether a byte that is no part of a character is a control to a terminal; what is no byte at all must not become one. */
function isUnsafeByte(code: number): boolean {
  return code < 0xa0 || code > 0xff;
}
