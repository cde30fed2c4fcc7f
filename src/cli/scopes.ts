import type { Root } from '../host/root/root.ts';
import type { NetnsRecord } from '../records/netns.ts';

/** A part of what a frame shows: a host as it is seen from one network namespace. */
export interface Scope {
  readonly root: Root;
  /** Where namespaces were asked for. */
  readonly netns?: NetnsRecord;
  /** The line above its plain rows, latin1; undefined where there is but one scope. */
  readonly heading?: string;
  /** Why nothing of it can be shown, latin1, and the status of that. */
  readonly unreadable?: { readonly words: string; readonly status: number };
}

/** The scopes of a frame: they are found anew for each. Throws SelectorError where what was asked for is not there. */
export type Scopes = () => readonly Scope[];

/** What a run shows of a host. */
export interface Sight {
  readonly scopes: Scopes;
  /** Whether records say of which namespace they are. */
  readonly areNamespaces: boolean;
}

/** The host as it is seen from here. */
export function ownSight(root: Root): Sight {
  const scopes = [{ root }];
  return { scopes: () => scopes, areNamespaces: false };
}
