import { loadBuiltin } from '../root/builtin.ts';

/** Digits of the inode of a socket. A number where that is exact; longer ones stay text. */
export type InodeDigits = number | string;

/**
 * Reads which sockets a process has open: their inodes, in the order of its folder fd, which lies there on this system. Throws
 * where the folder cannot be listed; a link that cannot be read counts as closed.
 */
export type SocketReader = (folder: string) => InodeDigits[];

/** How a runtime gives its modules. */
type Load = (module: string) => unknown;

/*
 * From here to socketReader() functions whose text runs in a second thread as well: they use nothing but their arguments, and name
 * no function inside.
 */

/**
 * Makes what gives the inode of the socket that a link below /proc/PID/fd names; undefined where it names none: `socket:[12345]`, or
 * `[0000]:12345` from kernels before 2.0. net-tools takes no inode of a single digit. 15 digits always fit a double exactly.
 */
function makeInodeDigits(): (link: string) => InodeDigits | undefined {
  const socket = /^(?:socket:\[(\d{2,})\]|\[0000\]:(\d+))$/;
  return (link) => {
    const match = socket.exec(link);
    const digits = match?.[1] ?? match?.[2];
    return digits === undefined || digits.length > 15 ? digits : Number(digits);
  };
}

/** The inode of the socket that a link names: see makeInodeDigits. */
export const inodeDigits = makeInodeDigits();

/** Whether a name in such a folder is that of a descriptor. */
export function isDescriptor(name: string): boolean {
  return name >= '0' && name < ':';
}

/** With the file system calls of the runtime. */
function makeReader(load: Load, digitsOf: typeof inodeDigits, isFd: typeof isDescriptor): SocketReader {
  const { readdirSync, readlinkSync } = load('node:fs') as typeof import('node:fs');
  return (folder) => {
    const inodes: InodeDigits[] = [];
    for (const fd of readdirSync(folder, 'latin1')) {
      if (!isFd(fd)) continue;
      try {
        const inode = digitsOf(readlinkSync(`${folder}/${fd}`, 'latin1'));
        if (inode !== undefined) inodes.push(inode);
      } catch (error) {
        // Who may not follow one link of a process may follow none (proc_fd_access_allowed); the others may just have been closed.
        if ((error as NodeJS.ErrnoException).code === 'EACCES') break;
      }
    }
    return inodes;
  };
}

/**
 * With readlinkat(2) of the C library, which bun can call: relative to the folder, and with no text made of a link, that takes
 * 2.3 microseconds for 3.5.
 */
function makeNativeReader(load: Load, digitsOf: typeof inodeDigits, isFd: typeof isDescriptor): SocketReader {
  const { closeSync, constants, openSync, readdirSync } = load('node:fs') as typeof import('node:fs');
  const { dlopen, ptr } = load('bun:ffi') as {
    dlopen(
      library: string,
      symbols: object,
    ): { symbols: { readlinkat(folder: number, name: number, text: number, size: number): number } };
    ptr(bytes: Uint8Array): number;
  };
  const { readlinkat } = dlopen('libc.so.6', {
    readlinkat: { args: ['i32', 'ptr', 'ptr', 'u64_fast'], returns: 'i64_fast' },
  }).symbols;
  const prefix = Buffer.from('socket:[');
  // In a buffer of their own: the bytes of a short array move when compiled code makes one for them.
  const name = Buffer.from(new ArrayBuffer(256));
  const text = Buffer.from(new ArrayBuffer(64));
  const [namePointer, textPointer] = [ptr(name), ptr(text)];
  return (folder) => {
    const inodes: InodeDigits[] = [];
    const fds = readdirSync(folder, 'latin1');
    const descriptor = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      for (const fd of fds) {
        if (!isFd(fd)) continue;
        for (let at = 0; at < fd.length; at++) name[at] = fd.charCodeAt(at);
        name[fd.length] = 0;
        const length = readlinkat(descriptor, namePointer, textPointer, text.length);
        if (length < 1 || (text[0] !== 0x73 && text[0] !== 0x5b)) continue;
        let at = 0;
        while (text[at] === prefix[at]) at++;
        const digitsAt = at === prefix.length ? at : length;
        let inode = 0;
        for (let byte = text[at] as number; byte >= 0x30 && byte <= 0x39; byte = text[++at] as number)
          inode = 10 * inode + byte - 0x30;
        // As the kernels of today print an inode of so many digits; all else is read as text.
        if (text[at] === 0x5d && at === length - 1 && at > digitsAt + 1 && at <= digitsAt + 15) {
          inodes.push(inode);
        } else {
          const other = digitsOf(text.toString('latin1', 0, length));
          if (other !== undefined) inodes.push(other);
        }
      }
    } finally {
      closeSync(descriptor);
    }
    return inodes;
  };
}

/** A reader, and an expression that makes one like it where there is a `require`. */
export interface MadeReader {
  readonly read: SocketReader;
  readonly expression: string;
}

let made: MadeReader | undefined;

/** The first reader that can be made here: once, for what the library is called by stays for good. */
export function socketReader(): MadeReader {
  made ??= makeFirst();
  return made;
}

function makeFirst(): MadeReader {
  const makers = 'Bun' in globalThis ? [makeNativeReader, makeReader] : [makeReader];
  for (const make of makers) {
    try {
      const read = make(loadBuiltin, inodeDigits, isDescriptor);
      return { read, expression: `(${make})(require, (${makeInodeDigits})(), ${isDescriptor})` };
    } catch {}
  }
  throw new Error('no way to read links');
}
