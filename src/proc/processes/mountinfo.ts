import { latin1 } from '../../text/latin1.ts';
import type { ContainerRuntime, Workload } from './workload.ts';

/** What the mounts of a process tell of what it is part of. */
export type MountedWorkload = Pick<Workload, 'container' | 'pod'>;

/** `620 604 8:1 /var/lib/docker/containers/ID/hosts /etc/hosts rw - ext4 …`: the fourth and the fifth word. */
const LINE = /^[^ \n]* [^ \n]* [^ \n]* ([^ \n]*) ([^ \n]*)/;

/** The third and the fourth word of the line of `/`. */
const SLASH = /^[^ \n]* [^ \n]* ([^ \n]* [^ \n]*) \/ /m;

/** An id below `containers/`, of nerdctl with a namespace between; below `sandboxes/` that of a pod's sandbox. */
const CONTAINER = /(?:^|[/-])containers\/(?:[A-Za-z0-9_.-]{1,76}\/)?([0-9a-f]{64})(?:\/|$)/;
const SANDBOX = /\/sandboxes\/([0-9a-f]{64})(?:\/|$)/;
const POD = /\/pods\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})\//;

/** What an engine mounts into each container, the most telling first: what else is mounted may be of another container. */
const OWN_FILES = ['/run/.containerenv', '/etc/hostname', '/etc/resolv.conf', '/etc/hosts'];

/** Whose files lie in such a folder. */
const RUNTIMES: readonly (readonly [folder: string, runtime: ContainerRuntime])[] = [
  ['/docker/containers/', 'docker'],
  ['-docker/containers/', 'docker'],
  ['/nerdctl/', 'containerd'],
  ['/sandboxes/', 'containerd'],
];

/**
 * What a process is part of, from /proc/PID/mountinfo (show_mountinfo): an engine keeps the files that it mounts into a container, as
 * /etc/hostname, in a folder of the container's id. Other ids are of layers of images, or of volumes.
 */
export function parseMountinfo(bytes: Uint8Array): MountedWorkload {
  let root = '';
  let rank = OWN_FILES.length + 1;
  let pod: string | undefined;
  for (const line of latin1(bytes).split('\n')) {
    const [, source = '', target = ''] = LINE.exec(line) ?? [];
    pod ??= POD.exec(source)?.[1];
    if (!CONTAINER.test(source) && !SANDBOX.test(source)) continue;
    const own = OWN_FILES.indexOf(target);
    const at = own < 0 ? OWN_FILES.length : own;
    if (at >= rank) continue;
    rank = at;
    root = source;
  }
  const id = CONTAINER.exec(root)?.[1] ?? SANDBOX.exec(root)?.[1];
  const container =
    id === undefined ? undefined : { id, name: undefined, runtime: runtimeOf(root, pod !== undefined) };
  return { container, pod };
}

/** Which folder of which file system is the `/` of a process: `8:1 /`; undefined where its line is not there. */
export function parseSlash(bytes: Uint8Array): string | undefined {
  return SLASH.exec(latin1(bytes))?.[1];
}

/** cri-o keeps its containers as podman does; those in a pod of Kubernetes are its. */
function runtimeOf(root: string, inPod: boolean): ContainerRuntime | undefined {
  const known = RUNTIMES.find(([folder]) => root.includes(folder))?.[1];
  if (known !== undefined) return known;
  return /-containers\//.test(root) ? (inPod ? 'cri-o' : 'podman') : undefined;
}
