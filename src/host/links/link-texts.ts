import { parseIpText } from '../../proc/interfaces/ip-text.ts';
import type { LinkAttributes } from '../../proc/interfaces/link.ts';
import { optional } from '../root/optional.ts';
import type { Root } from '../root/root.ts';

/** What a text that was recorded with a host says of its links. */
export interface LinkText {
  /** Path on the host. */
  readonly path: string;
  /** Undefined for a link that is not in it. */
  of(name: string): LinkAttributes | undefined;
}

/** Where sosreport and insights-client put what commands printed. */
const FOLDERS = ['/sos_commands/networking', '/insights_commands'];

/** The command, as a file is called: `ip_-s_-d_link`, `ip_address`. Those of other namespaces begin otherwise. */
const NAME = /^ip_(?:-[a-z]+_)*(?:link|addr|address)(?:_show)?$/;

/** The first text that tells of links: the output of `ip link` or `ip address`. Undefined of most hosts. */
export function readLinkText(root: Root): LinkText | undefined {
  for (const folder of FOLDERS) {
    const names = optional(() => root.list(folder)) ?? [];
    for (const name of names.filter((name) => NAME.test(name)).sort()) {
      const path = `${folder}/${name}`;
      const links = new Map(
        parseIpText(optional(() => root.read(path)) ?? new Uint8Array()).records.map((link) => [
          link.name,
          link.attributes,
        ]),
      );
      if (links.size === 0) continue;
      const withPeers = new Map(
        Array.from(links, ([name, link]) => [name.slice(0, name.lastIndexOf('@')), link]),
      );
      return { path, of: (name) => links.get(name) ?? withPeers.get(name) };
    }
  }
  return undefined;
}
