import { Worker } from 'node:worker_threads';

/** The code of a thread that ends the process if no case has begun for too long: a parser that hangs blocks the timers of its own thread. */
const SCRIPT = `
const { workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let last = -1;
setInterval(() => {
  const now = Atomics.load(workerData.cases, 0);
  if (now === last) {
    writeSync(2, 'case ' + now + ' hangs\\n');
    process.kill(process.pid, 'SIGKILL');
  }
  last = now;
}, workerData.patience);
`;

/** Ends the process when a case hangs; `begin` says which one is running. */
export class Watchdog {
  readonly #cases = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;

  /** @param patience in milliseconds */
  constructor(patience = 120_000) {
    this.#worker = new Worker(SCRIPT, { eval: true, workerData: { cases: this.#cases, patience } });
    this.#worker.unref();
  }

  begin(number: number): void {
    Atomics.store(this.#cases, 0, number);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
