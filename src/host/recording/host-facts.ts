import type { HostFacts } from '../../proc/reading/parsed.ts';
import { once } from '../once.ts';
import { isRunning, type Root } from '../root/root.ts';
import { recogniseByteOrder } from './byte-order.ts';

/** USER_HZ of every architecture that netstat knows. */
const TICKS_PER_SECOND = 100;

/**
 * A recorded host with what its tables do not say of the machine: what is given, else what its recorder says. A byte order that neither
 * tells is recognised by the tables, once it is asked for.
 */
export function withFacts(root: Root, given: Partial<HostFacts>): Root {
  if (isRunning(root)) return root;
  const { recording } = root;
  const byteOrder = given.byteOrder ?? recording?.byteOrder;
  const ticksPerSecond = given.ticksPerSecond ?? recording?.ticksPerSecond ?? TICKS_PER_SECOND;
  if (byteOrder !== undefined) return { ...root, facts: { byteOrder, ticksPerSecond } };
  const recognised = once(() => recogniseByteOrder(root));
  return {
    ...root,
    facts: {
      ticksPerSecond,
      get byteOrder() {
        return recognised().byteOrder;
      },
      get doubt() {
        return recognised().doubt;
      },
    },
  };
}
