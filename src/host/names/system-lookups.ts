import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { LookupCommand, LookupKind } from './lookup-command.ts';
import { parseAnswer, questionLine, READY } from './resolver-process.ts';

/** A look-up and its callback, which may be called late or never. */
export interface Question {
  readonly kind: LookupKind;
  /** The address as text. */
  readonly address: string;
  /** @param name latin1, one character a byte; undefined when there is no name */
  answer(name: string | undefined): void;
}

/** Time-out for the start of the resolver process, in milliseconds. */
const START_LIMIT = 10_000;

/** The longest delay of setTimeout(), in milliseconds. */
const TIMER_LIMIT = 0x7fff_ffff;

/** Questions that share one time-out. */
interface Batch {
  left: number;
  done(): void;
}

/**
 * Asks the system's name service through a resolver process, started on first use. Questions asked together share one
 * time-out. If none of them is answered by then, nothing is asked again: a dead name server costs one time-out, while a
 * single unanswered name does not affect the others.
 */
export class SystemLookups {
  readonly #command: LookupCommand;
  readonly #timeout: number;
  readonly #tellStarted: (pid: number) => void;
  /** Set once the system does not answer or cannot be asked; never reset. In milliseconds, as performance.now() has it. */
  #deadSince: number | undefined;
  #child: ChildProcess | undefined;
  #ready: Promise<void> = Promise.resolve();
  #started = (): void => {};
  #ended: (() => void) | undefined;
  #nextId = 0;
  readonly #pending = new Map<number, { question: Question; batch: Batch }>();
  /** Number of answers so far. */
  #answers = 0;

  /**
   * @param timeout in milliseconds, from the moment the resolver process is ready
   * @param tellStarted is told of each resolver process
   */
  constructor(command: LookupCommand, timeout: number, tellStarted: (pid: number) => void) {
    this.#command = command;
    this.#tellStarted = tellStarted;
    this.#timeout = Math.min(timeout, TIMER_LIMIT);
  }

  /** For how many milliseconds it has been known that no more answers will come; undefined while they may. */
  get deadFor(): number | undefined {
    return this.#deadSince === undefined ? undefined : performance.now() - this.#deadSince;
  }

  /** Asks all questions at once. Resolves when they are answered or at the time-out; never fails. */
  async ask(questions: readonly Question[]): Promise<void> {
    if (this.#deadSince !== undefined || questions.length === 0) return;
    this.#child ??= this.#start();
    await this.#ready;
    const { promise, resolve } = withResolvers();
    const batch: Batch = { left: questions.length, done: resolve };
    let lines = '';
    for (const question of questions) {
      const id = this.#nextId++;
      this.#pending.set(id, { question, batch });
      lines += questionLine(id, question.kind, question.address);
    }
    if (this.#deadSince !== undefined || this.#child === undefined) return this.#settleAll();
    this.#child.stdin?.write(lines);
    const heard = this.#answers;
    const deadline = setTimeout(() => {
      if (this.#answers === heard) this.#giveUp();
      else resolve();
    }, this.#timeout);
    await promise;
    clearTimeout(deadline);
  }

  /**
   * Kills the resolver process; outstanding questions stay unanswered. Resolves when the process and the UNIX sockets that
   * connect it are gone. A later question starts a new process.
   */
  async close(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    this.#settleAll();
    if (child === undefined) return;
    this.#ended?.();
    child.stdin?.destroy();
    child.stdout?.destroy();
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const { promise, resolve } = withResolvers();
    child.once('exit', resolve);
    child.kill('SIGKILL');
    await promise;
  }

  #start(): ChildProcess | undefined {
    let child: ChildProcess;
    try {
      const { command, args, env } = this.#command;
      child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
    } catch {
      this.#deadSince = performance.now();
      return undefined;
    }
    if (child.pid !== undefined) this.#tellStarted(child.pid);
    const lost = (): void => {
      if (this.#child === child) this.#giveUp();
    };
    child.on('error', lost).on('exit', lost);
    child.stdin?.on('error', lost);
    this.#ended = this.#command.whileRunning?.();
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      const lines = (text + piece).split('\n');
      text = lines.pop() ?? '';
      if (this.#child === child) for (const line of lines) this.#hear(line);
    });
    // Only the time-outs of questions keep the event loop alive.
    child.unref();
    for (const stream of [child.stdin, child.stdout]) if (stream instanceof Socket) stream.unref();
    const { promise, resolve } = withResolvers();
    const limit = setTimeout(() => this.#giveUp(), START_LIMIT);
    this.#ready = promise.then(() => clearTimeout(limit));
    this.#started = resolve;
    return child;
  }

  #hear(line: string): void {
    if (line === READY) this.#started();
    const answer = parseAnswer(line);
    if (answer === undefined) return;
    const asked = this.#pending.get(answer.id);
    if (asked === undefined) return;
    this.#pending.delete(answer.id);
    this.#answers++;
    asked.question.answer(answer.name ?? undefined);
    if (--asked.batch.left === 0) asked.batch.done();
  }

  #giveUp(): void {
    this.#deadSince = performance.now();
    void this.close();
  }

  #settleAll(): void {
    for (const { batch } of this.#pending.values()) batch.done();
    this.#pending.clear();
    this.#started();
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
