import type { PodFacts } from '../../../proc/processes/workload.ts';
import { once } from '../../once.ts';
import { optional } from '../../root/optional.ts';
import type { Root } from '../../root/root.ts';
import type { Source } from './engine-files.ts';

/** `shop_cart-7f9c_ac04f3f2-1f2c-11e9-b015-1ebee232acfa`: namespace, pod, uid. */
const POD_FOLDER = /^([^_]{1,255})_([^_]{1,255})_([0-9a-f-]{32,36})$/s;

/** `cart-7f9c_shop_web-4f79….log`: pod, namespace, container, id. */
const CONTAINER_LOG = /^([^_]{1,255})_([^_]{1,255})_([^_]{1,255})-([0-9a-f]{64})\.log$/s;

/** What the kubelet of a node says in the names of logs, which any user may list. Each folder is listed once. */
export interface KubeletLogs {
  readonly source: Source;
  pod(uid: string): PodFacts | undefined;
}

export function kubeletLogs(root: Root): KubeletLogs {
  const pods = once(
    () =>
      new Map(
        matches(root, '/var/log/pods', POD_FOLDER).map(([, namespace, name, uid = '']) => [
          uid,
          { name, namespace, uid },
        ]),
      ),
  );
  const containers = once(
    () =>
      new Map(
        matches(root, '/var/log/containers', CONTAINER_LOG).map(([, pod, namespace, name, id = '']) => [
          id,
          { name, pod: { name: pod, namespace } },
        ]),
      ),
  );
  return { source: (id) => containers().get(id), pod: (uid) => pods().get(uid) };
}

function matches(root: Root, folder: string, form: RegExp): RegExpExecArray[] {
  const names = optional(() => root.list(folder)) ?? [];
  return names.map((name) => form.exec(name)).filter((match) => match !== null);
}
