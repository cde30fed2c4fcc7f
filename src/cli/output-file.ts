import { HostError } from '../errors.ts';
import { ReplacedFile } from '../files/replaced-file.ts';
import { errnoText } from '../host/root/errno-text.ts';
import { shownArgumentLines } from '../text/shown.ts';
import type { Io } from './io.ts';

/** The status where the file could not be written. */
const FAILED = 1;

/** Carries out a run whose output goes to a file, frame by frame, and gives its exit status. @param path as it was given */
export async function writtenTo(path: string, io: Io, show: (io: Io) => Promise<number>): Promise<number> {
  const file = new ReplacedFile(path);
  const end = io.takeStops?.(() => {
    file.abandon();
    end?.();
  });
  const stdout: Io['stdout'] = {
    isTerminal: false,
    write: (shown) => file.write(typeof shown === 'string' ? Buffer.from(shown) : shown),
    endFrame: () => file.finish(),
  };
  try {
    const status = await show({ ...io, stdout });
    // Lets a signal arrive that came meanwhile.
    await new Promise((resume) => setImmediate(resume));
    return status;
  } catch (error) {
    if (error !== file.failure || !(error instanceof HostError)) throw error;
    io.stderr.write(shownArgumentLines([`netstat: ${path}: ${errnoText(error.errno)}`]));
    return FAILED;
  } finally {
    file.abandon();
  }
}
