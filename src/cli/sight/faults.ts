import type { Root } from '../../host/root/root.ts';
import { shownByteLines } from '../../text/shown.ts';
import { withStrayBytes } from '../../text/stray-bytes.ts';
import type { Io } from '../io.ts';

/** Says what is wrong with the archive that a host was recorded in. @param name as the user gave it */
export function tellFaults({ faults = [] }: Root, name: string, { stderr }: Io): void {
  if (faults.length > 0)
    stderr.write(shownByteLines(faults.map(({ words }) => `netstat: ${withStrayBytes(name)}: ${words}`)));
}
