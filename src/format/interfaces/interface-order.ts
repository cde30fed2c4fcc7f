/** A name in the parts that its place depends on, the first that differs deciding. */
interface SortKey {
  /** Without an alias' number, without the digits at its end. */
  readonly stem: string;
  /** Those digits. */
  readonly number: number;
  /** Without an alias' number. */
  readonly base: string;
  /** Number of an alias, -1 for none. */
  readonly alias: number;
  readonly name: string;
}

const NAME = /^((.*?)(\d*))(?::(\d+))?$/s;

function sortKey(name: string): SortKey {
  const [, base = '', stem = '', number = '', alias] = NAME.exec(name) ?? [];
  return { stem, number: int(number), base, alias: alias === undefined ? -1 : int(alias), name };
}

/** What C's atoi makes of digits. */
function int(digits: string): number {
  return Number(BigInt.asIntN(32, BigInt(digits)));
}

const PARTS = ['stem', 'number', 'base', 'alias', 'name'] as const;

function compare(a: SortKey, b: SortKey): number {
  for (const part of PARTS) {
    if (a[part] < b[part]) return -1;
    if (a[part] > b[part]) return 1;
  }
  return 0;
}

/** Puts names in the order of net-tools: eth0, eth0:1, eth0:10, eth01, eth1, eth10, lo. */
export function sortInterfaceNames(names: Iterable<string>): string[] {
  return [...names]
    .map(sortKey)
    .sort(compare)
    .map(({ name }) => name);
}
