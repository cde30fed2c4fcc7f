import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { LookupCommand, LookupKind } from './lookup-command.ts';
import { parseAnswer, questionLine, READY } from './resolver-process.ts';

/** A look-up: what is asked, and who takes the answer, which may come late or never. */
export interface Question {
  readonly kind: LookupKind;
  /** The address as text. */
  readonly address: string;
  /** @param name latin1, one character a byte; undefined when there is no name */
  answer(name: string | undefined): void;
}

/** A process that has not started after so many milliseconds is not waited for. */
const START_LIMIT = 10_000;

/** The longest time that a timer takes, in milliseconds. */
const TIMER_LIMIT = 0x7fff_ffff;

/** Questions that are waited for together. */
interface Batch {
  left: number;
  done(): void;
}

/**
 * Asks the system for names, through a process of its own that is started when first needed. Questions asked together
 * are waited for no longer than the time-out. When none at all was answered in that time, nothing is asked again: a
 * name server that is dead costs one time-out, while a name that cannot be found out leaves the others theirs.
 */
export class SystemLookups {
  readonly #command: LookupCommand;
  readonly #timeout: number;
  /** Set for good when the system does not answer or cannot be asked. */
  #dead = false;
  #child: ChildProcess | undefined;
  #ready: Promise<void> = Promise.resolve();
  #started = (): void => {};
  #nextId = 0;
  readonly #pending = new Map<number, { question: Question; batch: Batch }>();
  /** How many answers came so far, of whatever question. */
  #answers = 0;

  /** @param timeout in milliseconds, counted from when the process that is asked has started */
  constructor(command: LookupCommand, timeout: number) {
    this.#command = command;
    this.#timeout = Math.min(timeout, TIMER_LIMIT);
  }

  /** Whether nothing will be answered any more. */
  get isDead(): boolean {
    return this.#dead;
  }

  /** Asks all questions at once and waits until they are answered, or the time is over. Never fails. */
  async ask(questions: readonly Question[]): Promise<void> {
    if (this.#dead || questions.length === 0) return;
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
    if (this.#dead || this.#child === undefined) return this.#settleAll();
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
   * Ends the process; what it was asked stays without an answer. Done when it is gone, and with it the UNIX sockets that
   * tied it to this process. A later question starts another.
   */
  async close(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    this.#settleAll();
    if (child === undefined) return;
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
      this.#dead = true;
      return undefined;
    }
    const lost = (): void => {
      if (this.#child === child) this.#giveUp();
    };
    child.on('error', lost).on('exit', lost);
    child.stdin?.on('error', lost);
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      const lines = (text + piece).split('\n');
      text = lines.pop() ?? '';
      if (this.#child === child) for (const line of lines) this.#hear(line);
    });
    // Nothing but the deadlines of questions keeps this process going.
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
    this.#dead = true;
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
