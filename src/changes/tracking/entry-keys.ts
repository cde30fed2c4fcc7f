import type { AnySource, Row } from './entry.ts';
import type { Known } from './identity.ts';

export function keyOf({ source, row, known }: Row): string {
  return known === undefined ? addressKey(source, row) : `${source.scope} ${known.key}`;
}

/** What rows have in common that are alike in all that is compared. */
export function recordKey({ scope }: AnySource, { key, text }: Known): string {
  return `${scope} ${key} ${text}`;
}

/** Of a socket without an inode, or one whose inode another row has as well. */
export function socketKey(inode: number | bigint, source: AnySource, row: unknown): string {
  const key = addressKey(source, row);
  return inode === 0 ? key : `${key} ${inode}`;
}

export function addressKey({ scope, look }: AnySource, row: unknown): string {
  return `${scope} ${look?.protocol}${look?.text(row)}`;
}

export function portsOf({ source, row }: Row): number | undefined {
  return source.look?.ports(row);
}
