import { HostError } from '../../errors.ts';
import { openRoot } from '../root/open-root.ts';
import type { Root } from '../root/root.ts';

/** Opens a recorded host, whatever it was recorded in. Rejects with HostError. */
export async function openHost(path: string): Promise<Root> {
  return openRoot(path);
}

/** The same; gives why it cannot be opened. */
export function tryOpen(path: string): Promise<Root | HostError> {
  return openHost(path).catch((error: unknown) => {
    if (error instanceof HostError) return error;
    throw error;
  });
}
