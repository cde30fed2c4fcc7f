import { latin1 } from '../../text/latin1.ts';

/** A network namespace that is kept by a mount, as `ip netns add` and container runtimes do it. */
interface NamespaceMount {
  /** The number of the namespace. */
  readonly inode: number;
  /** Where it is mounted, latin1: the last name of it is what people call the namespace. */
  readonly path: string;
}

/**
 * A line of /proc/PID/mountinfo (show_mountinfo) of the file system nsfs: the fourth word is the namespace, the fifth the place.
 *
 *     67 66 0:4 net:[4026532178] /run/netns/blue rw shared:2 - nsfs nsfs rw
 */
const NSFS = /^\d+ \d+ \S+ net:\[(\d{1,15})\] (\/\S*) .* - nsfs /;

/** The network namespaces that are mounted, in the order of the mounts. */
export function parseNamespaceMounts(bytes: Uint8Array): NamespaceMount[] {
  return latin1(bytes)
    .split('\n')
    .flatMap((line) => {
      const [, inode, path] = NSFS.exec(line) ?? [];
      return inode === undefined || path === undefined
        ? []
        : [{ inode: Number(inode), path: unescaped(path) }];
    });
}

/** The kernel writes blanks, newlines and backslashes of paths as three octal digits (mangle_path). */
function unescaped(path: string): string {
  return path.replace(/\\([0-3][0-7]{2})/g, (_escape, digits) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
