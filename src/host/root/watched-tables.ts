import { HostError, tryRead } from '../../errors.ts';
import { type Root, wasLive } from './root.ts';
import { watchedRoot } from './watched-root.ts';

/** Where the tables are. Other files only add to them and are often absent. */
const TABLES = '/proc/net/';

/** A table of Linux 2.0 to 2.4; later there is a folder with other tables, which netstat does not show. */
const FOLDER_OF_LATER_KERNELS = '/proc/net/x25';

/** The kernel writes a heading into these, even where there is no row. */
const HEADED = /^\/proc\/net\/(?:tcp|udp|udplite|raw|unix)6?$/;

/** Where they are, they stand in for a table of kernels long gone. */
const STAND_INS: ReadonlySet<string> = new Set(['/proc/net/nf_conntrack', '/proc/net/ip_conntrack']);

/** Tables that could not be read, or not to their end, beside those that could. */
export interface UnreadTables {
  /** The paths of those that were opened. */
  readonly opened: ReadonlySet<string>;
  /** Those that are there. */
  readonly failed: readonly HostError[];
  /** Those that are not there. */
  readonly absent: readonly HostError[];
  /** Whether nothing that was asked for is there. Where something is, a lack of others is normal: a kernel without IPv6 has no tcp6. */
  readonly noneThere: boolean;
  /** Recorded ones that are empty, where the kernel writes at least a heading: no one recorded them. */
  readonly empty: readonly string[];
}

/** A host whose tables are watched: netstat silently skips some that it cannot read. */
export interface WatchedTables {
  readonly root: Root;
  /** Which could not be read since the last call. */
  unread(): UnreadTables;
}

/** Watches which tables of a host are read, and which could not be. */
export function watchTables(host: Root): WatchedTables {
  let errors = new Map<string, HostError>();
  let empty = new Set<string>();
  let opened = new Set<string>();
  const root = watchedRoot(host, (path, error) => {
    if (!path.startsWith(TABLES)) return;
    if (error === undefined) {
      opened.add(path);
      if (!wasLive(host) && HEADED.test(path) && isEmpty(host, path)) empty.add(path);
    } else if (!isExpected(host, error)) errors.set(path, error);
  });
  return {
    root,
    unread() {
      const all = [...errors.values()];
      const failed = all.filter(({ code }) => code !== 'ABSENT');
      const absent = all.filter(({ code }) => code === 'ABSENT');
      const noneThere = opened.size === 0 && failed.length === 0 && absent.length > 0;
      const unread = { opened, failed, absent, noneThere, empty: [...empty] };
      errors = new Map();
      empty = new Set();
      opened = new Set();
      return unread;
    },
  };
}

function isEmpty(host: Root, path: string): boolean {
  const beginning = tryRead(() => host.read(path, 1));
  return !(beginning instanceof HostError) && beginning.length === 0;
}

/** Whether nothing is missing: another table tells of the same, or a folder has its place. */
function isExpected(host: Root, { path, errno, code }: HostError): boolean {
  if (code === 'ABSENT' && STAND_INS.has(path)) return true;
  if (path !== FOLDER_OF_LATER_KERNELS || errno !== 'EISDIR') return false;
  const names = tryRead(() => host.list(path));
  return !(names instanceof HostError) && names.length > 0;
}
