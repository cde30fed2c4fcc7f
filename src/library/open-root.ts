import { withFacts } from '../host/recording/host-facts.ts';
import { openHost as openAny } from '../host/recording/open-host.ts';
import { openRoot as openFolder } from '../host/root/open-root.ts';
import type { Root } from '../host/root/root.ts';
import type { HostFacts } from '../proc/reading/parsed.ts';

/** What is known of the machine that wrote the tables of a recorded host. What is not given its recorder tells, or else they do themselves. */
export interface RootOptions {
  /** How its kernel prints addresses as words: `BE` on s390x, ppc64 and most of mips. */
  readonly byteOrder?: HostFacts['byteOrder'];
  /** Units of the kernel's times (USER_HZ): 100 on every architecture that netstat knows. */
  readonly ticksPerSecond?: number;
}

/**
 * Opens the host whose `/` is a folder; `/` is the running system, whose facts are its own. A folder that is itself a proc tree
 * (`DIR/net/tcp`) or a set of tables (`DIR/tcp`) stands for a host of which nothing else was recorded. Throws HostError where there is
 * neither.
 */
export function openRoot(dir: string, options: RootOptions = {}): Root {
  return withFacts(openFolder(dir), options);
}

/**
 * Opens a recorded host in a folder, as openRoot does, or in a tar archive, which may be compressed by gzip, xz or zstd, and may have one
 * folder in front. Of an archive what views read is kept in memory, 256 MB at most; nothing is unpacked to disk. What can be read of a
 * damaged archive is there, and `faults` says what is wrong. Rejects with HostError.
 */
export function openHost(path: string, options: RootOptions = {}): Promise<Root> {
  return openAny(path, options);
}
