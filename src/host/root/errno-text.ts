import type { HostError } from '../../errors.ts';
import { FILE_LIMIT } from './read-whole.ts';

/** What strerror says of the errors that reading or writing a file can give, in the C locale. */
const TEXTS: Readonly<Record<string, string>> = {
  EPERM: 'Operation not permitted',
  ENOENT: 'No such file or directory',
  ESRCH: 'No such process',
  EINTR: 'Interrupted system call',
  EIO: 'Input/output error',
  ENXIO: 'No such device or address',
  EAGAIN: 'Resource temporarily unavailable',
  ENOMEM: 'Cannot allocate memory',
  EACCES: 'Permission denied',
  EBUSY: 'Device or resource busy',
  ENODEV: 'No such device',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EINVAL: 'Invalid argument',
  ENFILE: 'Too many open files in system',
  EEXIST: 'File exists',
  EMFILE: 'Too many open files',
  ENOSPC: 'No space left on device',
  EROFS: 'Read-only file system',
  EPIPE: 'Broken pipe',
  EDQUOT: 'Disk quota exceeded',
  EFBIG: 'File too large',
  EFTYPE: 'not a regular file',
  EDEADLK: 'Resource deadlock avoided',
  ENAMETOOLONG: 'File name too long',
  ELOOP: 'Too many levels of symbolic links',
  EOVERFLOW: 'Value too large for defined data type',
  EOPNOTSUPP: 'Operation not supported',
  ESTALE: 'Stale file handle',
  ETIMEDOUT: 'Connection timed out',
};

/** What perror says of a file that could not be read. */
export function perrorText({ path, errno }: HostError): string {
  return `${path}: ${errnoText(errno)}`;
}

/** The sentence for an error's name, as perror prints it; the name itself where none is known. */
export function errnoText(errno: string): string {
  return TEXTS[errno] ?? errno;
}

/** Names a file of a recorded tree as it lies there, and says why it is not shown, or not all of it. */
export function lackText({ path, errno }: HostError): string {
  const reason =
    errno === 'EFBIG' ? `larger than ${FILE_LIMIT >> 20} MiB, the rest is left out` : errnoText(errno);
  return `netstat: ${path.slice(1)}: ${reason}`;
}

/** What is said of a recorded table that is empty, where the kernel writes a heading in any case. */
export function emptyText(path: string): string {
  return `netstat: ${path}: empty, not even a heading`;
}
