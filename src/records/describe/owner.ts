import type { TextSource } from '../../proc/processes/texts/told-holder.ts';
import type { ContainerFacts, PodFacts, WorkloadFacts } from '../../proc/processes/workload.ts';
import { textOf } from '../../text/utf8.ts';
import type { ContainerRecord, OwnerRecord, PodRecord } from '../socket.ts';

/** Of a socket that no process holds. */
export const NOBODY: readonly OwnerRecord[] = [];
/** Of a socket that none is known to hold, though one may that was not seen. Records show it as no one; it is known by itself. */
export const UNSEEN: readonly OwnerRecord[] = [];

/** A process that holds a socket, as it is read. Texts are latin1. */
interface HoldingProcess {
  /** Its name in /proc. */
  readonly name: string;
  readonly pid: number;
  readonly wholeProgram: string;
  readonly command: string | undefined;
  readonly commandCut: boolean;
  readonly context: string | undefined;
  readonly source?: TextSource;
}

/** A descriptor by which it does. */
export interface SocketHolder {
  readonly process: HoldingProcess;
  readonly fd: number | undefined;
  readonly thread: number | undefined;
}

/** What is asked for of the holders of sockets. */
export interface AskedOfOwners {
  /** Their SELinux contexts. */
  readonly selinux: boolean;
  /** What they are part of, by the names of processes in /proc: undefined where that cannot be known. */
  readonly workloadOf: ((process: string) => WorkloadFacts | undefined) | undefined;
}

type Draft = { -readonly [K in keyof OwnerRecord]: OwnerRecord[K] };

/** Owners of whom it is not known what they are part of, though it was asked for. Records lack it; it is known by themselves. */
const UNPLACED = new WeakSet<object>();

/** Whether it could not be found out what an owner is part of. */
export function isUnplaced(owner: OwnerRecord): boolean {
  return UNPLACED.has(owner);
}

/** Describes the holders of sockets, each process once. */
export function ownerDescriber(asked: AskedOfOwners): (holder: SocketHolder) => OwnerRecord {
  const known = new Map<HoldingProcess, Omit<OwnerRecord, 'fd'>>();
  return ({ process, fd, thread }) => {
    let owner = known.get(process);
    if (owner === undefined) {
      owner = describeProcess(process, asked);
      known.set(process, owner);
    }
    const { pid, program, command, commandCut, context, source, unit, container, pod } = owner;
    // To copy all of it takes longer, where there is one for each of 100,000 descriptors.
    const record = { pid, program } as Draft;
    if (command !== undefined) record.command = command;
    if (commandCut !== undefined) record.commandCut = commandCut;
    if (context !== undefined) record.context = context;
    if (fd !== undefined) record.fd = fd;
    if (source !== undefined) record.source = source;
    if (thread !== undefined) record.thread = thread;
    if (unit !== undefined) record.unit = unit;
    if (container !== undefined) record.container = container;
    if (pod !== undefined) record.pod = pod;
    if (UNPLACED.has(owner)) UNPLACED.add(record);
    return record;
  };
}

function describeProcess(
  held: HoldingProcess,
  { selinux, workloadOf }: AskedOfOwners,
): Omit<OwnerRecord, 'fd'> {
  const { command, source } = held;
  const context = selinux ? held.context : undefined;
  const workload = workloadOf?.(held.name);
  const { unit, container, pod } = workload ?? {};
  const owner = {
    pid: held.pid,
    program: textOf(held.wholeProgram),
    ...(command === undefined ? {} : { command: textOf(command) }),
    ...(held.commandCut ? { commandCut: true as const } : {}),
    ...(context === undefined ? {} : { context: textOf(context) }),
    ...(source === undefined ? {} : { source }),
    ...(unit === undefined ? {} : { unit: textOf(unit) }),
    ...(container === undefined ? {} : { container: containerOf(container) }),
    ...(pod === undefined ? {} : { pod: podOf(pod) }),
  };
  if (workloadOf !== undefined && workload === undefined) UNPLACED.add(owner);
  return owner;
}

function containerOf({ name, id, runtime, image }: ContainerFacts): ContainerRecord {
  return {
    ...(name === undefined ? {} : { name: textOf(name) }),
    ...(id === undefined ? {} : { id }),
    ...(runtime === undefined ? {} : { runtime }),
    ...(image === undefined ? {} : { image: textOf(image) }),
  };
}

function podOf({ name, namespace, uid }: PodFacts): PodRecord {
  return {
    ...(name === undefined ? {} : { name: textOf(name) }),
    ...(namespace === undefined ? {} : { namespace: textOf(namespace) }),
    ...(uid === undefined ? {} : { uid: textOf(uid) }),
  };
}
