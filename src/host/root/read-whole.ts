import { closeSync, constants, openSync, readSync } from 'node:fs';

/** To open what another one put there, who may have put a file over it whose reader waits, such as trace_pipe. */
export const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

/** Of a recorded file that is not read in batches, in bytes. The largest one, of a host with 100,000 interfaces, has 12 MiB. */
export const FILE_LIMIT = 16 * 1024 * 1024;

/** Most files of /proc are shorter than this space, which all share: what is given is a copy. */
const SPACE = 8 * 1024;
let space: Buffer | undefined;

/**
 * The whole file, or its beginning. readFileSync does more for a file of /proc, whose size is 0 to stat: its first call takes 0.4 ms
 * of the start of this program, this one 0.05 ms.
 *
 * @param most so many bytes are read at most
 * @param flags how it is opened
 */
export function readWhole(
  file: string | Buffer,
  most = Number.POSITIVE_INFINITY,
  flags: number = constants.O_RDONLY,
): Buffer {
  const descriptor = openSync(file, flags);
  try {
    space ??= Buffer.allocUnsafeSlow(SPACE);
    let bytes = space;
    let length = 0;
    for (;;) {
      const more = readSync(descriptor, bytes, length, Math.min(bytes.length, most) - length, null);
      length += more;
      if (more === 0 || length >= most) {
        const read = bytes.subarray(0, length);
        return bytes === space ? Buffer.from(read) : read;
      }
      if (length === bytes.length) bytes = Buffer.concat([bytes], 2 * length);
    }
  } finally {
    closeSync(descriptor);
  }
}
