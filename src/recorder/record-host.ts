import { readSystemInterfaces } from '../host/links/system-interfaces.ts';
import type { Asked, OpenNamespace } from '../host/netns/asked.ts';
import { askedNamespaces } from '../host/netns/asked.ts';
import { membersReader } from '../host/netns/members.ts';
import { listNamespaces, namespaceInode } from '../host/netns/namespaces.ts';
import type { InodeDigits } from '../host/processes/socket-links.ts';
import { HOST_NAME, hostName } from '../host/recording/host-name.ts';
import { formatManifest, MANIFEST, type Manifest } from '../host/recording/manifest.ts';
import {
  COMMAND_FOLDERS,
  IPV4_LINKS,
  IPV6_LINKS,
  isRecorded,
  KERNEL_FILES,
  SETTINGS,
} from '../host/recording/recorded-files.ts';
import { optionalText } from '../host/root/optional.ts';
import { askedSystem, isLive, isRunning, type Root } from '../host/root/root.ts';
import { latin1Bytes, utf8AsLatin1 } from '../text/latin1.ts';
import { textOf } from '../text/utf8.ts';
import { type Entry, file, folder, link } from './entry.ts';
import { recordLinks } from './links.ts';
import { recordNames } from './names.ts';
import { ProcessRecorder, processesOf } from './processes.ts';
import { reducedAuxv, reducedMounts, reducedStat, reducedStatus } from './reduced.ts';
import { Source } from './source.ts';
import { TableRecorder } from './tables.ts';
import { WorkloadRecorder } from './workloads.ts';

/** What is recorded of a host. */
export interface RecordOptions {
  /** The network namespaces whose tables are recorded beside those of /proc/net. */
  readonly netns?: Asked;
  /** Whether command lines are recorded, not only the names of programs. */
  readonly commandLines: boolean;
}

/** What the recorder is. */
export interface Recorder {
  readonly version: string;
  /** Effective user id. */
  readonly uid: number;
  readonly time: Date;
  /** How many looks there are, where this is the first of several. */
  readonly looks?: number;
}

/**
 * All that views read of a host, in the order in which it is read: its name, by which it is known before the rest of an archive is read;
 * tables, then processes, then names; last what the recorder says of it.
 * Throws SelectorError where a namespace that is asked for is not there.
 */
export function* recordHost(
  root: Root,
  { netns, commandLines }: RecordOptions,
  recorder: Recorder,
): Generator<Entry> {
  const source = new Source(root);
  const pids = processesOf(source);
  const namespaces = listNamespaces(root);
  const others = netns === undefined ? [] : askedNamespaces(root, netns, membersReader(root));
  const tables = new TableRecorder();
  const interfaces = interfacesOf(root);
  yield* copy(source, HOST_NAME);
  yield* tables.record(source, '/proc/net');
  yield* recordLinks(root);
  yield* recordSettings(source);
  const linked = new Set<string>();
  const tabled = new Set<number | undefined>();
  for (const other of others.filter(({ namespace }) => !namespace.shown)) {
    const entries = [...recordNamespace(source, other, tables)];
    if (entries.length > 0) tabled.add(other.namespace.inode ?? other.namespace.device);
    for (const entry of entries) if (entry.kind === 'link') linked.add(entry.path);
    yield* entries;
  }
  yield* recordSelf(source);
  const held = new Set<InodeDigits>();
  const processes = new ProcessRecorder(source, { commandLines, held });
  const workloads = new WorkloadRecorder(source);
  for (const pid of pids) {
    for (const entry of processes.record(pid)) if (!linked.has(entry.path)) yield entry;
    yield* workloads.record(pid);
  }
  yield* recordTexts(source);
  yield* tables.recordAgain(held);
  yield* recordNames(source, (home) => workloads.has(home));
  const { errors } = source;
  yield manifestEntry({
    version: recorder.version,
    ...identityOf(root, recorder),
    ...(root.facts.doubt === undefined ? { byteOrder: root.facts.byteOrder } : {}),
    ticksPerSecond: root.facts.ticksPerSecond,
    ...(interfaces === undefined ? {} : { interfaces }),
    namespaces: namespaces.map(({ inode, device, names, host, shown, pids }) => ({
      ...(inode === undefined ? {} : { inode }),
      ...(device === undefined ? {} : { device, pids: shown ? ['self', ...pids] : pids }),
      names,
      host,
      recorded: shown || tabled.has(inode ?? device),
    })),
    absent: tables.absent,
    denied: errors,
    complete: Object.keys(errors).length === 0,
  });
}

