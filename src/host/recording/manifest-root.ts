import { HostError, tryRead } from '../../errors.ts';
import { optionalText } from '../root/optional.ts';
import { denies, type LocalFiles, type Root } from '../root/root.ts';
import { MANIFEST, type Manifest, parseManifest } from './manifest.ts';

/**
 * A recorded host as its recorder says: what the recorder could not read cannot be read here either. A host without a manifest stays as
 * it is.
 */
export function manifestRoot(root: Root): Root {
  const recording = parseManifest(optionalText(root, MANIFEST) ?? '');
  if (recording === undefined) return root;
  const recorded = { ...withDenials(root, recording), recording };
  return recording.namespaces === undefined
    ? recorded
    : { ...recorded, local: withIdentities(recorded, recording.namespaces) };
}

function withDenials(root: Root, { denied = {} }: Manifest): Root {
  const errors = new Map(
    Object.entries(denied).flatMap(([errno, paths]) => paths.map((path) => [path, errno] as const)),
  );
  if (errors.size === 0) return root;
  const children = new Map<string, string[]>();
  for (const path of errors.keys()) {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, slash) || '/';
    const known = children.get(folder);
    if (known === undefined) children.set(folder, [path.slice(slash + 1)]);
    else known.push(path.slice(slash + 1));
  }
  const guarded =
    <A extends unknown[], T>(read: (path: string, ...more: A) => T) =>
    (path: string, ...more: A): T => {
      const errno = errors.get(path);
      if (errno !== undefined) throw new HostError(errno, path);
      return read(path, ...more);
    };
  const { local } = root;
  return {
    ...root,
    read: guarded(root.read),
    readBatches: guarded(root.readBatches),
    readLink: guarded(root.readLink),
    list: guarded((path) => {
      const more = children.get(path);
      const names = tryRead(() => root.list(path));
      if (names instanceof HostError && more === undefined) throw names;
      return [...new Set([...(names instanceof HostError ? [] : names), ...(more ?? [])])];
    }),
    ...(local && {
      local: { ...local, denies: (path) => errors.get(path) === 'EACCES' || denies(root, path) },
    }),
  };
}

const TABLE_OF_LINKS = /^\/proc\/(\d+|self)\/net\/dev$/;

/** A copy of net/dev has another inode; the manifest says what they were. */
function withIdentities(root: Root, namespaces: NonNullable<Manifest['namespaces']>): LocalFiles {
  const devices = new Map(
    namespaces.flatMap(({ device, pids = [] }) =>
      device === undefined ? [] : pids.map((pid) => [pid, device] as const),
    ),
  );
  return {
    live: false,
    ...root.local,
    identify(path) {
      const device = devices.get(TABLE_OF_LINKS.exec(path)?.[1] ?? '');
      if (device === undefined) throw new HostError('ENOENT', path);
      return { dev: 0, ino: device };
    },
  };
}
