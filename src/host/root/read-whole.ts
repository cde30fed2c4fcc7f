import { closeSync, openSync, readSync } from 'node:fs';

/** At first; most files of /proc are shorter. */
const SPACE = 2048;

/**
 * The whole file. readFileSync does more for a file of /proc, whose size is 0 to stat: its first call takes 0.4 ms of the start
 * of this program, this one 0.05 ms.
 */
export function readWhole(file: string | Buffer): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    let bytes = Buffer.allocUnsafe(SPACE);
    let length = 0;
    for (;;) {
      const more = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (more === 0) return bytes.subarray(0, length);
      length += more;
      if (length === bytes.length) bytes = Buffer.concat([bytes], 2 * length);
    }
  } finally {
    closeSync(descriptor);
  }
}
