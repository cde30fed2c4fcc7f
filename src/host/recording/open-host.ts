import { openRoot } from '../root/open-root.ts';
import type { Root } from '../root/root.ts';

/** Opens a recorded host, whatever it was recorded in. Rejects with HostError. */
export async function openHost(path: string): Promise<Root> {
  return openRoot(path);
}
