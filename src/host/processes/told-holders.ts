import type { TextSource, ToldHolder } from '../../proc/processes/texts/told-holder.ts';
import type { Parsed, Problem } from '../../proc/reading/parsed.ts';
import { once, onceEach } from '../once.ts';
import { optional } from '../root/optional.ts';
import { isRunning, type Root } from '../root/root.ts';
import type { Holder, Holders, HoldingProcess, RecordedText, ToldText } from './holder.ts';
import { listProcesses, readProcess } from './process-facts.ts';
import { recordedTexts, TEXT_READERS } from './recorded-texts.ts';

/** So many times a holder is named at most before the rest is left out: a text may be of any size. */
const MOST_TOLD = 1_000_000;

/** A process that a text names. Texts are latin1. */
class ToldProcess implements HoldingProcess {
  readonly name: string;
  readonly pid: number;
  readonly program: string;
  readonly source: TextSource;
  readonly context = undefined;
  readonly #recorded: () => ReturnType<typeof readProcess>;

  constructor(root: Root, pid: number, program: string, source: TextSource) {
    this.name = String(pid);
    this.pid = pid;
    this.program = program;
    this.source = source;
    this.#recorded = once(() => readProcess(root, this.name));
  }

  get wholeProgram(): string {
    return this.program;
  }

  /** Recorded with some hosts, though the open files are not. */
  get command(): string | undefined {
    return this.#recorded()?.command;
  }

  get commandCut(): boolean {
    return this.#recorded()?.commandCut ?? false;
  }
}

/** The descriptors by which processes hold a socket, by their pids; none where only the process is named. */
type Descriptors = Map<number, Set<number> | undefined>;

/**
 * The holders of sockets as texts name them that were recorded with a host, joined by the inodes of sockets. Undefined where there is no
 * such text, and where the open files of any process were recorded: these tell more, and are of the same moment.
 */
export function readToldHolders(root: Root): Holders | undefined {
  if (isRunning(root) || hasOpenFiles(root)) return undefined;
  const recorded = recordedTexts(root);
  const owners = new Map<number, ToldProcess>();
  const told = new Map<number | bigint, Descriptors>();
  let left = MOST_TOLD;
  const texts = recorded.flatMap((text): ToldText[] => {
    let named = 0;
    let unread = 0;
    for (const { records, problems } of readText(root, text)) {
      unread += problems.reduce((sum, problem) => sum + linesOf(problem), 0);
      for (const { inode, pid, program, fd } of records) {
        if (left-- <= 0) break;
        named++;
        if (!owners.has(pid)) owners.set(pid, new ToldProcess(root, pid, program, text.source));
        const descriptors: Descriptors = told.get(inode) ?? new Map();
        told.set(inode, descriptors);
        descriptors.set(
          pid,
          fd === undefined ? descriptors.get(pid) : (descriptors.get(pid) ?? new Set()).add(fd),
        );
      }
    }
    return named === 0 && unread === 0 ? [] : [{ ...text, unread }];
  });
  if (told.size === 0) return undefined;
  const all = onceEach((inode: number | bigint): readonly Holder[] =>
    [...(told.get(inode) ?? [])]
      .sort(([one], [other]) => one - other)
      .flatMap(([pid, fds = [undefined]]) =>
        [...fds]
          .sort(byNumber)
          .map((fd) => ({ process: owners.get(pid) as ToldProcess, fd, thread: undefined })),
      ),
  );
  return {
    texts,
    any: true,
    denied: false,
    find: (inode) => all(inode)[0]?.process,
    all,
    isHeldUnnamed: () => false,
    *entries() {
      for (const inode of told.keys()) yield [inode, all(inode)];
    },
    steps: () => [],
  };
}

/** What can be read of a text. */
function* readText(root: Root, { source, path }: RecordedText): Generator<Parsed<ToldHolder>> {
  const read = TEXT_READERS[source]();
  const batches = optional(() => root.readBatches(path))?.[Symbol.iterator]();
  for (;;) {
    const next = optional(() => batches?.next());
    if (next === undefined || next.done) return;
    yield read(next.value);
  }
}

function hasOpenFiles(root: Root): boolean {
  return listProcesses(root).pids.some(
    (pid) => (optional(() => root.list(`/proc/${pid}/fd`))?.length ?? 0) > 0,
  );
}

function linesOf({ code, text }: Problem): number {
  return code === 'MORE_LINES' ? Number(text) : 1;
}

function byNumber(one = 0, other = 0): number {
  return one - other;
}
