import type { ContainerFacts } from '../../proc/processes/workload.ts';
import { podLabel } from '../../proc/processes/workload-labels.ts';
import { utf8AsLatin1 } from '../../text/latin1.ts';
import { namespaceLabel } from './labels.ts';
import type { MembersOf } from './members.ts';
import type { Namespace } from './namespaces.ts';

/** Which namespaces are asked for. */
export interface Selector {
  readonly kind: keyof typeof SELECTS;
  /** As it was given. */
  readonly text: string;
  /** What stands behind the colon, latin1. */
  readonly value: string;
}

type Selects = (namespace: Namespace, value: string, membersOf: MembersOf) => boolean;

/** Whether a container is called so, or has this id. */
const isCalled =
  (value: string) =>
  ({ id, name }: ContainerFacts): boolean =>
    id === value || name === value;

/** So many namespaces, or ids, are named in a message. */
const MOST = 8;

/** From so many digits on the beginning of an id stands for a container. */
const SHORTEST_ID = 8;
const HEXADECIMAL = /^[0-9a-f]+$/;

/** Whether a namespace is meant, by the kinds of selectors. */
const SELECTS = {
  host: ({ host }) => host,
  number: ({ inode, device }, value) => (inode ?? device) === Number(value),
  pid: ({ pids }, value) => pids.includes(String(Number(value))),
  name: ({ names }, value) => names.includes(value),
  container: (namespace, value, membersOf) => membersOf(namespace).containers.some(isCalled(value)),
  pod: (namespace, value, membersOf) =>
    membersOf(namespace).pods.some((pod) => [podLabel(pod), pod.name, pod.uid].includes(value)),
} satisfies Record<string, Selects>;

const BARE = /^(?:(host)|([0-9]{1,15}))$/;
const QUALIFIED = /^(?:(pid):([0-9]{1,15})|(name|container|pod):(.+))$/s;

/** What a selector is, for messages. */
export const SELECTOR_FORMS = 'a number, host, pid:PID, name:NAME, container:CONTAINER or pod:POD';

/** Understands a selector; undefined for what is none. */
export function parseSelector(text: string): Selector | undefined {
  const bare = BARE.exec(text);
  if (bare !== null) return { kind: bare[1] === undefined ? 'number' : 'host', text, value: text };
  const [, pid, digits, kind = pid, value = digits] = QUALIFIED.exec(text) ?? [];
  if (kind === undefined || value === undefined) return undefined;
  return { kind: kind as Selector['kind'], text, value: utf8AsLatin1(value) };
}

/** What was asked for is not there, or not one thing. The message is latin1. */
export class SelectorError extends Error {
  override readonly name = 'SelectorError';

  /** What is loaded late has a class of its own: see HostError. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'SelectorError';
  }
}

/** The namespaces that are meant, in their order, each once. Throws SelectorError. */
export function selectNamespaces(
  all: readonly Namespace[],
  selectors: readonly Selector[],
  membersOf: MembersOf,
): readonly Namespace[] {
  const chosen = new Set<Namespace>();
  for (const selector of selectors) {
    const selects: Selects = SELECTS[selector.kind];
    const meant = all.filter((namespace) => selects(namespace, selector.value, membersOf));
    const found = meant.length > 0 ? meant : beginningSo(all, selector, membersOf);
    if (found.length === 0)
      throw new SelectorError(
        `no network namespace is ${utf8AsLatin1(selector.text)}: ${listed(all, membersOf)}`,
      );
    for (const namespace of found) chosen.add(namespace);
  }
  return all.filter((namespace) => chosen.has(namespace));
}

/** The namespaces of the container whose id begins so, once none is called so as a whole. Throws SelectorError where it is not one. */
function beginningSo(
  all: readonly Namespace[],
  { kind, value, text }: Selector,
  membersOf: MembersOf,
): readonly Namespace[] {
  if (kind !== 'container' || value.length < SHORTEST_ID || !HEXADECIMAL.test(value)) return [];
  const idsIn = (namespace: Namespace): string[] =>
    membersOf(namespace).containers.flatMap(({ id }) => (id?.startsWith(value) ? [id] : []));
  const ids = [...new Set(all.flatMap(idsIn))];
  if (ids.length > 1)
    throw new SelectorError(`${text} is the beginning of several: ${ids.slice(0, MOST).join(', ')}`);
  return all.filter((namespace) => idsIn(namespace).length > 0);
}

function listed(all: readonly Namespace[], membersOf: MembersOf): string {
  const names = all
    .slice(0, MOST)
    .map((namespace) => namespaceLabel(namespace, () => membersOf(namespace)))
    .join(', ');
  const more = all.length - MOST;
  return `there ${all.length === 1 ? 'is' : 'are'} ${names}${more > 0 ? ` and ${more} more (--list-netns)` : ''}`;
}
