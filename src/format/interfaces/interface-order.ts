/** The parts of a name that are compared, one after the other. */
interface SortKey {
  /** The name without the number of an alias and without the digits before that. */
  readonly stem: string;
  /** Those digits. */
  readonly number: number;
  /** The name without the number of an alias. */
  readonly base: string;
  /** The number of an alias, -1 for none. */
  readonly alias: number;
  readonly name: string;
}

const NAME = /^((.*?)(\d*))(?::(\d+))?$/s;

function sortKey(name: string): SortKey {
  const [, base = '', stem = '', number = '', alias] = NAME.exec(name) ?? [];
  return { stem, number: int(number), base, alias: alias === undefined ? -1 : int(alias), name };
}

/** The digits as C's atoi reads them. */
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

/** Sorts names as net-tools does: eth0, eth0:1, eth0:10, eth01, eth1, eth10, lo. */
export function sortInterfaceNames(names: Iterable<string>): string[] {
  return [...names]
    .map(sortKey)
    .sort(compare)
    .map(({ name }) => name);
}
