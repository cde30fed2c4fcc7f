import { HostError } from '../../errors.ts';
import { IFF } from '../../proc/interfaces/link.ts';
import type { WorkloadFacts } from '../../proc/processes/workload.ts';
import { linkReader } from '../links/links.ts';
import { readSystemInterfaces } from '../links/system-interfaces.ts';
import { once, onceEach } from '../once.ts';
import { readWorkloads } from '../processes/workloads/workloads.ts';
import { optional, optionalText } from '../root/optional.ts';
import { type Root, wasRunning } from '../root/root.ts';
import { type ProcessVisibility, parentOf, readProcessVisibility } from './process-visibility.ts';
import { type SocketRecheck, socketRecheck } from './socket-recheck.ts';

/** What is known of the state of an interface. */
interface LinkState {
  readonly up: boolean;
  /** Whether it is up and has its carrier; undefined where no file tells. */
  readonly running: boolean | undefined;
}

/** What notes need to know of a host besides its rows: each read when it is first asked for, and once. Nothing fails. */
export interface ExplainFacts {
  /** Whether it runs. */
  readonly live: boolean;
  /** Effective user id of this process. */
  readonly uid: number;
  processes(): ProcessVisibility;
  /** The pid of the process that started another; 0 for none, undefined where it cannot be known. */
  parentOf(pid: number): number | undefined;
  /** What a process calls itself (/proc/PID/comm), latin1; undefined where it cannot be known. */
  nameOf(pid: number): string | undefined;
  /** The container and pod that the processes of /proc are in, as its process 1 shows it; undefined where there is none, or it is not known. */
  surroundings(): Pick<WorkloadFacts, 'container' | 'pod'> | undefined;
  readonly recheckSocket: SocketRecheck;
  /** The numbers of a setting by its path below /proc/sys, such as `net/core/somaxconn`; none where it cannot be read. */
  setting(path: string): readonly number[];
  /** What is known of an interface. The name is latin1. */
  link(name: string): LinkState | undefined;
  /** Whether there is a file that may be read. */
  hasFile(path: string): boolean;
  /** Whether the kernel was started with ipv6.disable=1. */
  ipv6Disabled(): boolean;
}

/** The facts of a host for one pass over its tables. */
export function explainFacts(root: Root, uid: number): ExplainFacts {
  const links = once(() => linkReader(root, readSystemInterfaces(root), false));
  return {
    live: wasRunning(root),
    uid,
    processes: once(() => readProcessVisibility(root)),
    parentOf: onceEach((pid) => parentOf(root, pid)),
    nameOf: onceEach((pid) => optionalText(root, `/proc/${pid}/comm`)?.trimEnd()),
    surroundings: once(() => readWorkloads(root).of('1')),
    recheckSocket: socketRecheck(root),
    setting: onceEach((path) => readSetting(root, path)),
    link: onceEach((name) => linkState(links(), name)),
    hasFile: onceEach((path) => optional(() => root.read(path, 1)) !== undefined),
    ipv6Disabled: once(() => optionalText(root, '/sys/module/ipv6/parameters/disable')?.trim() === '1'),
  };
}

function readSetting(root: Root, path: string): number[] {
  const words = optionalText(root, `/proc/sys/${path}`)?.match(/\d+/g) ?? [];
  return words.map(Number);
}

/** Only sysfs tells both, as far as it was recorded. */
function linkState({ source, read }: ReturnType<typeof linkReader>, name: string): LinkState | undefined {
  const link = source === 'sysfs' ? read(name) : undefined;
  if (link === undefined || link instanceof HostError || link.unknownFlags & IFF.UP) return undefined;
  const { flags, unknownFlags } = link;
  return {
    up: (flags & IFF.UP) !== 0,
    running: unknownFlags & IFF.RUNNING ? undefined : (flags & IFF.RUNNING) !== 0,
  };
}
