import { createHmac } from 'node:crypto';

/** What has a name that says who someone is. */
type Kind =
  | 'host'
  | 'domain'
  | 'network'
  | 'user'
  | 'if'
  | 'prog'
  | 'service'
  | 'unit'
  | 'container'
  | 'image'
  | 'pod'
  | 'namespace'
  | 'label'
  | 'path';

/** Other names in place of those of a host. */
export interface Pseudonyms {
  /** `prog7`; the same for the same name, and another one for any other name. */
  name(kind: Kind, name: string): string;
  /** The same number of hexadecimal digits, in place of those of an identifier; what stands between them stays. */
  id(id: string): string;
}

/**
 * @param numbering `order`: names are numbered as they come, `prog7`. `key`: what follows the kind is drawn by the key alone, `prog3xk0f9qa`,
 *   so that recordings of several hosts, made with the same key, say the same of the same name.
 */
export function pseudonyms(key: Uint8Array, numbering: 'order' | 'key'): Pseudonyms {
  const digest = (...words: readonly string[]): Buffer =>
    createHmac('sha256', key).update(words.join('\0'), 'latin1').digest();
  const known = new Map<string, string>();
  const taken = new Set<string>();
  const counts = new Map<Kind, number>();
  const next = (kind: Kind): string => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind}${count}`;
  };
  const drawn = (kind: Kind, name: string): string => {
    for (let round = 0; ; round++) {
      const word = kind + wordOf(digest(kind, name, String(round)));
      // Of two names in a recording the second one is drawn again. That takes a million of them.
      if (!taken.has(word)) return word;
    }
  };
  return {
    name(kind, name) {
      const at = `${kind} ${name}`;
      let word = known.get(at);
      if (word === undefined) {
        word = numbering === 'order' ? next(kind) : drawn(kind, name);
        known.set(at, word);
        taken.add(word);
      }
      return word;
    },
    id(id) {
      const digits = digest('id', id.replaceAll(/[^0-9a-f]/gi, '').toLowerCase()).toString('hex');
      let at = 0;
      return id.replaceAll(/[0-9a-f]/gi, () => digits[at++ % digits.length] as string);
    },
  };
}

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** So many letters of 5 bits let the name of an interface end with the number of a VLAN, and that of a program be one of 15 bytes. */
const LENGTH = 8;

function wordOf(digest: Uint8Array): string {
  return Array.from(digest.subarray(0, LENGTH), (byte) => LETTERS[byte & 31]).join('');
}
