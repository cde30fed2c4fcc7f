import { once } from '../../once.ts';
import type { Root } from '../../root/root.ts';
import type { Description, Source } from './engine-files.ts';
import { member, nameOf, parseJson, readJson, textOfMember } from './json.ts';

const DRIVERS = ['overlay', 'vfs', 'btrfs'];

/** Containers that are not to outlive their end, as of `podman run --rm`, have a list of their own. */
const LISTS = ['containers.json', 'volatile-containers.json'];

/** What podman and cri-o say of all their containers: lists, each of which is read once. */
export function storageSource(root: Root, storage: readonly string[]): Source {
  const all = once(() => {
    const found = new Map<string, Description>();
    for (const folder of storage)
      for (const driver of DRIVERS)
        for (const list of LISTS) addList(readJson(root, `${folder}/${driver}-containers/${list}`), found);
    return found;
  });
  return (id) => all().get(id);
}

/** `[{"id": "…", "names": ["web"], "metadata": "{\"image-name\": \"nginx\", …}"}]` */
function addList(list: unknown, found: Map<string, Description>): void {
  if (!Array.isArray(list)) return;
  for (const container of list) {
    const id = textOfMember(container, 'id');
    if (id === undefined || found.has(id)) continue;
    const names = member(container, 'names');
    const metadata = metadataOf(member(container, 'metadata'));
    found.set(id, {
      name: textOfMember(metadata, 'metadata-name') ?? (Array.isArray(names) ? nameOf(names[0]) : undefined),
      image: textOfMember(metadata, 'image-name'),
      pod: {
        namespace: textOfMember(metadata, 'namespace'),
        uid: textOfMember(metadata, 'uid'),
      },
    });
  }
}

/** What is read of a container in a list, by the names of its members; and of its metadata, which are JSON in a text. */
export const STORAGE_MEMBERS: readonly (readonly string[])[] = [['id'], ['names']];
export const METADATA_MEMBERS: readonly (readonly string[])[] = [
  ['metadata-name'],
  ['image-name'],
  ['namespace'],
  ['uid'],
];

/** JSON in a text. */
export function metadataOf(text: unknown): unknown {
  return typeof text === 'string' ? parseJson(Buffer.from(text)) : undefined;
}
