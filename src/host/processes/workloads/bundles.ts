import type { ContainerRuntime } from '../../../proc/processes/workload.ts';
import type { Root } from '../../root/root.ts';
import type { Description, Source } from './engine-files.ts';
import { member, readJson, textOfMember } from './json.ts';

/** The keys of annotations, the best first. */
interface AnnotationKeys {
  readonly name: readonly string[];
  readonly image: readonly string[];
  readonly podName: string;
  readonly podNamespace: string;
  readonly podUid: string;
}

const CONTAINERD: AnnotationKeys = {
  name: ['io.kubernetes.cri.container-name', 'nerdctl/name'],
  image: ['io.kubernetes.cri.image-name'],
  podName: 'io.kubernetes.cri.sandbox-name',
  podNamespace: 'io.kubernetes.cri.sandbox-namespace',
  podUid: 'io.kubernetes.cri.sandbox-uid',
};

const CRIO: AnnotationKeys = {
  name: ['io.kubernetes.container.name'],
  image: ['io.kubernetes.cri-o.ImageName', 'io.kubernetes.cri-o.Image'],
  podName: 'io.kubernetes.pod.name',
  podNamespace: 'io.kubernetes.pod.namespace',
  podUid: 'io.kubernetes.pod.uid',
};

/** What is read of an OCI bundle, by the names of its members. */
export const BUNDLE_MEMBERS: readonly (readonly string[])[] = [CONTAINERD, CRIO]
  .flatMap((keys) => Object.values(keys).flat())
  .map((key: string) => ['annotations', key]);

/** The namespaces of containerd in which Kubernetes and nerdctl have containers; docker tells more of its own elsewhere. */
const NAMESPACES = ['k8s.io', 'default'];

/** What containerd says of a container: `NAMESPACE/ID/config.json`, the annotations of an OCI bundle. */
export function containerdSource(root: Root, tasks: readonly string[]): Source {
  const folders = tasks.flatMap((folder) => NAMESPACES.map((namespace) => `${folder}/${namespace}`));
  return bundleSource(root, folders, '', CONTAINERD, 'containerd');
}

/** What cri-o says of a container: `overlay-containers/ID/userdata/config.json`. */
export function crioSource(root: Root, storage: readonly string[]): Source {
  return bundleSource(
    root,
    storage.map((folder) => `${folder}/overlay-containers`),
    '/userdata',
    CRIO,
    'cri-o',
  );
}

function bundleSource(
  root: Root,
  folders: readonly string[],
  below: string,
  keys: AnnotationKeys,
  runtime: ContainerRuntime,
): Source {
  return (id) => {
    for (const folder of folders) {
      const annotations = member(readJson(root, `${folder}/${id}${below}/config.json`), 'annotations');
      const description = describe(annotations, keys);
      if (description !== undefined) return { ...description, runtime };
    }
    return undefined;
  };
}

/** undefined where there are none of these annotations: podman keeps bundles in the same place. */
function describe(annotations: unknown, keys: AnnotationKeys): Description | undefined {
  const first = (names: readonly string[]) =>
    names.map((name) => textOfMember(annotations, name)).find((text) => text !== undefined);
  const name = first(keys.name);
  const image = first(keys.image);
  const pod = {
    name: first([keys.podName]),
    namespace: first([keys.podNamespace]),
    uid: first([keys.podUid]),
  };
  return name === undefined && pod.name === undefined ? undefined : { name, image, pod };
}
