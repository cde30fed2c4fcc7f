import type { Tree, TreeEntry } from '../oracle/case-tree.ts';
import type { Pools } from './case.ts';
import type { Random } from './random.ts';
import { word } from './values.ts';

function commandLine(random: Random): string {
  const name = word(random, 16);
  return random.pick([
    () => `/usr/sbin/${name}\0-D\0`,
    () => `${name}\0--flag\0/path/x\0`,
    () => `./${name}\0`,
    () => `-${name}\0`,
    () => `nginx: master process /usr/sbin/${name}\0`,
    () => `/usr/bin/python3 /opt/${name}.py a b\0`,
    () => name,
    () => '',
    () => '\0',
    () => '/\0',
    () => `/opt/${name}/\0`,
    () => `/${'x'.repeat(random.between(500, 520))}/${name}\0`,
    () => `${name} ${name} ${name}\0`,
  ])();
}

/** Link targets of a descriptor with this inode, including some that net-tools does not take for a socket. */
function link(random: Random, inode: string): string {
  if (random.chance(0.94)) return `socket:[${inode}]`;
  const short = inode.length > 18 ? '7' : inode;
  return random.pick([
    `[0000]:${inode}`,
    `[0000]:${inode}]`,
    `socket:[${short}x]`,
    `socket:[${short}]x`,
    `socket:[${short}`,
    'socket:[]',
    'socket:[-1]',
    '[0000]:',
    'socket:[0]',
  ]);
}

const OTHER_LINKS = ['/dev/null', 'pipe:[4711]', 'anon_inode:[eventpoll]', '/var/log/x', ''];

/**
 * Processes with their open files. No two hold the same socket, because net-tools would name the one that the file system
 * lists first. None holds inode 0, which means no inode to the kernel.
 */
export function processFiles(random: Random, pools: Pools): Tree {
  const tree: Record<string, TreeEntry> = {};
  const inodes = pools.inodes.filter((inode) => inode !== '0');
  const free = new Set(random.some([...new Set(inodes)], 0.6));
  for (const pid of new Set(random.many(0, 6, () => random.between(1, random.pick([9, 999, 4194304]))))) {
    const process = `/proc/${pid}`;
    if (random.chance(0.97)) tree[`${process}/cmdline`] = commandLine(random);
    if (random.chance(0.05))
      tree[`${process}/fd`] = { error: random.pick(['EACCES', 'EACCES', 'ENOTDIR', 'ELOOP']) };
    else {
      const inodes = random.some([...free], 0.35);
      for (const inode of inodes) free.delete(inode);
      for (const [index, target] of random
        .shuffle([...inodes.map((inode) => link(random, inode)), ...random.some(OTHER_LINKS, 0.2)])
        .entries()) {
        if (target !== '') tree[`${process}/fd/${index}${random.chance(0.01) ? 'x' : ''}`] = { link: target };
      }
    }
  }
  if (random.chance(0.1)) tree['/proc/self'] = { link: '1' };
  if (random.chance(0.1)) tree['/proc/uptime'] = '1 2\n';
  return tree;
}
