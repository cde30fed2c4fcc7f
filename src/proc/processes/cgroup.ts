import { latin1 } from '../../text/latin1.ts';
import { CONTAINER_ID, type ContainerIdentity, type ContainerRuntime, type Workload } from './workload.ts';

/** `9:name=systemd:/a/b`, `0::/a/b`: the number of the hierarchy, its controllers, the path. */
const LINE = /^[0-9]{1,10}:([^:]*):(\/.*)$/s;

/** What stands behind the path of a cgroup that was removed. */
const DELETED = ' (deleted)';

/**
 * What a process is part of, from /proc/PID/cgroup: a line for each hierarchy of version 1 and one for version 2.
 *
 *     0::/system.slice/docker-4f797c539e6c745de61a93ca3ff892358ecbcaccd8414d5db545c38428142970.scope
 *
 * Printed by proc_cgroup_show. The unit is that of systemd's own hierarchy, else of version 2; the container that of the line with most
 * containers in it. undefined where these two have no path but `/`, as in a cgroup namespace of its own, or of an engine that may make no
 * cgroups, and no other line tells anything.
 */
export function parseCgroup(bytes: Uint8Array): Workload | undefined {
  const found = new Map<string, Draft>();
  for (const line of latin1(bytes).split('\n')) {
    const [, controllers = '', path = ''] = LINE.exec(line) ?? [];
    const names = namesOf(path);
    if (names.length > 0 && !found.has(controllers)) found.set(controllers, draftOf(names));
  }
  let best: Draft | undefined;
  for (const draft of found.values()) if (best === undefined || draft.depth > best.depth) best = draft;
  if (best === undefined) return undefined;
  const systemd = found.get('name=systemd') ?? found.get('');
  const { unit, manager } = systemd ?? best;
  const { container, pod } = best;
  const isTold = systemd !== undefined || (unit ?? container ?? pod) !== undefined;
  return isTold ? { unit, container, pod, manager: best.manager ?? manager } : undefined;
}

/** Seen from another cgroup namespace a path begins with `..`. */
function namesOf(path: string): string[] {
  const whole = path.endsWith(DELETED) ? path.slice(0, -DELETED.length) : path;
  return whole.split('/').filter((name) => name !== '' && name !== '..');
}

/** What the names in a path have told so far, from the outermost on. */
interface Draft {
  unit: string | undefined;
  /** Whether `unit` is the service manager of a user, below which there are units of its own. */
  isManager: boolean;
  manager: number | undefined;
  container: ContainerIdentity | undefined;
  pod: string | undefined;
  /** How many containers there are, one in another. */
  depth: number;
}

function draftOf(names: readonly string[]): Draft {
  const draft: Draft = {
    unit: undefined,
    isManager: false,
    manager: undefined,
    container: undefined,
    pod: undefined,
    depth: 0,
  };
  for (const [at, name] of names.entries()) {
    draft.pod = podOf(name, names[at - 1]) ?? draft.pod;
    // The units within a container are not the host's.
    if (draft.depth === 0) addUnit(draft, name);
    const container = containerOf(names, at);
    if (container === undefined) continue;
    draft.container = container;
    draft.depth++;
  }
  return draft;
}

/** The types of units that hold processes; a slice holds other units. */
const UNIT = /^[A-Za-z0-9:_.\\@-]{1,255}\.(?:service|scope|socket|mount|swap)$/;
const MANAGER = /^user@([0-9]{1,10})\.service$/;
const MANAGER_ITSELF = 'init.scope';

/**
 * A unit is the first on the way, for a service may name cgroups below its own as it likes; but below the service manager of a user there
 * are the units of that user.
 */
function addUnit(draft: Draft, name: string): void {
  if (draft.unit !== undefined && !draft.isManager) return;
  // systemd puts one before a name that could be that of a file of the kernel's.
  const unit = name.startsWith('_') ? name.slice(1) : name;
  if (!UNIT.test(unit)) return;
  if (draft.isManager && unit === MANAGER_ITSELF) return;
  const uid = draft.isManager ? undefined : MANAGER.exec(unit)?.[1];
  draft.unit = unit;
  draft.isManager = uid !== undefined;
  if (uid !== undefined) draft.manager = Number(uid);
}

