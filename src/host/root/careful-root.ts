import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { HostError } from '../../errors.ts';
import { inside } from './inside.ts';
import { pathBytes } from './path-bytes.ts';
import { at } from './place.ts';
import { WITHOUT_WAITING } from './read-whole.ts';
import { isLive, type Root } from './root.ts';

/** What the kernel makes: opening a file there starts nothing. */
const OF_KERNEL = /^\/(?:proc|sys)\//;

/** Into which all files are read: what is given is a copy. */
const space = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * A host of which only regular files are opened, and none is read for longer than a time: what a user put there may be a FIFO, a device or
 * a file without an end. Such a file is an error: EFTYPE, or ETIMEDOUT.
 *
 * @param deadline for each file, in milliseconds
 * @param now milliseconds of a clock that is never set
 */
export function carefulRoot(root: Root, deadline: number, now: () => number): Root {
  const { place, ...local } = root.local ?? {};
  if (place === undefined || !isLive(root)) return root;
  const read = (path: string, most?: number): Uint8Array =>
    at(place, path, (file) => {
      if (OF_KERNEL.test(path)) return readRegular(file, path, now() + deadline, most, now);
      return inside(place.base, path, (found, stats) => {
        demandRegular(stats, path);
        return readRegular(found, path, now() + deadline, most, now);
      });
    });
  return {
    ...root,
    read,
    readBatches: (path) => [read(path)],
    // Without a place all files are reached by these functions.
    local: { ...local, live: true },
  };
}

function demandRegular(stats: Stats, path: string): void {
  if (stats.isDirectory()) throw new HostError('EISDIR', path);
  if (!stats.isFile()) throw new HostError('EFTYPE', path);
}

function readRegular(
  file: string,
  path: string,
  end: number,
  most = Number.POSITIVE_INFINITY,
  now: () => number,
): Uint8Array {
  const descriptor = openSync(pathBytes(file), WITHOUT_WAITING);
  try {
    demandRegular(fstatSync(descriptor), path);
    const blocks: Buffer[] = [];
    for (let length = 0; length < most; ) {
      const count = readSync(descriptor, space, 0, Math.min(space.length, most - length), null);
      if (count === 0) break;
      blocks.push(Buffer.from(space.subarray(0, count)));
      length += count;
      if (now() > end) throw new HostError('ETIMEDOUT', path);
    }
    return Buffer.concat(blocks);
  } finally {
    closeSync(descriptor);
  }
}
