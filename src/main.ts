import { run } from './cli/run.ts';
import { LOOKUPS_WORD } from './host/names/lookup-command.ts';
import { ownArguments, processIo } from './process-io.ts';
import { shownLines } from './text/shown.ts';

/** A mistake of this program: nothing that a user can do or a file can hold leads here. */
const INTERNAL_ERROR = 70;

function main(): void {
  const io = processIo();
  run(ownArguments(), io).then(
    (status) => process.exit(status),
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      io.stderr.write(shownLines([`netstat: internal error: ${reason}`]));
      process.exit(INTERNAL_ERROR);
    },
  );
}

/** Only looks names up for another run of this program. */
async function lookUp(): Promise<void> {
  const { serveLookups } = await import('./host/names/resolver-process.ts');
  const end = (): void => void process.kill(process.pid, 'SIGKILL');
  if (!('bun' in process.versions)) return serveLookups(process.stdin, process.stdout, end);
  const { hostNameLookup } = await import('./host/names/host-name.ts');
  serveLookups(process.stdin, process.stdout, end, hostNameLookup());
}

const [word, ...others] = process.argv.slice(2);
if (word === LOOKUPS_WORD && others.length === 0) void lookUp();
else main();
