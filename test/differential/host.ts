import type { Tree, TreeEntry } from '../oracle/case-tree.ts';
import type { Pools, TableGenerator } from './case.ts';
import { namesFiles } from './names.ts';
import { processFiles } from './processes.ts';
import type { Random } from './random.ts';
import { magnitude } from './values.ts';

const IPV4 = [
  '0100007F',
  '00000000',
  'FFFFFFFF',
  '0100000A',
  '0200000A',
  '05000000',
  '00060000',
  '0300A8C0',
  'FEFFFEC8',
  '00000600',
];
const IPV6 = [
  '00000000000000000000000001000000',
  '00000000000000000000000000000000',
  '0000000000000000FFFF00000809090A',
  '0000000000000000FFFF00000100007F',
  '0000000000000000FFFF000000000000',
  '000080FE000000000000000001000000',
  'B80D0120BBBBAAAADDDDCCCCFFFFEEEE',
  'B80D0120000000000000000001000000',
  'B80D0120000001000000000000000100',
  '0000000000000000000000000302010A',
  '00000000000000000000000005000100',
  '00000000000000000000000005000000',
  '0000000000000000FFFF000001000000',
  '000064FF9B0000000000000004030201',
  'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF',
];
const PORTS = [22, 80, 443, 53, 1, 6, 17, 58, 255, 65535, 33434, 0];
const UIDS = ['0', '1000', '65534', '100', '4294967294', '4294967295'];

function pools(random: Random): Pools {
  return {
    ipv4: [...random.some(IPV4, 0.6), ...random.many(1, 3, () => random.hex(8))],
    ipv6: [
      ...random.some(IPV6, 0.5),
      ...random.many(1, 2, () => random.hex(32)),
      ...random.many(1, 3, () => random.hex(32).replace(/./g, (digit) => (random.chance(0.7) ? '0' : digit))),
    ],
    ports: [...random.some(PORTS, 0.7), ...random.many(1, 3, () => random.between(0, 65535))],
    uids: [...random.some(UIDS, 0.6), ...random.many(1, 2, () => String(random.between(0, 70000)))],
    inodes: [
      '0',
      ...random.many(4, 40, () =>
        String(random.chance(0.95) ? random.between(1, 999999) : magnitude(random, 0.5)),
      ),
    ],
  };
}

/** A host with some tables, nearly always including those in `focus`. */
export function randomHost(
  random: Random,
  tables: readonly TableGenerator[],
  focus: ReadonlySet<TableGenerator>,
): Tree {
  const shared = pools(random);
  const tree: Record<string, TreeEntry> = { ...namesFiles(random, shared), ...processFiles(random, shared) };
  const others = random.pick([0, 0.5, 0.9]);
  for (const table of tables) {
    if (!random.chance(focus.has(table) ? 0.97 : others)) continue;
    const files = table.files(random, shared);
    for (const [path, entry] of Object.entries(files)) {
      tree[path] = random.chance(0.02) ? { error: random.pick(['EACCES', 'ELOOP'] as const) } : entry;
    }
  }
  if (random.chance(0.005))
    return { '/proc/net': { error: 'ENOTDIR' }, '/etc/nsswitch.conf': tree['/etc/nsswitch.conf'] ?? '' };
  return tree;
}
