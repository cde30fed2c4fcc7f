import { readProcessVisibility, unseenProcesses } from '../../host/explain-facts/process-visibility.ts';
import { once } from '../../host/once.ts';
import { type Holders, readHolders } from '../../host/processes/holders.ts';
import { noOwners, type Owners, readOwners } from '../../host/processes/owners.ts';
import type { SocketFacts } from '../../records/describe/inet-socket.ts';
import { NOBODY, ownerDescriber, UNSEEN } from '../../records/describe/owner.ts';
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
  const records = holders && ownerRecords(context, holders);
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
function reportDenied<O extends Owners>({ root, rows, uid, warn }: Context, owners: O): O {
  if (!owners.denied) return owners;
  // Plain text does not say how many.
  const unseen = rows === undefined ? undefined : unseenProcesses(readProcessVisibility(root));
  const place = unseen === undefined ? undefined : { file: PROCESSES, lack: lackOf(unseen) };
  if (!owners.any) {
    warn(`(No info could be read for "-p": geteuid()=${uid} but you should be root.)`, place);
  } else {
    warn(
      [
        '(Not all processes could be identified, non-owned process info',
        ' will not be shown, you would have to be root to see it all.)',
      ],
      place,
    );
  }
  return owners;
}

const PROCESSES = '/proc';
const UNNAMED = 'the command line of a process that holds sockets may not be read';

const lackOf = (what: string): string => `netstat: ${PROCESSES}: ${what}`;

function ownerRecords(context: Context, holders: () => Holders): NonNullable<SocketFacts['owners']> {
  const { root, options, lack } = context;
  const describe = ownerDescriber(options.selinux);
  const report = (what: string): true => {
    lack(lackOf(what), { file: PROCESSES });
    return true;
  };
  const hasUnseen = once(() => {
    const unseen = unseenProcesses(readProcessVisibility(root));
    // Of denied ones it was told when they were looked for.
    return unseen !== undefined && (holders().denied || report(unseen));
  });
  const reportUnnamed = once(() => report(UNNAMED));
  return (inode) => {
    const all = holders().all(inode);
    if (all.length > 0) return all.map(describe);
    // No one holds a socket without an inode.
    if (inode === 0) return NOBODY;
    return hasUnseen() || (holders().isHeldUnnamed(inode) && reportUnnamed()) ? UNSEEN : NOBODY;
  };
}
