import { HostError } from '../../errors.ts';
import type { HostFacts } from '../../proc/reading/parsed.ts';
import { openRoot } from '../root/open-root.ts';
import type { Root } from '../root/root.ts';
import { withFacts } from './host-facts.ts';

export { withFacts };

/**
 * Opens a recorded host, whatever it was recorded in. Rejects with HostError.
 *
 * @param given as of `withFacts`
 */
export async function openHost(path: string, given: Partial<HostFacts> = {}): Promise<Root> {
  return withFacts(openRoot(path), given);
}

/** The same; gives why it cannot be opened. */
export function tryOpen(path: string, given?: Partial<HostFacts>): Promise<Root | HostError> {
  return openHost(path, given).catch((error: unknown) => {
    if (error instanceof HostError) return error;
    throw error;
  });
}
