import type { Outcome } from '../oracle/oracle.ts';

/**
 * Replaces each control character by `?`, as this program does: C0 and DEL, and C1 as a character of UTF-8 or as a byte that
 * is part of none. Newlines separate rows and stay.
 */
export function withoutControls(text: string): string {
  if (!/[\x00-\x09\x0b-\x1f\x7f-\x9f]/.test(text)) return text;
  let result = '';
  for (let at = 0; at < text.length; ) {
    const character = utf8Character(text, at) ?? text.charAt(at);
    const code = Buffer.from(character, 'latin1').toString().codePointAt(0) ?? 0;
    const stray = character.length === 1 && character >= '\x80' && character < '\xa0';
    const control = code < 0x20 || (code >= 0x7f && code < 0xa0) || stray;
    result += control && character !== '\n' ? '?' : character;
    at += character.length;
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
