import type { Naming } from '../records/fields.ts';
import type { Kind } from '../records/record.ts';
import { SelectError } from './error.ts';
import { type Reference, refer } from './fields.ts';

/** One of the keys of --sort or --count-by. */
export interface Key extends Reference {
  readonly descending: boolean;
  /** Where its name is in the list, in units of UTF-16. */
  readonly start: number;
}

/**
 * Understands a list of fields with commas between them.
 *
 * @param signs whether a minus sign may stand before a field
 * @param naming what names mean, if it is not what they mean of one host
 * @throws SelectError
 */
export function parseKeys(
  list: string,
  kinds: readonly Kind[],
  { signs, naming }: { readonly signs: boolean; readonly naming?: Naming | undefined },
): Key[] {
  let offset = 0;
  return list.split(',').map((part) => {
    const words = part.trim();
    const descending = signs && words.startsWith('-');
    const name = descending ? words.slice(1) : words;
    const start = offset + part.indexOf(words) + Number(descending);
    offset += part.length + 1;
    if (name !== '') return { ...refer(name, kinds, start, naming), descending, start };
    throw new SelectError(`expected fields such as ${signs ? '-recvQ' : 'state'},local.port`, start);
  });
}
