import type { Owners } from '../../host/processes/holder.ts';
import { noOwners } from '../../host/processes/owners.ts';
import type { SocketFacts } from '../../records/describe/inet-socket.ts';
import type { Context } from '../context.ts';
import type { SocketSection } from '../options.ts';
import { processWalks } from '../process-walks.ts';
import { createDualStack } from './dual-stack.ts';
import type { Section } from './socket-context.ts';

/** A part of the view of sockets. */
export interface SocketView {
  /** The sections that switch it on. */
  readonly sections: readonly SocketSection[];
  /** Whether it is shown when no section was switched on. */
  readonly byDefault: boolean;
  /** Whether its rows have the programs of -p. */
  readonly programs: boolean;
  readonly show: Section;
}

/** Shows one frame of the view of sockets: each section that is asked for, in order, until one fails. */
export async function showSockets(context: Context, all: readonly SocketView[]): Promise<number> {
  const { sections, programs, wide, extend, timers, numericHosts, numericPorts, selinux } = context.options;
  const views = all.filter((view) =>
    sections.size === 0 ? view.byDefault : view.sections.some((section) => sections.has(section)),
  );
  const { root, names, rows } = context;
  const { ticksPerSecond } = root.facts;
  const dualStack = createDualStack(root);
  const needsHolders = rows !== undefined && (programs || rows.needsOwners);
  const { walks = processWalks(context) } = context;
  let owners: Owners = noOwners;
  for (const view of views) {
    // Only now, because an earlier section may have ended the run.
    if (programs && view.programs && owners === noOwners)
      owners = needsHolders ? walks.holders() : walks.owners();
    const style = {
      names,
      numeric: numericHosts && numericPorts,
      wide,
      extend: extend > 0,
      timers,
      programs,
      selinux,
      owner: owners.find,
      ticksPerSecond,
    };
    const facts: SocketFacts = { names, ticksPerSecond, owners: needsHolders ? walks.records : undefined };
    const status = await view.show({ ...context, style, facts, dualStack });
    if (status !== 0) return status;
  }
  return 0;
}
