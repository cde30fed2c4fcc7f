import type { Root } from '../root/root.ts';

/** A host that calls `tell` once its byte order is asked for, where that was assumed though a table hints at the other one. */
export function withDoubtTold(root: Root, tell: (file: string) => void): Root {
  const { facts } = root;
  let isTold = false;
  return {
    ...root,
    facts: {
      ticksPerSecond: facts.ticksPerSecond,
      get byteOrder() {
        const { byteOrder, doubt } = facts;
        if (doubt !== undefined && !isTold) {
          isTold = true;
          tell(doubt);
        }
        return byteOrder;
      },
    },
  };
}
