import { enumerated } from '../text/enumerated.ts';

/** A number with commas: 5,000. */
export function counted(count: number | bigint): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `A, B, C and 7 more`: of more than `most` items only the first ones. */
export function abridged(items: readonly string[], most: number): string {
  if (items.length <= most) return enumerated(items, 'and');
  return enumerated([...items.slice(0, most), `${counted(items.length - most)} more`], 'and');
}
