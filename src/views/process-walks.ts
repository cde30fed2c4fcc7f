import { readProcessVisibility, unseenProcesses } from '../host/explain-facts/process-visibility.ts';
import { once } from '../host/once.ts';
import type { Holders, Owners } from '../host/processes/holder.ts';
import { readHolders } from '../host/processes/holders.ts';
import { readOwners } from '../host/processes/owners.ts';
import type { SocketFacts } from '../records/describe/inet-socket.ts';
import { NOBODY, ownerDescriber, UNSEEN } from '../records/describe/owner.ts';
import { enumerated } from '../text/enumerated.ts';
import type { Context, ProcessWalks } from './context.ts';

/** The walks of a frame. */
export function processWalks(context: Context): ProcessWalks {
  const { root } = context;
  const holders = once(() => reportSource(context, readHolders(root)));
  return {
    owners: once(() => reportSource(context, readOwners(root))),
    holders,
    records: ownerRecords(context, holders),
  };
}

/** Reports that owners are known by texts, or that those of some sockets may be missing. */
function reportSource<O extends Owners>(context: Context, owners: O): O {
  const { texts = [] } = owners;
  if (texts.length === 0) return reportDenied(context, owners);
  const names = texts.map(({ path }) => path.slice(1));
  context.warn(
    `netstat: the open files of processes were not recorded: owners are those named in ${enumerated(names, 'and')}`,
  );
  for (const { path, unread } of texts) {
    if (unread === 0) continue;
    const lines = unread === 1 ? '1 line that names an owner' : `${unread} lines that name owners`;
    context.warn(`netstat: ${path.slice(1)}: ${lines} cannot be read`, { file: path });
  }
  return owners;
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
  const { root, rows, options, lack } = context;
  const workloadOf = rows?.readWorkloads?.(root).of;
  const describe = ownerDescriber({ selinux: options.selinux, workloadOf });
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
