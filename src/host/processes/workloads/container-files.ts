import type { ContainerRuntime } from '../../../proc/processes/workload.ts';
import type { Root } from '../../root/root.ts';
import { containerdSource, crioSource } from './bundles.ts';
import { storageSource } from './containers-storage.ts';
import { dockerSource } from './docker.ts';
import type { Description, EngineFolders, Source } from './engine-files.ts';

/** Finds what the files of engines say of a container of a runtime, or of one that no one knows. */
export type ContainerFiles = (id: string, runtime: ContainerRuntime | undefined) => Description;

/** @param kubelet what Kubernetes says of the containers of each runtime */
export function containerFiles(root: Root, folders: EngineFolders, kubelet: Source): ContainerFiles {
  const docker = dockerSource(root, folders.docker);
  const containerd = containerdSource(root, folders.tasks);
  const crio = crioSource(root, folders.storage);
  const storage = storageSource(root, folders.storage);
  const sources: Readonly<Partial<Record<ContainerRuntime, readonly Source[]>>> = {
    docker: [docker, kubelet],
    containerd: [containerd, kubelet],
    'cri-o': [crio, storage, kubelet],
    podman: [storage],
  };
  const all = [docker, containerd, crio, storage, kubelet];
  return (id, runtime) => {
    let description: Description = {};
    for (const source of (runtime === undefined ? all : sources[runtime]) ?? [])
      description = filled(description, source(id) ?? {});
    return description;
  };
}

/** What the first says, and where it says nothing, what the other does. */
export function filled(first: Description, other: Description): Description {
  return {
    name: first.name ?? other.name,
    image: first.image ?? other.image,
    runtime: first.runtime ?? other.runtime,
    pod: {
      name: first.pod?.name ?? other.pod?.name,
      namespace: first.pod?.namespace ?? other.pod?.namespace,
      uid: first.pod?.uid ?? other.pod?.uid,
    },
  };
}
