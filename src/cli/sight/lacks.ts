import { emptyText, errnoText, lackText, perrorText } from '../../host/root/errno-text.ts';
import type { Root } from '../../host/root/root.ts';
import { type WatchedTables, watchTables } from '../../host/root/watched-tables.ts';
import type { Form } from '../../output/form.ts';
import type { Origin } from '../../records/origin.ts';
import type { ReadProblem } from '../../records/problem.ts';
import type { Context, Place } from '../../views/context.ts';
import { problemOf } from '../../views/problem.ts';

/** What is wrong with a file. Latin1. */
interface Lack {
  readonly text: string;
  /** How many of its lines gave no row. */
  lines: number;
}

/** What each namespace has of its own. */
const TABLES = '/proc/net/';

/** So many problems of a frame are listed at most, for they are kept until all rows were written: a table may have millions of lines that give no row. */
const MOST_PROBLEMS = 100_000;

type Told = Parameters<Context['warn']>;

/**
 * What could keep wanted rows of a frame from being seen: tables that could not be read, lines that gave no row, processes that may not be
 * looked at. Forms that have problems list it, whether or not netstat says it.
 */
export class Lacks {
  readonly #tables: WatchedTables;
  #form: Form | undefined;
  #origin: Origin = {};
  /** How many problems the form was given, or would have been. */
  #problems = 0;
  /** What netstat said of whole files in this frame. */
  #warnings: string[] = [];
  #explained = new Set<string | undefined>();
  #lacks = new Map<string, Lack>();

  readonly #faults: Root['faults'];

  constructor(host: Root) {
    this.#tables = watchTables(host);
    this.#faults = host.faults;
  }

  /** The host, watched. */
  get root(): Root {
    return this.#tables.root;
  }

  /** Begins a frame. @param form takes its problems @param origin of what the tables are, as far as that is to be said */
  begin(form: Form | undefined, origin: Origin): void {
    this.#form = form;
    this.#origin = origin;
    this.#problems = 0;
    this.#warnings = [];
    this.#explained = new Set();
    this.#lacks = new Map();
    this.#tables.unread();
    // Of a whole archive, not of each namespace in it.
    if (origin.netns !== undefined) return;
    for (const { words, lacks } of this.#faults ?? [])
      if (lacks) this.lacked(`netstat: ${words}`, { file: '/' });
  }

  /** Takes a warning of the views. */
  warned(...[words, place]: Told): void {
    if (typeof place?.lack === 'string') {
      this.lacked(place.lack, { file: place.file });
      return;
    }
    this.#list(() => problemOf(words, place));
    if (place === undefined) return;
    const line = [words].flat().join(' ');
    if (place.line === undefined) this.#warnings.push(`${place.file}\n${line}`);
    if (place.line !== undefined || place.lack) this.#add(place, line);
  }

  /** Takes a lack of which netstat says nothing. */
  lacked(words: string, place: Place): void {
    this.#list(() => problemOf(words, place));
    this.#add(place, words);
  }

  /** Takes a note on a table that is missing. */
  explained(problem: ReadProblem<string>): void {
    this.#list(() => problem);
    this.#explained.add(problem.file);
  }

  /** Takes the tables that could not be read in this frame, once all were asked for. @param status that of the view */
  end(status: number): void {
    const { failed, absent, noneThere, empty } = this.#tables.unread();
    for (const error of failed) {
      const isOdd = error.errno === 'EFTYPE' || error.errno === 'EFBIG';
      const words = isOdd ? lackText(error) : `netstat: ${perrorText(error)}`;
      const reason = error.errno === 'EFBIG' ? 'larger than' : errnoText(error.errno);
      const isSaid =
        this.#explained.has(error.path) ||
        this.#warnings.some((said) => said.startsWith(`${error.path}\n`) && said.includes(reason));
      if (!isSaid) this.#list(() => problemOf(words, { file: error.path }));
      this.#add({ file: error.path }, words);
    }
    for (const path of empty) this.lacked(emptyText(path), { file: path });
    const [first] = absent;
    if (noneThere && first !== undefined && status === 0) {
      const names = absent.map(({ path }) => path).join(', ');
      this.lacked(`netstat: none of these is there: ${names}`, { file: first.path });
    }
    const more = this.#problems - MOST_PROBLEMS;
    if (more > 0) this.#form?.problem({ message: `netstat: ${more} more problems` });
  }

  #list(problem: () => ReadProblem<string>): void {
    if (this.#problems++ >= MOST_PROBLEMS) return;
    this.#form?.problem(placedProblem(problem(), this.#origin));
  }

  /** Files with which something is wrong, and what, in one line each. */
  *[Symbol.iterator](): Generator<readonly [file: string, text: string]> {
    for (const [file, { text, lines }] of this.#lacks)
      yield [file, this.#prefixOf(file) + (lines === 0 ? text : lineText(file, text, lines))];
  }

  /** Says of which namespace a table is. */
  #prefixOf(file: string): string {
    const { inode, id } = this.#origin.netns ?? {};
    const number = inode ?? id;
    return number === undefined || !file.startsWith(TABLES) ? '' : `namespace ${number}: `;
  }

  #add({ file, line }: Place, text: string): void {
    const known = this.#lacks.get(file);
    const lack = known ?? {
      text: line === undefined ? text.replace(/^netstat: /, '') : `line ${line + 1}`,
      lines: 0,
    };
    if (line !== undefined) lack.lines++;
    if (known === undefined) this.#lacks.set(file, lack);
  }
}

/** A problem that says where it is from. */
function placedProblem(problem: ReadProblem<string>, { host, netns }: Origin): ReadProblem<string> {
  return {
    ...problem,
    ...(host === undefined ? {} : { host }),
    ...(netns === undefined ? {} : { netns }),
  };
}

function lineText(file: string, first: string, lines: number): string {
  return lines === 1
    ? `${file}: ${first} gave no row`
    : `${file}: ${lines} lines gave no row, the first is ${first}`;
}
