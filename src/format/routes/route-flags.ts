/** The flags of a route in net-tools' order (include/uapi/linux/{route,ipv6_route,in_route}.h): bit, letters. */
export type FlagLetters = readonly (readonly [flag: number, letters: string])[];

/** RTF_REJECT is 0x200 in every table. */
const REJECT = 0x200;

/** The letters of the flags that are set. */
export function flagLetters(flags: number, letters: FlagLetters): string {
  let text = '';
  for (const [flag, letter] of letters) if ((flags & flag) !== 0) text += letter;
  return text;
}

/** The letters of the flags that are set; a `!` replaces the letters before it (observed). */
export function erasedFlagLetters(flags: number, letters: FlagLetters): string {
  if ((flags & REJECT) === 0) return flagLetters(flags, letters);
  const reject = letters.findIndex(([flag]) => flag === REJECT);
  return flagLetters(flags, letters.slice(reject));
}

/** RTF_* of the IPv4 table. net-tools also knows the high bits, which belong to IPv6. */
export const IPV4_FLAGS: FlagLetters = [
  [0x1, 'U'],
  [0x2, 'G'],
  [REJECT, '!'],
  [0x4, 'H'],
  [0x8, 'R'],
  [0x10, 'D'],
  [0x20, 'M'],
  [0x1_0000, 'd'],
  [0x2_0000, 'a'],
  [0x4_0000, 'c'],
  [0x20_0000, 'o'],
  [0x40_0000, 'e'],
  [0x100_0000, 'c'],
  [0x200_0000, 'f'],
  [0x400_0000, 'p'],
  [0x8000_0000, 'l'],
  [0x40, 'u'],
  [0x80, 'w'],
  [0x100, 'i'],
  [0x400, 'n'],
];

/** RTF_* of the IPv6 table. */
export const IPV6_FLAGS: FlagLetters = [
  [0x1, 'U'],
  [REJECT, '!'],
  [0x2, 'G'],
  [0x4, 'H'],
  [0x1_0000, 'D'],
  [0x4_0000, 'A'],
  [0x100_0000, 'C'],
  [0x2_0000, 'a'],
  [0x40_0000, 'e'],
  [0x20, 'm'],
  [0x20_0000, 'n'],
  [0x200_0000, 'f'],
];

/** RTCF_* of the IPv4 cache, the same in both formats. */
const CACHE_FLAGS: FlagLetters = [
  [0x1_0000, 'n'],
  [0x2_0000, 'd'],
  [0x8_0000, 't'],
  [0x20_0000, 'f'],
  [0x40_0000, 'q'],
  [0x80_0000, 'Ns'],
  [0x100_0000, 'r'],
  [0x400_0000, 'i'],
  [0x800_0000, 'Nd'],
  [0x1000_0000, 'b'],
  [0x2000_0000, 'm'],
  [0x4000_0000, '#'],
  [0x8000_0000, 'l'],
];

const REDIRECTS: FlagLetters = [
  [REJECT, '!'],
  [0x8, 'R'],
  [0x10, 'D'],
  [0x20, 'M'],
];

/** The flags of a cached route by the format of the table. */
export const CACHE_FLAGS_BY_FORMAT: Readonly<Record<'Linux 2.0' | 'Linux 2.2', FlagLetters>> = {
  'Linux 2.0': [[0x1, 'U'], [0x4, 'H'], [0x2, 'G'], ...REDIRECTS, ...CACHE_FLAGS],
  'Linux 2.2': [[0x2, 'G'], ...REDIRECTS, [0x1, '-'], [0x4, 'o'], ...CACHE_FLAGS],
};
