import type { Tree, TreeEntry } from '../oracle/case-tree.ts';
import type { Case, TableGenerator } from './case.ts';
import { withoutControls } from './comparable.ts';
import { Random } from './random.ts';
import { randomCase } from './random-case.ts';
import { type Mode, runSubject } from './subject.ts';

/** What a hostile name tries: to forge a row. */
const FORGED = 'FORGED ROW';

const JUNK = [
  '',
  '-',
  '0x',
  'zz',
  '-1',
  '\0',
  '\x1b[2J',
  '\xc2\x9b',
  '\xff',
  '\xe2\x82',
  '99999999999999999999999999',
  'FFFFFFFFFFFFFFFFFF',
  '%s%n',
  ':',
  '::',
  '@',
  '\r',
  '\x85',
  '\xe2\x80\xae',
  '\xe2\x80\x8b',
  '\xc2\xad',
  '\xef\xbb\xbf',
  '\xe2\x80\xa8',
  '\xef\xb8\x8f',
  '\xf3\xa0\x81\x81',
];

function randomBytes(random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(random.between(0, 255))).join('');
}

/** One thing that can happen to a file. */
type Damage = (random: Random, text: string) => string;

function atWord(change: (random: Random, words: string[], at: number) => void): Damage {
  return (random, text) => {
    const lines = text.split('\n');
    const index = random.between(0, lines.length - 1);
    const words = (lines[index] ?? '').split(/(?<=\S)(?=\s)/);
    change(random, words, random.between(0, words.length - 1));
    return lines.with(index, words.join('')).join('\n');
  };
}

const DAMAGES: readonly Damage[] = [
  (random, text) => text.slice(0, random.between(0, text.length)),
  (random, text) => text.slice(random.between(0, text.length)),
  (random, text) => text.replace(/\n/g, random.pick(['\r\n', '\r', '\n\n', ' ', '\0\n'])),
  (random, text) =>
    text
      .split('\n')
      .toSpliced(0, 1, ...random.some([random.pick(JUNK)], 0.5))
      .join('\n'),
  (random, text) => random.shuffle(text.split('\n')).join('\n'),
  (random, text) => text.replace(/ +/g, random.pick(['', '\t', '  \v', ' \0'])),
  (random, text) => {
    const at = random.between(0, text.length);
    return (
      text.slice(0, at) +
      random
        .pick(['0', 'x', ' ', ':', '\0', randomBytes(random, 9)])
        .repeat(random.between(1, random.pick([9, 9, 9000, 1 << 20]))) +
      text.slice(at)
    );
  },
  (random, text) => {
    const at = random.between(0, text.length);
    return (
      text.slice(0, at) + randomBytes(random, random.between(1, 4)) + text.slice(at + random.between(0, 4))
    );
  },
  (random) => randomBytes(random, random.between(0, 300)),
  atWord((random, words, at) => words.splice(at, random.between(1, 3))),
  atWord((random, words, at) => words.splice(at, 0, words[random.between(0, words.length - 1)] ?? '')),
  atWord((random, words, at) => words.splice(at, 1, ` ${random.pick(JUNK)}`)),
  atWord((random, words, at) =>
    words.splice(at, 1, ` ${random.hex(random.pick([1, 2, 8, 9, 16, 31, 33, 64, 65]))}:${random.hex(4)}`),
  ),
];

const ERRORS = ['EISDIR', 'EACCES', 'ELOOP', 'EIO', 'ESRCH'] as const;

function damaged(random: Random, path: string, entry: TreeEntry): TreeEntry {
  if (typeof entry === 'object' && 'link' in entry) {
    const text = random.chance(0.5) ? `socket:[${random.pick(JUNK)}]` : randomBytes(random, 30);
    return { link: text.replaceAll('\0', '?') };
  }
  if (typeof entry !== 'string') return entry;
  if (random.chance(0.06)) return { error: random.pick(ERRORS) };
  if (path.endsWith('/cmdline') && random.chance(0.7)) {
    return random.pick([
      `/bin/x\n${FORGED}`,
      `\x1b]0;x\x07${randomBytes(random, 40)}`,
      `a\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac`,
      `\n${FORGED}\0`,
    ]);
  }
  let text = entry;
  for (let times = random.between(1, 3); times > 0; times--) text = random.pick(DAMAGES)(random, text);
  return text;
}

/** A random case with files that no kernel would write. */
export function damagedCase(seed: number, number: number, tables: readonly TableGenerator[]): Case {
  const c = randomCase(seed, number, tables);
  const random = new Random(seed ^ 0x5eed, number);
  const share = random.pick([0.1, 0.4, 0.9]);
  const tree: Tree = Object.fromEntries(
    Object.entries(c.tree).map(([path, entry]) => [
      path,
      random.chance(share) ? damaged(random, path, entry) : entry,
    ]),
  );
  return { ...c, tree };
}

/** The exit statuses of net-tools, and the one that stands for waiting for the next frame. */
const STATUSES: readonly unknown[] = [0, 1, 3, 255, 'timeout'];

/** What is wrong with this program's answer to a damaged case; undefined if nothing is. */
export async function complaint(c: Case, mode: Mode, dir: string): Promise<string | undefined> {
  try {
    const { stdout, stderr, status } = await runSubject(c, mode, dir);
    if (!STATUSES.includes(status)) return `status ${status}: ${stderr}`;
    if (/^\s+at .*\d:\d|internal error/m.test(stderr)) return `stack trace: ${stderr}`;
    for (const text of [stdout, stderr]) {
      if (text !== withoutControls(text)) return `control character in ${JSON.stringify(text)}`;
      if (text.split('\n').some((line) => line.startsWith(FORGED)))
        return `a name forged a row in ${JSON.stringify(text)}`;
    }
    return undefined;
  } catch (error) {
    return `thrown: ${error instanceof Error ? error.stack : String(error)}`;
  }
}
