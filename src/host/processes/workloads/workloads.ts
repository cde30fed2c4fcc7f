import { parseCgroup } from '../../../proc/processes/cgroup.ts';
import { type MountedWorkload, parseMountinfo, parseSlash } from '../../../proc/processes/mountinfo.ts';
import type {
  ContainerIdentity,
  PodFacts,
  Workload,
  WorkloadFacts,
} from '../../../proc/processes/workload.ts';
import { latin1 } from '../../../text/latin1.ts';
import { parseHomes } from '../../names/passwd-file.ts';
import { once, onceEach } from '../../once.ts';
import { optional } from '../../root/optional.ts';
import type { Root } from '../../root/root.ts';
import { containerFiles, filled } from './container-files.ts';
import { type Description, type Source, SYSTEM_FOLDERS, userFolders } from './engine-files.ts';
import { type KubeletLogs, kubeletLogs } from './kubelet-logs.ts';

/** In bytes. The kernel writes a dozen lines of at most one path each. */
const CGROUP_LIMIT = 64 * 1024;
/** A host can have 100,000 mounts, but what an engine mounts itself comes early. */
const MOUNTS_LIMIT = 1024 * 1024;
/** What is mounted on `/` comes first, but in the namespace that the kernel began with. */
const FIRST_MOUNTS_LIMIT = 2048;
/** The process that all others descend from. */
const FIRST = '1';
const USERS_LIMIT = 64;

/** Tells of processes which unit, container and pod they are of. */
export interface Workloads {
  /**
   * What a process is part of, by its name in /proc; undefined where that cannot be known. It is read anew each time, what is said of
   * a container once.
   */
  of(process: string): WorkloadFacts | undefined;
}

/** Reads what there is to know of the workloads of a host, when it is asked for: files only, those of engines where they may be read. */
export function readWorkloads(root: Root): Workloads {
  const logs = kubeletLogs(root);
  const read = workloadReader(root);
  const describe = containerDescriber(root, logs.source);
  return {
    of(process) {
      const workload = read(process);
      if (workload === undefined) return undefined;
      const { unit, container, pod } = workload;
      const said = container === undefined ? {} : describe(container, workload.manager, process);
      return {
        unit,
        container: container && {
          id: container.id,
          name: container.name ?? said.name,
          runtime: container.runtime ?? said.runtime,
          image: said.image,
        },
        pod: podFacts(pod, said.pod, logs.pod),
      };
    },
  };
}

/** Tells what a process is part of: undefined where what tells it may not be read, or the process has ended. */
function workloadReader(root: Root): (process: string) => Workload | undefined {
  const mounted = mountsReader(root);
  return (process) => {
    const cgroup = optional(() => root.read(`/proc/${process}/cgroup`, CGROUP_LIMIT));
    if (cgroup === undefined) return undefined;
    const workload = parseCgroup(cgroup);
    if (workload !== undefined) return workload;
    const mounts = mounted(process);
    return mounts && { unit: undefined, manager: undefined, ...mounts };
  };
}

/**
 * What the mounts of a process tell. The kernel takes long to print many: those of a namespace of mounts are read once, and of a process
 * whose `/` is that of process 1 only the first. It is in no other container than process 1 is, for containers have a `/` of their own.
 */
function mountsReader(root: Root): (process: string) => MountedWorkload | undefined {
  const known = new Map<string, MountedWorkload>();
  const read = (process: string, most: number): Uint8Array | undefined =>
    optional(() => root.read(`/proc/${process}/mountinfo`, most));
  const first = once(() => {
    const bytes = read(FIRST, MOUNTS_LIMIT);
    return bytes && { slash: parseSlash(bytes), mounts: parseMountinfo(bytes) };
  });
  const readOrShare = (process: string): MountedWorkload | undefined => {
    const { slash, mounts } = first() ?? {};
    const beginning = slash === undefined ? undefined : read(process, FIRST_MOUNTS_LIMIT);
    if (beginning !== undefined && parseSlash(beginning) === slash) return mounts;
    const bytes = read(process, MOUNTS_LIMIT);
    return bytes && parseMountinfo(bytes);
  };
  return (process) => {
    const namespace = optional(() => root.readLink(`/proc/${process}/ns/mnt`));
    const told = namespace === undefined ? undefined : known.get(namespace);
    if (told !== undefined) return told;
    const mounts = readOrShare(process);
    if (namespace !== undefined && mounts !== undefined) known.set(namespace, mounts);
    return mounts;
  };
}

type Describe = (container: ContainerIdentity, manager: number | undefined, process: string) => Description;

/**
 * What is said of containers, of each once. What is below the service manager of a user is told of by files of that user alone. Any other
 * may still be of a user's engine, which began a namespace of users for it.
 */
function containerDescriber(root: Root, kubelet: Source): Describe {
  const homes = once(() => parseHomes(optional(() => root.read('/etc/passwd')) ?? new Uint8Array()));
  const system = containerFiles(root, SYSTEM_FOLDERS, kubelet);
  const ofUser = onceEach((uid: number) =>
    containerFiles(root, userFolders(uid, homes().get(uid)), () => undefined),
  );
  const described = new Map<string, Description>();
  return ({ id, runtime }, manager, process) => {
    if (id === undefined) return {};
    const key = `${manager} ${runtime} ${id}`;
    let description = described.get(key);
    if (description === undefined) {
      description = manager === undefined ? system(id, runtime) : ofUser(manager)(id, runtime);
      const other = manager === undefined && description.name === undefined ? mappedUser(root, process) : 0;
      if (other !== 0) description = filled(description, ofUser(other)(id, runtime));
      described.set(key, description);
    }
    return description;
  };
}

/** `         0       1000          1`: the first user of a namespace, outside, the users, how many they are. */
const USERS = /^ *[0-9]{1,10} +([0-9]{1,10}) /;

/** Which user the first one of a namespace of users is, 0 for the same or none. */
function mappedUser(root: Root, process: string): number {
  const map = optional(() => root.read(`/proc/${process}/uid_map`, USERS_LIMIT));
  return Number(USERS.exec(map === undefined ? '' : latin1(map))?.[1] ?? 0);
}

/** What is known of a pod by its uid, or of that of a container. */
function podFacts(
  uid: string | undefined,
  said: Description['pod'],
  logged: KubeletLogs['pod'],
): PodFacts | undefined {
  const known = uid ?? said?.uid;
  const other = known !== undefined && said?.name === undefined ? logged(known) : undefined;
  const name = said?.name ?? other?.name;
  if (known === undefined && name === undefined) return undefined;
  return { name, namespace: said?.namespace ?? other?.namespace, uid: known };
}
