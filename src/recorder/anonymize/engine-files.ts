import { utf8AsLatin1 } from '../../text/latin1.ts';
import type { Names } from './names.ts';
import type { Pseudonyms } from './pseudonyms.ts';

type Other = (text: string, names: Names, pseudonyms: Pseudonyms) => string;

const container: Other = (text, names) =>
  // Docker writes a slash before it.
  text.startsWith('/') ? `/${names.container(text.slice(1))}` : names.container(text);
const image: Other = (text, _names, { name }) => name('image', text);
const pod: Other = (text, _names, { name }) => name('pod', text);
const namespace: Other = (text, _names, { name }) => name('namespace', text);
const id: Other = (text, _names, pseudonyms) => pseudonyms.id(text);

/** What engines say of containers that is read, by the names of the members. All else is left out. */
const MEMBERS: Readonly<Record<string, Other>> = {
  id,
  ID: id,
  Name: container,
  Image: image,
  names: container,
  'metadata-name': container,
  'image-name': image,
  namespace,
  uid: id,
  'nerdctl/name': container,
  'io.kubernetes.container.name': container,
  'io.kubernetes.pod.name': pod,
  'io.kubernetes.pod.namespace': namespace,
  'io.kubernetes.pod.uid': id,
  'io.kubernetes.cri.container-name': container,
  'io.kubernetes.cri.image-name': image,
  'io.kubernetes.cri.sandbox-name': pod,
  'io.kubernetes.cri.sandbox-namespace': namespace,
  'io.kubernetes.cri.sandbox-uid': id,
  'io.kubernetes.cri-o.ImageName': image,
  'io.kubernetes.cri-o.Image': image,
};

/** Members that hold others. */
const OBJECTS: ReadonlySet<string> = new Set(['Config', 'Labels', 'annotations']);

/** Lists: that of all containers, and that of the names of one. */
const LISTS: ReadonlySet<string> = new Set(['', 'names']);

/** JSON in a text. */
const TEXTS: ReadonlySet<string> = new Set(['metadata']);

/** So deep are objects that engines write in each other, and no deeper ones are read. */
const DEPTH = 5;

/** A file of JSON in which an engine says what containers are, undefined for another. Text is UTF-8. */
export function anonymizeEngineFile(text: string, names: Names, pseudonyms: Pseudonyms): string | undefined {
  const other = (value: unknown, member: string, depth: number): unknown => {
    if (depth > DEPTH) return undefined;
    if (Array.isArray(value) && LISTS.has(member)) return value.map((item) => other(item, member, depth + 1));
    if (typeof value === 'string') {
      if (TEXTS.has(member)) return anonymizeEngineFile(value, names, pseudonyms);
      return Object.hasOwn(MEMBERS, member)
        ? MEMBERS[member]?.(utf8AsLatin1(value), names, pseudonyms)
        : undefined;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const isKnown = member === '' || OBJECTS.has(member);
    return isKnown
      ? Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [name, other(inner, name, depth + 1)]),
        )
      : undefined;
  };
  try {
    return JSON.stringify(other(JSON.parse(text), '', 0));
  } catch {
    return undefined;
  }
}
