import { run } from './cli/run.ts';
import { processIo } from './process-io.ts';

/** A mistake of this program: nothing that a user can do or a file can hold leads here. */
const INTERNAL_ERROR = 70;

const io = processIo();
run(process.argv.slice(2), io).then(
  (status) => process.exit(status),
  (error: unknown) => {
    io.stderr.write(`netstat: internal error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(INTERNAL_ERROR);
  },
);
