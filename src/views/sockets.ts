import { noOwners, type Owners, readOwners } from '../host/owners.ts';
import type { Context } from './frame.ts';
import type { SocketView } from './index.ts';

/** One pass of the socket run: each section that is asked for, in order, until one fails. */
export async function showSockets(context: Context, all: readonly SocketView[]): Promise<number> {
  const { sections, programs, wide, extend, timers } = context.options;
  const views = all.filter((view) =>
    sections.size === 0 ? view.byDefault : view.sections.some((section) => sections.has(section)),
  );
  let owners = noOwners;
  for (const view of views) {
    // Only now: a section before it may end the run.
    if (programs && view.programs && owners === noOwners) owners = identify(context);
    const style = {
      names: context.names,
      wide,
      extend: extend > 0,
      timers,
      programs,
      contexts: context.options.context,
      owner: owners.find,
      ticksPerSecond: context.root.facts.ticksPerSecond,
    };
    const status = await view.show({ ...context, owners, style });
    if (status !== 0) return status;
  }
  return 0;
}

/** Who holds which socket; it is told when not all processes may be looked at. */
function identify({ root, options, uid, warn }: Context): Owners {
  const owners = readOwners(root, options.context);
  if (owners.denied && !owners.any) {
    warn(`(No info could be read for "-p": geteuid()=${uid} but you should be root.)`);
  } else if (owners.denied) {
    warn('(Not all processes could be identified, non-owned process info');
    warn(' will not be shown, you would have to be root to see it all.)');
  }
  return owners;
}
