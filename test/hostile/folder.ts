import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  archiveOf,
  type HostileCase,
  type HostileEntry,
  type HostileTree,
  type NodeKind,
  OUTSIDE,
  SECRET,
} from './case.ts';
import { PLACES } from './trees.ts';

/** The arguments of mknod; a socket is made otherwise. */
const NODES: Readonly<Record<Exclude<NodeKind, 'socket'>, readonly string[]>> = {
  fifo: ['p'],
  zero: ['c', '1', '5'],
  full: ['c', '1', '7'],
  random: ['c', '1', '9'],
  tty: ['c', '5', '0'],
  null: ['c', '1', '3'],
  block: ['b', '7', '99'],
};

/** What is in the files outside of the tree whose rows need more than the secret. */
const OUTER_FILES: Readonly<Record<string, string>> = {
  '/proc/net/unix': `Num       RefCount Protocol Flags    Type St Inode Path\n0: 00000002 00000000 00010000 0001 01 77 /run/${SECRET}\n`,
  '/proc/net/tcp': `  sl  local_address rem_address   st\n   0: E76433C6:7A69 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 77 1 0 100 0 0 10 0\n`,
  '/proc/net/dev': `Inter-|\n face |bytes\n${SECRET}: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n`,
  '/proc/net/route': `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n${SECRET}\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0\n`,
  '/etc/hosts': `127.0.0.1 ${SECRET}\n10.0.0.1 ${SECRET}\n0.0.0.0 ${SECRET}\n`,
  '/etc/services': `${SECRET} 22/tcp\n${SECRET} 80/tcp\n${SECRET} 443/tcp\n`,
  '/etc/passwd': `${SECRET}:x:0:0::/:/bin/sh\n`,
  '/etc/networks': `${SECRET} 10.0.0.0\n`,
};

/** What no run may show: the secret, and the address in the table outside. */
export const MARKS = [SECRET, '198.51.100.231'];

/** So many trees are there at most. */
const KEPT = 50;

/** The name of a folder that a recorded host lies in. */
const STRANGE_NAME = '\x1b[41mtr\xe2\x80\xae\nee\xff';

const bytes = (path: string): Buffer => Buffer.from(path, 'latin1');

/** A folder for hostile trees, one at a time, beside which there is what they must not lead to. */
export class HostileFolder {
  readonly #base = mkdtempSync(join(tmpdir(), 'netstat-hostile-'));
  readonly #outside = join(this.#base, 'outside');
  readonly #nodes = new Map<NodeKind, string>();
  #written = 0;

  constructor() {
    chmodSync(this.#base, 0o755);
    for (const path of PLACES) {
      if (PLACES.some((other) => other.startsWith(`${path}/`))) continue;
      const file = join(this.#outside, path);
      mkdirSync(dirname(file), { recursive: true });
      if (/\/fd\/[0-9]+$/.test(path)) symlinkSync('socket:[77]', file);
      else writeFileSync(file, OUTER_FILES[path] ?? `${SECRET}\n`.repeat(3));
    }
    for (const [kind, words] of Object.entries(NODES)) {
      const file = join(this.#base, `node-${kind}`);
      // Only root may make devices; then there are fewer kinds.
      if (spawnSync('mknod', ['-m', '666', file, ...words]).status === 0)
        this.#nodes.set(kind as NodeKind, file);
    }
    const socket = join(this.#base, 'node-socket');
    const server = createServer().listen(socket);
    server.unref();
    this.#nodes.set('socket', socket);
  }

  /** The scratch file of this name beside the trees. */
  scratch(name: string): string {
    return join(this.#base, name);
  }

  /** Makes the tree of a case in place of the one before; its path, as latin1. */
  write({ tree, strangePlace, given }: Pick<HostileCase, 'tree' | 'strangePlace' | 'given'>): string {
    // One after the other, for to remove a tree takes a process: node:fs does not remove names that are not UTF-8.
    if (++this.#written % KEPT === 0) execFileSync('sh', ['-c', 'rm -rf "$1"/tree-*', 'sh', this.#base]);
    const place = `${this.#base}/tree-${this.#written}`;
    const top = strangePlace ? `${place}/${STRANGE_NAME}` : `${place}/x`;
    this.#fill(top, tree);
    // What tar cannot read is not in it.
    if (given === 'archive') spawnSync('tar', ['--sparse', '-C', top, '-cf', archiveOf(top), '.']);
    return top;
  }

  #fill(top: string, tree: HostileTree): void {
    mkdirSync(bytes(top), { recursive: true });
    const made = new Set<string>();
    for (const [path, entry] of Object.entries(tree)) {
      // An entry that took the place of a folder's files may have no name of its own left.
      if (path === '' || path.endsWith('/')) continue;
      const folder = path.slice(0, path.lastIndexOf('/'));
      if (!made.has(folder)) mkdirSync(bytes(top + folder), { recursive: true });
      made.add(folder);
      this.#make(top + path, entry);
    }
  }

  #make(path: string, entry: HostileEntry): void {
    const file = bytes(path);
    if (typeof entry === 'string') writeFileSync(file, entry, 'latin1');
    else if (entry instanceof Uint8Array) writeFileSync(file, entry);
    else if ('link' in entry) symlinkSync(bytes(entry.link.replace(OUTSIDE, this.#outside)), file);
    else if ('folder' in entry) mkdirSync(file, { recursive: true });
    else if ('sparse' in entry) {
      const descriptor = openSync(file, 'w');
      ftruncateSync(descriptor, entry.sparse);
      closeSync(descriptor);
    } else if ('node' in entry) {
      const node = this.#nodes.get(entry.node);
      if (node !== undefined) linkSync(node, file);
    } else if (entry.error === 'ELOOP') symlinkSync(bytes(path.slice(path.lastIndexOf('/') + 1)), file);
    else if (entry.error === 'EISDIR') mkdirSync(file, { recursive: true });
    else {
      writeFileSync(file, '');
      if (entry.error === 'EACCES') chmodSync(file, 0);
    }
  }

  remove(): void {
    execFileSync('rm', ['-rf', this.#base]);
  }
}

/** All that is to be seen of a tree but its bytes: a line for each file. */
export function stateOf(top: string): string {
  const lines: string[] = [];
  const visit = (path: string): void => {
    const { mode, size, mtimeMs, ctimeMs, ino } = lstatSync(bytes(path));
    // Making a hard link changes ctime, and the device of a terminal has times of its own.
    const isFile = (mode & 0o170000) === 0o100000;
    lines.push([path, mode, ino, ...(isFile ? [size, mtimeMs, ctimeMs] : [])].join(' '));
    if ((mode & 0o170000) !== 0o040000) return;
    for (const name of readdirSync(bytes(path), 'latin1')) visit(`${path}/${name}`);
  };
  visit(top);
  return lines.join('\n');
}
