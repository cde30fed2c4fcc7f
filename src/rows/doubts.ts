import { CONTAINER_ID } from '../proc/processes/workload.ts';
import { isUnplaced, UNSEEN } from '../records/describe/owner.ts';
import type { OwnerRecord } from '../records/socket.ts';
import { WORKLOAD_FIELDS } from '../records/socket-fields.ts';

/**
 * What may not be known of a socket: who holds it; all of their command lines, which are kept up to a length, or not recorded; what they are part of; what
 * a container or a pod is called, which only files of its engine tell.
 */
export type Unknown = 'holders' | 'commands' | 'unrecorded' | 'workloads' | 'names';

/** Something that may not be known of a socket. */
export interface Doubt {
  readonly unknown: Unknown;
  /** Whether a field depends on it. */
  concerns(field: string): boolean;
  /** Whether it is not known of a socket with these holders. */
  applies(owners: readonly OwnerRecord[] | undefined): boolean;
}

const ofSome =
  (test: (owner: OwnerRecord) => boolean): Doubt['applies'] =>
  (owners) =>
    owners?.some(test) ?? false;

const unnamed = (field: string, test: (owner: OwnerRecord) => boolean): Doubt => ({
  unknown: 'names',
  concerns: (name) => name === field,
  applies: ofSome(test),
});

/** A container with an id has a name and an image. */
const lacks =
  (key: 'name' | 'image' | 'runtime') =>
  ({ container }: OwnerRecord): boolean =>
    container?.id !== undefined && container[key] === undefined;

const DOUBTS: readonly Doubt[] = [
  {
    unknown: 'holders',
    concerns: (field) => field.startsWith('owners.'),
    applies: (owners) => owners === undefined || owners === UNSEEN,
  },
  {
    unknown: 'commands',
    concerns: (field) => field === 'owners.command',
    applies: ofSome(({ commandCut }) => commandCut === true),
  },
  {
    unknown: 'unrecorded',
    concerns: (field) => field === 'owners.command' || field === 'owners.fd',
    applies: ofSome(({ command, fd }) => command === undefined || fd === undefined),
  },
  {
    unknown: 'workloads',
    concerns: (field) => WORKLOAD_FIELDS.has(field),
    applies: ofSome(isUnplaced),
  },
  unnamed('owners.container.name', lacks('name')),
  unnamed('owners.container.image', lacks('image')),
  unnamed('owners.container.runtime', lacks('runtime')),
  unnamed('owners.pod.name', ({ pod }) => pod !== undefined && pod.name === undefined),
  // The pods of podman have none.
  unnamed(
    'owners.pod.namespace',
    ({ pod }) => pod !== undefined && pod.namespace === undefined && !CONTAINER_ID.test(pod.uid ?? ''),
  ),
];

/** What can leave it open whether these fields of a socket are such as is asked for. */
export function doubtsAbout(fields: ReadonlySet<string>): Doubt[] {
  return DOUBTS.filter(({ concerns }) => [...fields].some(concerns));
}
