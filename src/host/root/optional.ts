import { HostError, tryRead } from '../../errors.ts';
import { latin1 } from '../../text/latin1.ts';
import type { Root } from './root.ts';

/** Takes why a file cannot be read. */
export type TellUnread = (error: HostError) => void;

/** What `read` gives, or undefined for what the host does not have, or does not let be read. */
export function optional<T>(read: () => T): T | undefined {
  const result = tryRead(read);
  return result instanceof HostError ? undefined : result;
}

/** A whole file as latin1 text. */
export function optionalText(root: Root, path: string): string | undefined {
  const bytes = optional(() => root.read(path));
  return bytes && latin1(bytes);
}
