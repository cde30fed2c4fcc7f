import { HostError } from '../../errors.ts';
import { latin1 } from '../../text/latin1.ts';
import { HOST_NAME } from '../recording/host-name.ts';
import { severalHostsText } from '../root/nested-host.ts';
import { recordedRoot } from '../root/open-root.ts';
import type { Fault, Root } from '../root/root.ts';
import { Collector, TooMuch } from './collector.ts';
import { layoutsOf } from './layout.ts';
import { shortened } from './shortened.ts';
import { TarReader } from './tar/tar-reader.ts';
import { treeRoot } from './tree-root.ts';
import { type Outcome, readPacked } from './unpack.ts';

const NO_ARCHIVE =
  'no recorded host: neither a folder nor a tar archive, plain or compressed by gzip, xz or zstd';
const TOO_MUCH = 'views read more than 256 MB of it: unpack it, and name the folder';
const NO_HOST = 'no recorded host is in what can be read of it';

/**
 * Opens the host that is recorded in a tar archive, which may be compressed by gzip, xz or zstd. What views read is kept in memory, and
 * nothing is unpacked to disk. The host is the whole archive, or the one folder in it, as openRoot has it of a folder. What can be read
 * of a damaged archive is there: its `faults` say what is wrong. Rejects with HostError.
 */
export async function openArchive(file: string): Promise<Root> {
  const collector = new Collector();
  const tar = new TarReader(collector);
  return hostIn(file, tar, collector, await read(file, tar));
}

/**
 * What the kernel of the host in an archive calls it, latin1: the archive is read as far as that is told, which is at its beginning where
 * this program recorded it. Where it is not told, the host. Rejects with HostError.
 */
export async function peekIntoArchive(file: string): Promise<string | Root> {
  let name: string | undefined;
  const collector: Collector = new Collector((names, bytes) => {
    if (!`/${names.join('/')}`.endsWith(HOST_NAME)) return;
    name = latin1(bytes);
    tar.stop();
  });
  const tar = new TarReader(collector);
  const outcome = await read(file, tar);
  return name?.trim() ?? hostIn(file, tar, collector, outcome);
}

/** The host in an archive that was read. Throws HostError. */
function hostIn(file: string, tar: TarReader, collector: Collector, outcome: Outcome): Root {
  if (outcome === 'whole' && tar.isNone) throw refusal('EFTYPE', file, NO_ARCHIVE);
  const fault = typeof outcome === 'object' ? [{ ...outcome, lacks: true }] : endOf(tar);
  const faults = [...fault, ...collector.faults()];
  const layouts = layoutsOf(collector.top);
  if (layouts.length > 1) throw refusal('ENOTUNIQ', file, severalHosts(layouts));
  const [first] = layouts;
  if (first === undefined)
    throw faults[0] ? refusal('EIO', file, `${NO_HOST}: ${faults[0].words}`) : new HostError('ENOENT', file);
  const [, { top, prefix }] = first;
  const host = treeRoot(top, prefix);
  const root = recordedRoot(host);
  return faults.length === 0 ? root : { ...root, faults };
}

async function read(file: string, tar: TarReader): Promise<Outcome> {
  try {
    const outcome = await readPacked(file, tar);
    tar.end();
    return outcome;
  } catch (error) {
    if (error instanceof TooMuch) throw refusal('EFBIG', file, TOO_MUCH);
    throw error;
  }
}

/** What is wrong with the end of an archive. */
function endOf({ state, position, current }: TarReader): Fault[] {
  if (state === 'complete') return [];
  const where = current === undefined ? `after ${position} bytes` : `in ${shortened(current)}`;
  const words = state === 'damaged' ? `damaged after ${position} bytes` : `cut off ${where}`;
  return [{ words: `${words}: what follows there is not shown`, lacks: true }];
}

function severalHosts(layouts: ReturnType<typeof layoutsOf>): string {
  return `${severalHostsText(layouts.map(([name]) => shortened(name)))}: unpack it, and name a folder`;
}

function refusal(errno: string, file: string, reason: string): HostError {
  return new HostError(errno, file, undefined, reason);
}
