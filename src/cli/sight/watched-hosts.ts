import { type Sighted, sortedChanges, type Watcher } from '../../changes/watcher.ts';
import { UsageError } from '../../errors.ts';
import { SelectorError } from '../../host/netns/selector.ts';
import { onceEach } from '../../host/once.ts';
import type { Change } from '../../records/change.ts';
import type { Plan } from '../../rows/plan.ts';
import { hostLabel } from '../../text/host-name.ts';
import { shownByteLines } from '../../text/shown.ts';
import { textOf } from '../../text/utf8.ts';
import type { Context } from '../../views/context.ts';
import type { Options } from '../../views/options.ts';
import type { Io } from '../io.ts';
import { misfitText, scopeContext } from './context.ts';
import type { HostContexts } from './host-contexts.ts';
import type { Host, Sight } from './scopes.ts';

/** What a look showed. */
interface Seen {
  readonly changes: readonly Change[];
  readonly gaps: readonly { readonly host?: string; readonly file: string; readonly reason: string }[];
}

/** What is needed to tell the changes of a host. */
interface WatchedHost {
  readonly plan: Plan;
  readonly watcher: Watcher;
}

/** How hosts are looked at. */
interface Looking {
  readonly sight: Sight;
  readonly plan: Plan;
  readonly options: Options;
  readonly io: Io;
  readonly contexts: HostContexts<{ readonly context: Context }>;
  /** Lets what is told again at each look be told but once. */
  readonly tellOnce: (context: Context) => Context;
  readonly makeWatcher: (plan: Plan) => Watcher;
}

/** Hosts that are looked at again and again, each by a watcher of its own. */
export class WatchedHosts {
  /** What could not be read, in words. */
  readonly unread = new Set<string>();
  readonly #looking: Looking;
  readonly #watched = new Map<string | undefined, WatchedHost>();
  readonly #lost: (words: string) => void;

  constructor(looking: Looking) {
    this.#looking = looking;
    this.#lost = onceEach((words: string) => looking.io.stderr.write(shownByteLines([words])));
  }

  /** The watchers by the hosts that they look at. */
  *watchers(): Generator<{ readonly host: string | undefined; readonly watcher: Watcher }> {
    for (const [name, { watcher }] of this.#watched) yield { host: nameOf(name), watcher };
  }

  /** Looks at a host from now on. */
  async watch({ root, name }: Pick<Host, 'root' | 'name'>): Promise<WatchedHost> {
    const known = this.#watched.get(name);
    if (known !== undefined) return known;
    const { plan, makeWatcher } = this.#looking;
    const own = (await plan.ofHost?.(root)) ?? plan;
    const made = { plan: own, watcher: makeWatcher(own) };
    this.#watched.set(name, made);
    return made;
  }

  /** Looks at all hosts. @param isFirst whether a namespace that is asked for has to be there */
  async look(isFirst: boolean): Promise<Seen> {
    const { sight, plan } = this.#looking;
    const changes: Change[] = [];
    const gaps: Seen['gaps'][number][] = [];
    try {
      for await (const host of sight.hosts()) {
        try {
          const seen = await this.#lookAt(host);
          for (const change of seen.changes) changes.push(change);
          gaps.push(...seen.gaps);
        } catch (error) {
          if (!(error instanceof UsageError) || host.name === undefined) throw error;
          sight.several?.passOver(misfitText(host.name, error));
        }
      }
    } catch (error) {
      if (!(error instanceof SelectorError) || isFirst) throw error;
      // A namespace that has ended may come again.
      this.#lost(`netstat: ${error.message}`);
    }
    return { changes: sight.several === undefined ? changes : sortedChanges(plan, changes), gaps };
  }

  async #lookAt(host: Host): Promise<Seen> {
    const { contexts, io } = this.#looking;
    const { plan, watcher } = await this.watch(host);
    const { context } = contexts.of(host);
    await plan.refresh(context.ownSockets);
    const { changes, gaps } = await watcher.look(context, this.#sightsOf(host, context), io.monotonic());
    await contexts.leave(host);
    const name = nameOf(host.name);
    for (const { file, reason } of gaps)
      this.unread.add(`${host.name === undefined ? '' : `${hostLabel(host.name)}: `}${file}: ${reason}`);
    if (name === undefined) return { changes, gaps };
    return {
      changes: changes.map((change) => ({ ...change, host: name })),
      gaps: gaps.map((gap) => ({ host: name, ...gap })),
    };
  }

  #sightsOf(host: Host, context: Context): readonly Sighted[] {
    const { io, options, tellOnce } = this.#looking;
    return host.scopes.flatMap((scope) => {
      const why = scope.unreadable?.();
      if (why !== undefined) {
        this.#lost(why.words);
        return [];
      }
      const own = scopeContext(context, host, scope, io);
      const { root, netns } = scope;
      return [{ root, netns, host: nameOf(host.name), context: tellOnce({ ...own, options }) }];
    });
  }
}

/** What records call a host; undefined where there is but one. */
function nameOf(name: Host['name']): string | undefined {
  return name === undefined ? undefined : textOf(name);
}
