import { once } from '../once.ts';
import type { Namespace } from './namespaces.ts';
import type { Workload } from './workloads.ts';

/** The containers and pods that the processes of a namespace are of, each once. */
export interface Members {
  readonly containers: readonly NonNullable<Workload['container']>[];
  readonly pods: readonly NonNullable<Workload['pod']>[];
}

/** Tells what the processes of a namespace are of; read when it is first asked for. */
export type MembersOf = (namespace: Namespace) => Members;

/** @param workloadOf what a process is part of */
export function membersReader(workloadOf: (pid: string) => Workload): MembersOf {
  const known = new WeakMap<Namespace, () => Members>();
  return (namespace) => {
    const read = known.get(namespace) ?? once(() => readMembers(namespace, workloadOf));
    known.set(namespace, read);
    return read();
  };
}

function readMembers({ pids }: Namespace, workloadOf: (pid: string) => Workload): Members {
  const workloads = pids.map(workloadOf);
  return {
    containers: distinct(
      workloads.map(({ container }) => container),
      containerLabel,
    ),
    pods: distinct(
      workloads.map(({ pod }) => pod),
      podLabel,
    ),
  };
}

function distinct<T>(values: readonly (T | undefined)[], labelOf: (value: T) => string): T[] {
  const labelled = new Map<string, T>();
  for (const value of values) if (value !== undefined) labelled.set(labelOf(value), value);
  return [...labelled.values()];
}

/** What a container is called: its name, or else the beginning of its id that people type. */
export function containerLabel({ name, id = '' }: NonNullable<Workload['container']>): string {
  return name ?? id.slice(0, SHORT_ID);
}

const SHORT_ID = 12;

/** What a pod is called. */
export function podLabel({ name, namespace, uid = '' }: NonNullable<Workload['pod']>): string {
  if (name === undefined) return uid;
  return namespace === undefined ? name : `${namespace}/${name}`;
}
