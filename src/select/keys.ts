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
 * @throws SelectError
 */
export function parseKeys(
  list: string,
  kinds: readonly Kind[],
  { signs }: { readonly signs: boolean },
): Key[] {
  let offset = 0;
  return list.split(',').map((part) => {
    const name = part.trim();
    const descending = signs && name.startsWith('-');
    const start = offset + part.indexOf(name) + Number(descending);
    offset += part.length + 1;
    if (name === '')
      throw new SelectError(`expected fields such as ${signs ? '-recvQ,' : ''}state,local.port`, start);
    return { ...refer(descending ? name.slice(1) : name, kinds, start), descending, start };
  });
}
