import { IFF, type InterfaceFlag } from '../../proc/interfaces/link.ts';

/** The letters of the short form in net-tools' order; PROMISC and POINTOPOINT have the same letter. */
const LETTERS: Readonly<Partial<Record<InterfaceFlag, string>>> = {
  ALLMULTI: 'A',
  BROADCAST: 'B',
  DEBUG: 'D',
  LOOPBACK: 'L',
  MULTICAST: 'M',
  DYNAMIC: 'd',
  PROMISC: 'P',
  NOTRAILERS: 'N',
  NOARP: 'O',
  POINTOPOINT: 'P',
  SLAVE: 's',
  MASTER: 'm',
  RUNNING: 'R',
  UP: 'U',
};

/** The letters that there are. */
export const INTERFACE_LETTERS: readonly string[] = Object.values(LETTERS);

/** The words of the long form in net-tools' order. */
const WORDS: readonly InterfaceFlag[] = [
  'UP',
  'BROADCAST',
  'DEBUG',
  'LOOPBACK',
  'POINTOPOINT',
  'NOTRAILERS',
  'RUNNING',
  'NOARP',
  'PROMISC',
  'ALLMULTI',
  'SLAVE',
  'MASTER',
  'MULTICAST',
  'DYNAMIC',
];

/** The flags as letters. */
export function flagLetters(flags: number): string {
  if (flags === 0) return '[NO FLAGS]';
  const set = Object.entries(LETTERS).filter(([flag]) => flags & IFF[flag as InterfaceFlag]);
  return set.map(([, letter]) => letter).join('');
}

/** The flags as a signed 16-bit number and words: `4163<UP,BROADCAST,RUNNING,MULTICAST>`. */
export function flagWords(flags: number): string {
  if (flags === 0) return '0<';
  const words = WORDS.filter((flag) => flags & IFF[flag]);
  return `${(flags << 16) >> 16}${words.length === 0 ? '' : `<${words.join(',')}>`}`;
}
