import {
  IFF_ALLMULTI,
  IFF_BROADCAST,
  IFF_DEBUG,
  IFF_DYNAMIC,
  IFF_LOOPBACK,
  IFF_MASTER,
  IFF_MULTICAST,
  IFF_NOARP,
  IFF_NOTRAILERS,
  IFF_POINTOPOINT,
  IFF_PROMISC,
  IFF_RUNNING,
  IFF_SLAVE,
  IFF_UP,
} from '../../proc/interfaces/link.ts';

/** The letters of the short form in net-tools' order; PROMISC and POINTOPOINT have the same letter. */
const LETTERS: readonly (readonly [flag: number, letter: string])[] = [
  [IFF_ALLMULTI, 'A'],
  [IFF_BROADCAST, 'B'],
  [IFF_DEBUG, 'D'],
  [IFF_LOOPBACK, 'L'],
  [IFF_MULTICAST, 'M'],
  [IFF_DYNAMIC, 'd'],
  [IFF_PROMISC, 'P'],
  [IFF_NOTRAILERS, 'N'],
  [IFF_NOARP, 'O'],
  [IFF_POINTOPOINT, 'P'],
  [IFF_SLAVE, 's'],
  [IFF_MASTER, 'm'],
  [IFF_RUNNING, 'R'],
  [IFF_UP, 'U'],
];

/** The words of the long form in net-tools' order. */
const WORDS: readonly (readonly [flag: number, word: string])[] = [
  [IFF_UP, 'UP'],
  [IFF_BROADCAST, 'BROADCAST'],
  [IFF_DEBUG, 'DEBUG'],
  [IFF_LOOPBACK, 'LOOPBACK'],
  [IFF_POINTOPOINT, 'POINTOPOINT'],
  [IFF_NOTRAILERS, 'NOTRAILERS'],
  [IFF_RUNNING, 'RUNNING'],
  [IFF_NOARP, 'NOARP'],
  [IFF_PROMISC, 'PROMISC'],
  [IFF_ALLMULTI, 'ALLMULTI'],
  [IFF_SLAVE, 'SLAVE'],
  [IFF_MASTER, 'MASTER'],
  [IFF_MULTICAST, 'MULTICAST'],
  [IFF_DYNAMIC, 'DYNAMIC'],
];

function chosen(flags: number, table: readonly (readonly [flag: number, word: string])[]): string[] {
  return table.filter(([flag]) => (flags & flag) !== 0).map(([, word]) => word);
}

/** The flags as letters. */
export function flagLetters(flags: number): string {
  return flags === 0 ? '[NO FLAGS]' : chosen(flags, LETTERS).join('');
}

/** The flags as a signed 16-bit number and words: `4163<UP,BROADCAST,RUNNING,MULTICAST>`. */
export function flagWords(flags: number): string {
  if (flags === 0) return '0<';
  const words = chosen(flags, WORDS);
  return `${(flags << 16) >> 16}${words.length === 0 ? '' : `<${words.join(',')}>`}`;
}
