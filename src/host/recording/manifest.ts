/** The file beside the tables of a recording that says what it is. */
export const MANIFEST = '/netstat-record.json';

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
  /** Whether all was recorded that a view reads and the host has. */
  readonly complete?: boolean;
}

/** What the text of such a file says; undefined where it says nothing. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? known(value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const TYPES: Readonly<Record<keyof Manifest, (value: unknown) => boolean>> = {
  version: isText,
  time: isText,
  host: isText,
  kernel: isText,
  bootId: isText,
  byteOrder: (value) => value === 'LE' || value === 'BE',
  ticksPerSecond: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  complete: (value) => typeof value === 'boolean',
};

function known(members: Readonly<Record<string, unknown>>): Manifest {
  return Object.fromEntries(
    Object.entries(TYPES).flatMap(([name, isRight]) =>
      isRight(members[name]) ? [[name, members[name]]] : [],
    ),
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
