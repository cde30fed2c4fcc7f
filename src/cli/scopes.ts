import type { Root } from '../host/root/root.ts';
import type { NetnsRecord } from '../records/netns.ts';
import type { Context } from '../views/context.ts';

/** A part of what a frame shows: a host as it is seen from one network namespace. */
export interface Scope {
  readonly root: Root;
  /** Where namespaces were asked for. */
  readonly netns?: NetnsRecord;
  /** `namespace 4026532247 (blue)`, for messages about it, latin1; undefined where there is but one scope. */
  readonly name?: string;
  /** The line above its plain rows, latin1; undefined where there is but one scope. */
  readonly heading?: () => string;
  /** Why nothing of it can be shown now: the last process of a namespace may end while it is read. */
  readonly unreadable?: () => Unreadable | undefined;
}

/** Why nothing can be shown, latin1, and the status of that. */
export interface Unreadable {
  readonly words: string;
  readonly status: number;
}

/** The scopes of a frame: they are found anew for each. Throws SelectorError where what was asked for is not there. */
export type Scopes = () => readonly Scope[];

/** What a run shows of a host. */
export interface Sight {
  readonly scopes: Scopes;
  /** Whether records say of which namespace they are. */
  readonly areNamespaces: boolean;
  /** The same of another host. */
  readonly of: (root: Root) => Scopes;
}

/** The host as it is seen from here. */
export function ownSight(root: Root): Sight {
  const scopes = [{ root }];
  return { scopes: () => scopes, areNamespaces: false, of: (other) => ownSight(other).scopes };
}

/**
 * Shows what there is in a scope, and gives the status. Once nothing of it can be shown any more, that is said in the place of what the
 * view complains about.
 */
export async function showScope(
  { unreadable }: Scope,
  context: Context,
  show: (context: Context) => Promise<number>,
): Promise<number> {
  if (unreadable === undefined) return show(context);
  let found: Unreadable | undefined;
  const look = (): boolean => {
    if (found !== undefined) return true;
    found = unreadable();
    if (found !== undefined) context.warn(found.words, { file: '/proc/net', lack: true });
    return found !== undefined;
  };
  const warn: Context['warn'] = (line, place) => {
    if (!look()) context.warn(line, place);
  };
  const status = look() ? 0 : await show({ ...context, warn });
  return found?.status ?? status;
}
