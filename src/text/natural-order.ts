const PARTS = /\d+|\D+/g;

/** Compares names as people do, the numbers in them by their value: `web-2` before `web-10`. */
export function naturalOrder(a: string, b: string): number {
  const parts = a.match(PARTS) ?? [];
  const others = b.match(PARTS) ?? [];
  for (const [at, part] of parts.entries()) {
    const order = partOrder(part, others[at] ?? '');
    if (order !== 0) return order;
  }
  return parts.length - others.length || compare(a, b);
}

function partOrder(a: string, b: string): number {
  const [first, second] = [digitsOf(a), digitsOf(b)];
  if (first === undefined || second === undefined) return compare(a, b);
  return first.length - second.length || compare(first, second);
}

/** A number without the zeros before it; undefined for a part that is none. */
function digitsOf(part: string): string | undefined {
  return /^\d/.test(part) ? part.replace(/^0+/, '') : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
