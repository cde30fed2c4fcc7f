/** The file beside the tables of a recording that says what it is. */
export const MANIFEST = '/netstat-record.json';

/** What the system said of an interface, or of a label of one, and one of its addresses: see SystemInterfaces. */
export interface RecordedAddress {
  readonly address: string;
  readonly netmask: string;
  readonly mac: string;
  readonly internal: boolean;
}

/** A network namespace that the host had. */
export interface RecordedNamespace {
  /** See Namespace. */
  readonly inode?: number;
  readonly device?: number;
  /** Latin1. */
  readonly names?: readonly string[];
  readonly host?: boolean;
  /** Whether its tables were recorded. */
  readonly recorded?: boolean;
  /** Where the inode of net/dev tells which processes are in it: these, and `self` if the recorder is. */
  readonly pids?: readonly string[];
}

/** What a recorder says of a recording. All of it may be written by others: what has another type than here is left out. */
export interface Manifest {
  /** Of the program that wrote it. */
  readonly version?: string;
  /** When, RFC 3339, UTC. */
  readonly time?: string;
  /** The name of the host, as `uname -n` gives it. */
  readonly host?: string;
  /** Its kernel, as `uname -r` gives it. */
  readonly kernel?: string;
  /** /proc/sys/kernel/random/boot_id: another one at each start of the host. */
  readonly bootId?: string;
  readonly byteOrder?: 'LE' | 'BE';
  /** Units of the kernel's times (USER_HZ). */
  readonly ticksPerSecond?: number;
  /** What was recorded: the running host, one that runs and whose /proc was mounted elsewhere, or another recording. */
  readonly source?: Source;
  /** Effective user id of the recorder. */
  readonly uid?: number;
  /** What the system told other than by files, by the names of interfaces and of labels, latin1; of the running host. */
  readonly interfaces?: Readonly<Record<string, readonly RecordedAddress[]>>;
  readonly namespaces?: readonly RecordedNamespace[];
  /** Tables that the host did not have: their names below /proc/net. */
  readonly absent?: readonly string[];
  /** Files that could not be read, latin1, by the name of the error: to read them gives it again. */
  readonly denied?: Readonly<Record<string, readonly string[]>>;
  /** Whether it has other addresses and names than the host. */
  readonly anonymized?: boolean;
  /** What was left out for that, latin1: it is not known where it has addresses and names. */
  readonly withheld?: readonly string[];
  /** How many looks there are: each but the first is in a folder of its own, `look-2` and so on. */
  readonly looks?: number;
  /** Whether all was recorded that a view reads and the host has. */
  readonly complete?: boolean;
}

type Source = 'running' | 'mounted' | 'recorded';

type Check = (value: unknown) => boolean;

/** What the text of such a file says; undefined where it says nothing. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? known(value) : undefined;
  } catch {
    return undefined;
  }
}

/** The text of such a file, in ASCII. */
export function formatManifest(manifest: Manifest): string {
  const text = JSON.stringify(manifest, null, 1);
  return `${text.replace(/[\x7f-\uffff]/g, escaped)}\n`;
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const ERRNO = /^E[A-Z0-9]{1,15}$/;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);

const NAMESPACE: Readonly<Record<keyof RecordedNamespace, Check>> = {
  inode: isCount,
  device: isCount,
  names: isTexts,
  host: isFlag,
  recorded: isFlag,
  pids: isTexts,
};

const TYPES: Readonly<Record<keyof Manifest, Check>> = {
  version: isText,
  time: isTime,
  host: isText,
  kernel: isText,
  bootId: isText,
  byteOrder: isOneOf('LE', 'BE'),
  ticksPerSecond: (value) => isCount(value) && value !== 0,
  source: isOneOf('running', 'mounted', 'recorded'),
  uid: isCount,
  interfaces: (value) => isObject(value) && Object.values(value).every(areAddresses),
  namespaces: (value) => Array.isArray(value) && value.every(isNamespace),
  absent: isTexts,
  denied: (value) =>
    isObject(value) && Object.entries(value).every(([errno, paths]) => ERRNO.test(errno) && isTexts(paths)),
  anonymized: isFlag,
  withheld: isTexts,
  looks: (value) => isCount(value) && value !== 0,
  complete: isFlag,
};

function known(members: Readonly<Record<string, unknown>>): Manifest {
  return Object.fromEntries(
    Object.entries(TYPES).flatMap(([name, isRight]) =>
      Object.hasOwn(members, name) && isRight(members[name]) ? [[name, members[name]]] : [],
    ),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf(...words: readonly Source[] | readonly ('LE' | 'BE')[]): Check {
  return (value) => words.some((word) => word === value);
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
}

function areAddresses(value: unknown): boolean {
  return Array.isArray(value) && value.every(isAddress);
}

function isAddress(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { address, netmask, mac, internal } = value;
  return [address, netmask, mac].every(isText) && isFlag(internal);
}

function isNamespace(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.entries(NAMESPACE).every(([name, isRight]) => !Object.hasOwn(value, name) || isRight(value[name]))
  );
}