export function manifestEntry(manifest: Manifest): Entry {
  return file(MANIFEST, latin1Bytes(formatManifest(manifest)));
}

/** Which host it is, and who recorded it when. A recording of a recording is of the host of then. */
function identityOf(root: Root, { uid, time, looks }: Recorder): Manifest {
  const text = (path: string): string | undefined => optionalText(root, path)?.trim();
  const host = hostName(root);
  const { recording = {} } = root;
  const kernel = text('/proc/sys/kernel/osrelease') ?? recording.kernel;
  const bootId = text('/proc/sys/kernel/random/boot_id') ?? recording.bootId;
  const ran = isRunning(root);
  const user = ran ? uid : recording.uid;
  return {
    time: recording.time ?? time.toISOString(),
    ...(host !== undefined && utf8AsLatin1(textOf(host)) === host ? { host: textOf(host) } : {}),
    ...(kernel === undefined ? {} : { kernel: textOf(kernel) }),
    ...(bootId === undefined ? {} : { bootId: textOf(bootId) }),
    source: isLive(root) ? 'running' : ran ? 'mounted' : (recording.source ?? 'recorded'),
    ...(user === undefined ? {} : { uid: user }),
    ...(looks === undefined ? {} : { looks }),
  };
}

function interfacesOf(root: Root): Manifest['interfaces'] {
  if (!askedSystem(root)) return undefined;
  return Object.fromEntries(
    [...readSystemInterfaces(root)].map(([name, addresses]) => [
      name,
      addresses.map(({ address, netmask, mac, internal }) => ({ address, netmask, mac, internal })),
    ]),
  );
}

function* recordSettings(source: Source): Generator<Entry> {
  for (const path of [...SETTINGS.map((name) => `/proc/sys/${name}`), ...KERNEL_FILES])
    if (path !== HOST_NAME) yield* copy(source, path);
  for (const name of source.list(IPV4_LINKS) ?? []) yield folder(`${IPV4_LINKS}/${name}`);
  for (const name of source.list(IPV6_LINKS) ?? []) yield* copy(source, `${IPV6_LINKS}/${name}/mtu`);
}

/** What commands printed on a recorded host, as sosreport and people keep it: it tells what was not recorded otherwise. */
function* recordTexts(source: Source): Generator<Entry> {
  if (isRunning(source.root)) return;
  for (const folder of [...COMMAND_FOLDERS, '/'])
    for (const name of source.list(folder) ?? []) {
      const path = `${folder === '/' ? '' : folder}/${name}`;
      if (path !== MANIFEST && isRecorded(path)) yield* copy(source, path);
    }
}

/** What the kernel tells a process of itself. */
function* recordSelf(source: Source): Generator<Entry> {
  const { facts } = source.root;
  yield* copy(source, '/proc/self/auxv', (bytes) => reducedAuxv(bytes, facts));
  yield* copy(source, '/proc/self/status', reducedStatus);
  yield* copy(source, '/proc/self/stat', reducedStat);
  yield* copy(source, '/proc/self/mountinfo', reducedMounts);
  for (const kind of ['net', 'pid']) {
    const path = `/proc/self/ns/${kind}`;
    const target = source.readLink(path);
    if (target !== undefined) yield link(path, target);
  }
}

function* copy(
  source: Source,
  path: string,
  reduce = (bytes: Uint8Array): Uint8Array => bytes,
): Generator<Entry> {
  const bytes = source.read(path);
  if (bytes !== undefined) yield file(path, reduce(bytes));
}

/**
 * The tables of a namespace, below the first of its processes, and the links that a /sys shows there. Nothing where that process ended
 * meanwhile: then another one is the first, and is recorded in its place.
 */
function* recordNamespace(
  host: Source,
  { namespace, root }: OpenNamespace,
  tables: TableRecorder,
): Generator<Entry> {
  for (const pid of namespace.pids) {
    const source = new Source(root);
    const at = `/proc/${pid}/net`;
    const entries = [...tables.record(source, at), ...recordLinks(root, `/proc/${pid}/root/sys/class/net`)];
    const inode = namespaceInode(root, pid);
    if (namespace.inode !== undefined && inode !== namespace.inode) {
      tables.forget(at);
      continue;
    }
    for (const [errno, paths] of Object.entries(source.errors))
      for (const path of paths) host.note(path.replace('/proc/net', at), errno);
    yield* entries;
    if (inode !== undefined) yield link(`/proc/${pid}/ns/net`, `net:[${inode}]`);
    return;
  }
}