/** With the underscores that stand in a slice for dashes; that of a static pod has neither. */
const POD = /^(?:.*-)?pod([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{32})(?:\.slice)?(?::|$)/;
const PODMAN_POD = /^(?:.*-)?libpod_pod_([0-9a-f]{64})(?:\.slice)?$/;

/** Of podman without systemd: there a mere id is a pod's. */
const PODMAN_PARENT = 'libpod_parent';

function podOf(name: string, parent: string | undefined): string | undefined {
  if (parent === PODMAN_PARENT && CONTAINER_ID.test(name)) return name;
  return POD.exec(name)?.[1]?.replaceAll('_', '-') ?? PODMAN_POD.exec(name)?.[1];
}

/** What stands before an id: `docker-ID.scope`, `crio-ID`. A monitor of a container, `crio-conmon-ID`, is not in it. */
const PREFIXES: Readonly<Record<string, ContainerRuntime>> = {
  docker: 'docker',
  'cri-containerd': 'containerd',
  containerd: 'containerd',
  nerdctl: 'containerd',
  crio: 'cri-o',
  libpod: 'podman',
  'libpod-payload': 'podman',
};

/** `SLICE:RUNTIME:ID` */
const JOINED = /^[^:]*:([a-z-]+):([0-9a-f]{64})$/;
const PREFIXED = /^([a-z-]{1,20})-([0-9a-f]{64})(?:\.scope)?$/;

/** Above a mere id. */
const PARENTS: Readonly<Record<string, ContainerRuntime>> = {
  docker: 'docker',
  actions_job: 'docker',
  ecs: 'docker',
  default: 'containerd',
};

/** A container of Fargate, `ecs/TASK/TASK-NUMBER`. */
const FARGATE = /^[0-9a-f]{32}-[0-9]{1,10}$/;

const LXC = /^lxc\.payload[.-](.+)$/s;
const LXC_PARENTS: ReadonlySet<string> = new Set(['lxc', 'lxc.payload']);

/** The container that a name begins, seen with those around it. */
function containerOf(names: readonly string[], at: number): ContainerIdentity | undefined {
  const name = names[at] as string;
  const parent = names[at - 1] ?? '';
  if (CONTAINER_ID.test(name))
    return parent === PODMAN_PARENT ? undefined : withId(name, runtimeAbove(names, at));
  const [, prefix = '', id = ''] = PREFIXED.exec(name) ?? JOINED.exec(name) ?? [];
  if (Object.hasOwn(PREFIXES, prefix)) return withId(id, PREFIXES[prefix]);
  if (FARGATE.test(name) && names[at - 2] === 'ecs') return withId(name, undefined);
  const lxc = LXC_PARENTS.has(parent) ? name : LXC.exec(name)?.[1];
  if (lxc !== undefined) return { id: undefined, name: lxc, runtime: 'lxc' };
  return machineOf(name, names[at + 1]);
}

function withId(id: string, runtime: ContainerRuntime | undefined): ContainerIdentity {
  return { id, name: undefined, runtime };
}

/** ECS has a task, or a cluster and a task, between its name and the id. */
function runtimeAbove(names: readonly string[], at: number): ContainerRuntime | undefined {
  const parent = names[at - 1] ?? '';
  if (Object.hasOwn(PARENTS, parent)) return PARENTS[parent];
  return names[at - 2] === 'ecs' || names[at - 3] === 'ecs' ? PARENTS.ecs : undefined;
}

const MACHINE = /^machine-(.+)\.scope$/s;
const NSPAWN = /^systemd-nspawn@(.+)\.service$/s;
/** libvirt calls its machines so: a virtual machine is no container. */
const LIBVIRT = /^(qemu|lxc|bhyve|xen)-[0-9]+-(.+)$/s;
/** Below a machine systemd-nspawn itself is there. */
const SUPERVISOR = 'supervisor';

function machineOf(scope: string, next: string | undefined): ContainerIdentity | undefined {
  const escaped = MACHINE.exec(scope)?.[1] ?? NSPAWN.exec(scope)?.[1];
  if (escaped === undefined || next === SUPERVISOR) return undefined;
  const name = unescaped(escaped);
  const [, driver, domain = ''] = LIBVIRT.exec(name) ?? [];
  if (driver === undefined) return { id: undefined, name, runtime: 'systemd-nspawn' };
  return driver === 'lxc' ? { id: undefined, name: domain, runtime: 'libvirt-lxc' } : undefined;
}

/** systemd writes a byte that the name of a unit cannot have, and a dash, as `\xHH`. */
function unescaped(name: string): string {
  return name.replace(/\\x([0-9a-f]{2})/g, (_escape, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
