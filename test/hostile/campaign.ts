import { visible } from '../differential/report.ts';
import { shrink } from '../differential/shrink.ts';
import type { HostileCase } from './case.ts';
import { faultOf } from './checks.ts';
import { type HostileFolder, stateOf } from './folder.ts';
import { growthFault } from './growth.ts';
import { hostileCase } from './random-hostile.ts';
import { programs, runInside, runProgram } from './run.ts';

/** What two runs say of when they were: of their looks, how long these took, and how long a row was seen. */
const TIMES =
  /^netstat_duration_seconds.*|"time":"[^"]*"|"seconds":[\d.]+|\d{4}-\d\d-\d\dT[\d:.]+Z|^\d\d:\d\d:\d\d\.\d{3} |after (?:over )?[\d.]+ s|netstat: a look takes longer.*\n?/gm;

/** One case in so many is run by the built programs, and one in so many looks at time by size. */
const PROGRAM_EVERY = 20;
const GROWTH_EVERY = 60;

/** A failing case is made smaller in at most so many tries: some take a second each. */
const TRIES = 150;

/** After so many milliseconds a case is not made smaller any more. */
const SHRINK_TIME = 60_000;

/** How cases are run: by the source in this process, by the programs that are built, or both by turns. */
export type HostileMode = 'source' | 'process' | undefined;

/** Runs one hostile case. Returns a report of a failure, with the case made smaller. */
export async function tryHostile(
  folder: HostileFolder,
  seed: number,
  number: number,
  mode: HostileMode,
): Promise<string | undefined> {
  if (mode !== 'process' && number % GROWTH_EVERY === GROWTH_EVERY - 1)
    return growthFault(folder, seed, number);
  const isStarted =
    mode === 'process' || (mode === undefined && number % PROGRAM_EVERY === PROGRAM_EVERY - 1);
  const ask = (c: HostileCase) => (isStarted ? faultOfPrograms(folder, c) : faultOfSource(folder, c));
  const c = hostileCase(seed, number);
  const fault = await ask(c);
  if (fault === undefined) return undefined;
  const end = Date.now() + SHRINK_TIME;
  const fails = async (candidate: HostileCase) =>
    Date.now() < end &&
    (c.form === 'text' || candidate.argv.includes(`--${c.form}`)) &&
    (await ask(candidate)) !== undefined;
  const small = await shrink(c, fails, TRIES);
  return `${visible((await ask(small)) ?? fault)}\n${showHostile(small)}`;
}

async function faultOfSource(folder: HostileFolder, c: HostileCase): Promise<string | undefined> {
  const top = folder.write(c);
  const state = stateOf(top);
  const fault = faultOf(c, await runInside(c, top));
  return fault ?? (stateOf(top) === state ? undefined : 'the tree is another one than before');
}

/** What is wrong with the runs of the built programs, or differs between them. */
async function faultOfPrograms(folder: HostileFolder, c: HostileCase): Promise<string | undefined> {
  const top = folder.write(c);
  const state = stateOf(top);
  let first: { readonly name: string; readonly answer: string } | undefined;
  for (const name of programs()) {
    const ran = await runProgram(name, c, top, folder.scratch('script'));
    const fault = faultOf(c, ran);
    if (fault !== undefined) return `${name}: ${fault}`;
    const answer = [ran.stdout, ran.stderr, ran.status].join('\n---\n').replace(TIMES, '');
    first ??= { name, answer };
    if (answer !== first.answer) return difference(first.name, first.answer, name, answer);
  }
  return stateOf(top) === state ? undefined : 'the tree is another one than before';
}

function difference(name: string, text: string, other: string, otherText: string): string {
  let at = 0;
  while (text[at] === otherText[at]) at++;
  const part = (whole: string): string => whole.slice(Math.max(0, at - 200), at + 200);
  return `the builds differ at ${at}\n${name}:\n${part(text)}\n${other}:\n${part(otherText)}`;
}

/** A report shows so many words. */
const WORDS_SHOWN = 30;

/** As much of a text as one reads. */
function shown(text: string, most: number): string {
  return text.length <= most ? visible(text) : `${visible(text.slice(0, most))}… (${text.length} bytes)`;
}

/** A hostile case as text; long words and files are cut. */
export function showHostile({ argv, tree, given, env, uid, strangePlace }: HostileCase): string {
  const words = [
    ...Object.entries(env).map(([name, value]) => `${name}=${visible(value)}`),
    'netstat',
    ...argv.slice(0, WORDS_SHOWN).map((word) => `'${shown(word, 200)}'`),
    ...(argv.length > WORDS_SHOWN ? [`… (${argv.length} words)`] : []),
  ];
  const files = Object.entries(tree).map(([path, entry]) =>
    typeof entry === 'string'
      ? `  ${visible(path)}: ${shown(entry, 300)}`
      : `  ${visible(path)} ${visible(JSON.stringify(entry)).slice(0, 400)}`,
  );
  const how = `${uid === undefined ? '' : ` (as user ${uid})`}${given === 'root' ? '' : ` (given by ${given})`}${strangePlace ? ' (in a folder with a hostile name)' : ''}`;
  return [words.join(' ') + how, ...files].join('\n');
}
