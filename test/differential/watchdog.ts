import { Worker } from 'node:worker_threads';

/** Ends the process when no case has begun for so long: a parser that hangs would let no timer of its own thread run. */
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

/** Watches that cases go on; `begin` says which one does. */
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
