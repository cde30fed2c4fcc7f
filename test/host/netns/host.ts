import { type MemoryFile, memoryRoot } from '../../../src/host/root/memory-root.ts';
import type { Root } from '../../../src/host/root/root.ts';

const TCP =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

/** A table of tcp with one listener. */
const listener = (port: string, inode: number): string =>
  `${TCP}   0: 00000000:${port} 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1\n`;

/** A process in a namespace, with its tables and a socket. */
export function processIn(
  pid: number,
  netns: number,
  tables: Readonly<Record<string, MemoryFile>> = {},
  socket?: number,
): Record<string, MemoryFile> {
  const inside = Object.entries(tables).map(([name, file]) => [`/proc/${pid}/net/${name}`, file]);
  return {
    [`/proc/${pid}/ns/net`]: { link: `net:[${netns}]` },
    [`/proc/${pid}/cmdline`]: `/usr/bin/p${pid}\0`,
    ...(socket === undefined ? {} : { [`/proc/${pid}/fd/3`]: { link: `socket:[${socket}]` } }),
    ...Object.fromEntries(inside),
  };
}

/** Port 22 in the namespace of process 1, 80 in another one that is called blue, 443 in a third one; green has no process. */
export const FILES: Readonly<Record<string, MemoryFile>> = {
  '/proc/net/tcp': listener('0016', 9001),
  ...processIn(1, 4026531840, {}, 9001),
  ...processIn(70, 4026532300, { tcp: listener('01BB', 9003), dev: '' }, 9003),
  ...processIn(41, 4026532200, { tcp: listener('0050', 9002), dev: '' }, 9002),
  ...processIn(42, 4026532200, { tcp: listener('0050', 9002), dev: '' }),
  '/proc/1/mountinfo':
    '25 1 8:1 / / rw - ext4 /dev/sda rw\n' +
    '66 25 0:4 net:[4026532200] /run/netns/blue rw shared:2 - nsfs nsfs rw\n' +
    '67 25 0:4 net:[4026532200] /var/run/docker/netns/blue rw - nsfs nsfs rw\n' +
    '68 25 0:4 net:[4026532200] /run/netns/dark\\040blue rw - nsfs nsfs rw\n' +
    '69 25 0:4 net:[4026532999] /run/netns/green rw - nsfs nsfs rw\n' +
    '70 25 0:4 mnt:[4026532998] /run/other rw - nsfs nsfs rw\n',
};

/** @param more files beside them, or in their place */
export function namespacedHost(more: Readonly<Record<string, MemoryFile>> = {}): Root {
  return memoryRoot({ ...FILES, ...more });
}
