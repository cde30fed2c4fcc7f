import { HostError, tryRead } from '../../errors.ts';
import { DATA } from '../root/nested-host.ts';
import { TABLES } from '../root/open-root.ts';
import { type Folder, find } from './tree.ts';

/** Where in an archive a host is. */
export interface Layout {
  readonly top: Folder;
  /** Which folder of the host that is: empty for its `/`. */
  readonly prefix: string;
}

/** All that could be a host: the archive, or folders that it begins with, by their names. */
export function layoutsOf(top: Folder): (readonly [name: string, layout: Layout])[] {
  const whole = layoutOf(top);
  if (whole !== undefined) return [['', whole]];
  return [...top.names].flatMap(([name, node]) => {
    if (node.kind !== 'folder') return [];
    const layout = layoutOf(node);
    if (layout !== undefined) return [[name, layout] as const];
    const data = node.names.get(DATA);
    return data?.kind === 'folder' && isFolder(data, 'proc')
      ? [[`${name}/${DATA}`, { top: data, prefix: '' }] as const]
      : [];
  });
}

/** As openRoot has it of a folder. */
function layoutOf(top: Folder): Layout | undefined {
  if (isFolder(top, 'proc')) return { top, prefix: '' };
  if (isFolder(top, 'net')) return { top, prefix: '/proc' };
  return TABLES.some((name) => top.names.get(name)?.kind === 'file')
    ? { top, prefix: '/proc/net' }
    : undefined;
}

function isFolder(top: Folder, name: string): boolean {
  const node = tryRead(() => find(top, name));
  return !(node instanceof HostError) && node.kind === 'folder';
}
