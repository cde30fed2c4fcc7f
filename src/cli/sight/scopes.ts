import type { Root } from '../../host/root/root.ts';
import type { NetnsRecord } from '../../records/netns.ts';
import type { Context } from '../../views/context.ts';

/** A host of a frame. */
export interface Host {
  readonly root: Root;
  /** What is seen of it. */
  readonly scopes: readonly Scope[];
  /** What tells it from others, latin1; undefined where there is but one. */
  readonly name?: string;
}

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

/** What a run shows. */
export interface Sight {
  /**
   * The hosts of a frame: they are found anew for each, and of several each is opened when the one before it was shown. Throws
   * SelectorError where a namespace that was asked for is not there.
   */
  readonly hosts: () => Iterable<Host> | AsyncIterable<Host>;
  /** Whether records say of which namespace they are. */
  readonly areNamespaces: boolean;
  /** The host; undefined where there are several. */
  readonly only?: Root;
  /** Undefined where there is one host. */
  readonly several?: Several;
  /** What is seen of another host. Throws SelectorError. */
  readonly of: (root: Root) => readonly Scope[];
}

/** Several hosts. */
export interface Several {
  /** How many were asked for. */
  readonly count: number;
  /** What was said of those that could not be read, each once: latin1, without the name of the program. */
  readonly unread: ReadonlySet<string>;
  /** Says why one of them is passed over. */
  passOver(reason: string): void;
}

/** The host as it is seen from here. */
export function ownSight(root: Root): Sight {
  const of = (root: Root): readonly Scope[] => [{ root }];
  const hosts = [{ root, scopes: of(root) }];
  return { hosts: () => hosts, areNamespaces: false, only: root, of };
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
