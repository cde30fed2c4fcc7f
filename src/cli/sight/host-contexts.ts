import type { Context } from '../../views/context.ts';
import type { Host } from './scopes.ts';

/** What a run works with of each host that it shows: of a single one it lasts, of several each is let go with its host. */
export class HostContexts<T extends { readonly context: Context }> {
  readonly #make: (host: Host) => T;
  #last: { readonly host: Host; readonly made: T } | undefined;

  constructor(make: (host: Host) => T) {
    this.#make = make;
  }

  /** What belongs to a host. */
  of(host: Host): T {
    if (host.root === this.#last?.host.root) return this.#last.made;
    const made = this.#make(host);
    this.#last = { host, made };
    return made;
  }

  /** Says that a host was shown. */
  async leave({ name }: Host): Promise<void> {
    if (name !== undefined) await this.end();
  }

  async end(): Promise<void> {
    const last = this.#last;
    this.#last = undefined;
    await last?.made.context.endLookups();
  }
}
