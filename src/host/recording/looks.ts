import { reroutedRoot, standIn } from '../root/rerouted-root.ts';
import type { Root } from '../root/root.ts';
import { manifestRoot } from './manifest-root.ts';

/** The host at one of the looks that were recorded of it, from 1 on. */
export function lookAt(root: Root, look: number): Root {
  if (look === 1) return root;
  const { local: _, recording: __, ...files } = root;
  const rerouted = reroutedRoot(files, (path, action) => standIn(path, `/look-${look}${path}`, action));
  return manifestRoot(rerouted);
}

/** When each of the looks was, in milliseconds, as far as they are there. */
export function timesOfLooks(root: Root): number[] {
  const times: number[] = [];
  for (let look = 1; look <= (root.recording?.looks ?? 1); look++) {
    const { time } = lookAt(root, look).recording ?? {};
    if (time === undefined) break;
    times.push(Date.parse(time));
  }
  return times;
}
