import type { ContainerFacts, PodFacts, WorkloadFacts } from '../../proc/processes/workload.ts';
import { containerLabel, podLabel } from '../../proc/processes/workload-labels.ts';
import { once } from '../once.ts';
import { readWorkloads } from '../processes/workloads/workloads.ts';
import type { Root } from '../root/root.ts';
import type { Namespace } from './namespaces.ts';

/** The containers and pods that the processes of a namespace are of, each once. */
export interface Members {
  readonly containers: readonly ContainerFacts[];
  readonly pods: readonly PodFacts[];
}

/** Tells what the processes of a namespace are of; read when it is first asked for. */
export type MembersOf = (namespace: Namespace) => Members;

/** Reads what the processes of a host are of, each namespace once. */
export function membersReader(root: Root): MembersOf {
  const workloads = readWorkloads(root);
  const known = new WeakMap<Namespace, () => Members>();
  return (namespace) => {
    const read = known.get(namespace) ?? once(() => readMembers(namespace, workloads.of));
    known.set(namespace, read);
    return read();
  };
}

function readMembers({ pids }: Namespace, workloadOf: (pid: string) => WorkloadFacts | undefined): Members {
  const workloads = pids.map(workloadOf);
  return {
    containers: distinct(
      workloads.map((workload) => workload?.container),
      (container) => container.id ?? containerLabel(container) ?? '',
    ),
    pods: distinct(
      workloads.map((workload) => workload?.pod),
      (pod) => pod.uid ?? podLabel(pod) ?? '',
    ),
  };
}

function distinct<T>(values: readonly (T | undefined)[], keyOf: (value: T) => string): T[] {
  const found = new Map<string, T>();
  for (const value of values) if (value !== undefined) found.set(keyOf(value), value);
  return [...found.values()];
}
