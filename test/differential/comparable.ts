import type { Outcome } from '../oracle/oracle.ts';

/** Characters that are shown as `?`, by their properties; the selectors of Mongolian and those of variants are not among them. */
const UNSAFE =
  /^(?!\u200c|\u200d|[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\p{Cc}\p{Zl}\p{Zp}\p{DI}\ufff9-\ufffb]$/u;
const SELECTOR = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;

/**
 * Replaces each unsafe character by `?`, as this program does: control characters and invisible ones, and C1 as a byte that is part of
 * none. A selector of a variant is safe behind a character beyond ASCII. Newlines separate rows and stay.
 */
export function withoutControls(text: string): string {
  if (!/[^\n\x20-\x7e]/.test(text)) return text;
  let result = '';
  let before = '';
  for (let at = 0; at < text.length; ) {
    const bytes = utf8Character(text, at) ?? text.charAt(at);
    const character = bytes.length > 1 ? Buffer.from(bytes, 'latin1').toString() : bytes;
    const misplaced = SELECTOR.test(character) && (before <= '\x7f' || SELECTOR.test(before));
    const unsafe = character !== '\n' && ((UNSAFE.test(character) && !(bytes === '\xad')) || misplaced);
    result += unsafe ? '?' : bytes;
    before = unsafe || (bytes.length === 1 && bytes > '\x7f') ? '' : character;
    at += bytes.length;
  }
  return result;
}

/** The multi-byte character that begins here, if there is one. */
function utf8Character(text: string, at: number): string | undefined {
  for (const length of [2, 3, 4]) {
    const bytes = text.slice(at, at + length);
    if (bytes.length < length || bytes < '\xc2') continue;
    const decoded = Buffer.from(bytes, 'latin1').toString();
    if ([...decoded].length === 1 && decoded !== '\ufffd') return bytes;
  }
  return undefined;
}

/** The help of either program, from its first line to its end. */
const HELP = /^[Uu]sage: netstat [\s\S]*/m;
/** The list of families, which -h of net-tools prints on stderr. */
const FAMILIES = /( {4}\S[^\n]*\n){3}$/;
const VERSION = /^(net-tools 2\.10|netstat-js [\s\S]*net-tools 2\.10)[\s\S]*/;

/** If both tables of NET/ROM are missing, net-tools prints an arbitrary reason for the second. */
const STALE_ERROR = /^(\/proc\/net\/nr_neigh): .*$/m;

/** Hides intended differences from net-tools: control characters, and the texts of help and version. */
export function comparable({ stdout, stderr, status }: Outcome): Outcome {
  const words = withoutControls(stdout).replace(HELP, 'HELP\n').replace(VERSION, 'VERSION\n');
  const complaints = withoutControls(stderr).replace(HELP, 'HELP\n').replace(STALE_ERROR, '$1');
  return {
    stdout: words,
    stderr: words === 'HELP\n' ? complaints.replace(FAMILIES, '') : complaints,
    status,
  };
}
