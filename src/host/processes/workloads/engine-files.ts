import type { ContainerRuntime, PodFacts } from '../../../proc/processes/workload.ts';

/** What a file says of a container. Texts are latin1. */
export interface Description {
  readonly name?: string | undefined;
  readonly image?: string | undefined;
  readonly runtime?: ContainerRuntime | undefined;
  readonly pod?: Partial<PodFacts> | undefined;
}

/** Finds what is said of the container with an id. */
export type Source = (id: string) => Description | undefined;

/** Where engines keep their files: those of the system, or of a user who has engines without root. */
export interface EngineFolders {
  /** Of docker: the folder above `containers`. */
  readonly docker: readonly string[];
  /** Of containerd: the folder above that of each namespace. */
  readonly tasks: readonly string[];
  /** Of podman and cri-o: the folder above `overlay-containers`. */
  readonly storage: readonly string[];
}

const TASKS = 'io.containerd.runtime.v2.task';

/** k3s and MicroK8s have a containerd of their own. */
export const SYSTEM_FOLDERS: EngineFolders = {
  docker: ['/var/lib/docker', '/var/snap/docker/common/var-lib-docker'],
  tasks: ['/run/containerd', '/run/k3s/containerd', '/var/snap/microk8s/common/run/containerd'].map(
    (folder) => `${folder}/${TASKS}`,
  ),
  storage: ['/run/containers/storage', '/var/lib/containers/storage'],
};

/** @param home the home folder of the user */
export function userFolders(uid: number, home: string | undefined): EngineFolders {
  const running = `/run/user/${uid}/containers`;
  if (home === undefined) return { docker: [], tasks: [], storage: [running] };
  const data = `${home}/.local/share`;
  return { docker: [`${data}/docker`], tasks: [], storage: [running, `${data}/containers/storage`] };
}
