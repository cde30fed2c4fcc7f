import { once } from '../../host/once.ts';
import { type Holders, readHolders } from '../../host/processes/holders.ts';
import { noOwners, type Owners, readOwners } from '../../host/processes/owners.ts';
import type { SocketFacts } from '../../records/describe/inet-socket.ts';
import { ownerDescriber } from '../../records/describe/owner.ts';
import type { OwnerRecord } from '../../records/socket.ts';
import type { Context } from '../context.ts';
import type { SocketSection } from '../options.ts';
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
  const holders = needsHolders ? once(() => reportDenied(context, readHolders(root))) : undefined;
  const records = holders && ownerRecords(holders, selinux);
  let owners = noOwners;
  for (const view of views) {
    // Only now, because an earlier section may have ended the run.
    if (programs && view.programs && owners === noOwners)
      owners = holders?.() ?? reportDenied(context, readOwners(root));
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
    const facts: SocketFacts = { names, ticksPerSecond, owners: records };
    const status = await view.show({ ...context, style, facts, dualStack });
    if (status !== 0) return status;
  }
  return 0;
}

/** Reports that processes could not be read, so that the holders of sockets may be missing. */
function reportDenied<O extends Owners>({ uid, warn }: Context, owners: O): O {
  if (owners.denied && !owners.any) {
    warn(`(No info could be read for "-p": geteuid()=${uid} but you should be root.)`);
  } else if (owners.denied) {
    warn([
      '(Not all processes could be identified, non-owned process info',
      ' will not be shown, you would have to be root to see it all.)',
    ]);
  }
  return owners;
}

const NOBODY: readonly OwnerRecord[] = [];

function ownerRecords(holders: () => Holders, selinux: boolean): NonNullable<SocketFacts['owners']> {
  const describe = ownerDescriber(selinux);
  return (inode) => {
    const all = holders().all(inode);
    return all.length === 0 ? NOBODY : all.map(describe);
  };
}
