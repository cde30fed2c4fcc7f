/** What runs containers. A container of nerdctl or of Kubernetes is one of containerd's; one of Incus or LXD is one of lxc's. */
export type ContainerRuntime =
  | 'docker'
  | 'containerd'
  | 'cri-o'
  | 'podman'
  | 'lxc'
  | 'systemd-nspawn'
  | 'libvirt-lxc';

/** A container, as far as the kernel's tables tell. */
export interface ContainerIdentity {
  /** 64 hexadecimal digits, of Fargate 32 and a number; those of lxc and systemd-nspawn have none. */
  readonly id: string | undefined;
  /** Where the path has it: lxc, systemd-nspawn. Latin1. */
  readonly name: string | undefined;
  /** undefined where a path has an id and nothing else. */
  readonly runtime: ContainerRuntime | undefined;
}

/** What a process is part of. */
export interface Workload {
  /** The systemd unit that holds it. Latin1. */
  readonly unit: string | undefined;
  /** The innermost container. */
  readonly container: ContainerIdentity | undefined;
  /** The uid of a pod of Kubernetes, or the id of one of podman. */
  readonly pod: string | undefined;
  /** The user whose service manager it is below, `user@1000.service`: all names from there on are that user's choice. */
  readonly manager: number | undefined;
}

/** The id of a container. */
export const CONTAINER_ID = /^[0-9a-f]{64}$/;

/** A container with what files beside the kernel's tables say of it. Texts are latin1. */
export interface ContainerFacts extends ContainerIdentity {
  readonly image: string | undefined;
}

/** A pod. Texts are latin1. */
export interface PodFacts {
  readonly name: string | undefined;
  /** Of Kubernetes, not of the kernel. */
  readonly namespace: string | undefined;
  readonly uid: string | undefined;
}

/** What is known of what a process is part of. */
export interface WorkloadFacts {
  readonly unit: string | undefined;
  readonly container: ContainerFacts | undefined;
  readonly pod: PodFacts | undefined;
}
