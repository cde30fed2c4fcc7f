import { isLinkName } from '../host/links/mtu.ts';
import { LINK_FILES, UPPER_LINK } from '../host/recording/recorded-files.ts';
import { optional } from '../host/root/optional.ts';
import type { Root } from '../host/root/root.ts';
import { type Entry, file, folder, link } from './entry.ts';

const FOLDER = '/sys/class/net';

/** Records what a /sys tells of interfaces. @param to the folder that is to have it */
export function* recordLinks(root: Root, to = FOLDER): Generator<Entry> {
  const names = (optional(() => root.list(FOLDER)) ?? []).filter(isLinkName);
  for (const name of names) {
    const from = `${FOLDER}/${name}`;
    // A file beside the links, such as bonding_masters, has none.
    const inside = optional(() => root.list(from));
    if (inside === undefined) continue;
    yield folder(`${to}/${name}`);
    for (const attribute of LINK_FILES) {
      const bytes = optional(() => root.read(`${from}/${attribute}`));
      if (bytes !== undefined) yield file(`${to}/${name}/${attribute}`, bytes);
    }
    for (const upper of inside.filter((other) => isLinkName(other) && UPPER_LINK.test(other)))
      yield link(`${to}/${name}/${upper}`, `../${upper.replace(/^upper_/s, '')}`);
  }
}
