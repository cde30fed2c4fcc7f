/** A number with commas: 5,000. */
export function counted(count: number | bigint): string {
  return count.toLocaleString('en-US');
}

/** `A, B and C` */
export function enumerated(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The same, of more than `most` items only the first ones: `A, B, C and 7 more`. */
export function abridged(items: readonly string[], most: number): string {
  if (items.length <= most) return enumerated(items);
  return enumerated([...items.slice(0, most), `${counted(items.length - most)} more`]);
}
