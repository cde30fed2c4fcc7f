import { HostError, tryRead } from '../errors.ts';
import { problemText } from '../format/problems.ts';
import type { AddressRole } from '../host/names/names.ts';
import type { OwnSockets } from '../host/names/own-sockets.ts';
import { perrorText } from '../host/root/errno-text.ts';
import { readAlone } from '../host/root/root.ts';
import type { Address } from '../proc/reading/address.ts';
import type { Parsed, Problem, Reader } from '../proc/reading/parsed.ts';
import { showRows } from './block.ts';
import type { Context } from './context.ts';
import type { Rows } from './rows.ts';

/** The status of a run that ends because a table exists but cannot be opened. */
export const OPEN_FAILED = 255;

/** How a table is read and its records are shown. */
export interface TableRows<R> extends Rows<R> {
  /** Reads this one table, batch by batch. */
  readonly read: Reader<R>;
  /** The warning about a line that gives no record, if any. */
  readonly complaint: string | ((problem: Problem) => string | undefined);
  /** Whether the options ask for the record. */
  wanted(record: R): boolean;
  /** The inode of a socket, by which one of this run is known. */
  inode?(record: R): number | bigint | undefined;
  /** Whether rows are kept until the whole table is read, while a second thread looks for the holders of sockets. */
  readonly wait?: boolean;
  /** Whether no row after this one is wanted. */
  ends?(record: R): boolean;
  /** What the addresses of the rows are: hosts unless given. */
  readonly roles?: readonly AddressRole[];
  /** The addresses of a row that have this role. */
  addresses(record: R, role: AddressRole): Iterable<Address>;
}

/** Warns of a line that gave no record, in tables where net-tools is silent about it. */
export function reportProblem({ warn }: Context, path: string, problem: Problem): void {
  warn(problemText(path, problem), { file: path, ...problem });
}

/** The same where net-tools passes over the line: plain text says nothing of it. */
export function reportSilently({ lack }: Context, path: string, problem: Problem): void {
  if (problem.text.trim() !== '') lack(problemText(path, problem), { file: path, ...problem });
}

/** The records of a table that was read as a whole; a line that gave none is reported. */
export function recordsOf<R>(context: Context, path: string, { records, problems }: Parsed<R>): readonly R[] {
  for (const problem of problems) reportProblem(context, path, problem);
  return records;
}

/** Shows a table as showBatches does, or returns why it cannot be opened. */
async function showTable<R>(
  context: Context,
  path: string,
  rows: TableRows<R>,
): Promise<HostError | undefined> {
  const { root, ownSockets, options } = context;
  const mayAsk = ownSockets !== undefined && !options.numericHosts;
  // A second thread is busy already, would read while names are asked for, or only the first rows of the table are read.
  const alone = rows.wait === true || mayAsk || rows.ends !== undefined;
  const batches = tryRead(() => (alone ? readAlone(root, path) : root.readBatches(path)));
  if (batches instanceof HostError) return batches;
  await showBatches(context, path, ownSockets ? watched(batches, ownSockets) : batches, rows);
  return undefined;
}

/** Looks before and after each batch is read which sockets this run has. */
function* watched(batches: Iterable<Uint8Array>, ownSockets: OwnSockets): Generator<Uint8Array> {
  ownSockets.look();
  for (const batch of batches) {
    ownSockets.look();
    yield batch;
    ownSockets.look();
  }
}

const HOST: readonly AddressRole[] = ['host'];

/**
 * Shows a table batch by batch; the names of a batch are looked up before it is written. When reading fails, what was read
 * is shown and the failure is reported.
 */
export async function showBatches<R>(
  context: Context,
  path: string,
  batches: Iterable<Uint8Array>,
  rows: TableRows<R>,
): Promise<void> {
  let waiting: R[] = [];
  const showWaiting = async (): Promise<void> => {
    const shown = waiting;
    waiting = [];
    await showRecords(context, rows, shown);
  };
  try {
    for (const batch of batches) {
      const { records, problems } = rows.read(batch);
      if (problems.length > 0) await showWaiting();
      for (const problem of problems) {
        const words = typeof rows.complaint === 'string' ? rows.complaint : rows.complaint(problem);
        if (words === undefined) reportSilently(context, path, problem);
        else context.warn(words, { file: path, ...problem });
      }
      const wanted = select(context, rows, records);
      if (waiting.length === 0) waiting = wanted;
      else for (const record of wanted) waiting.push(record);
      if (!rows.wait || waiting.length > MOST_WAITING) await showWaiting();
      const last = records.at(-1);
      if (last !== undefined && rows.ends?.(last)) break;
    }
    await showWaiting();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    await showWaiting();
    context.warn(`netstat: ${perrorText(error)}`, { file: error.path });
  }
}

/** The most rows that are kept while they wait. */
const MOST_WAITING = 100_000;

async function showRecords<R>(context: Context, rows: TableRows<R>, records: readonly R[]): Promise<void> {
  if (records.length === 0) return;
  if (!context.options.numericHosts) {
    const resolve = (role: AddressRole) => context.resolve(addressesOf(rows, records, role), role);
    await Promise.all((rows.roles ?? HOST).map(resolve));
  }
  showRows(context, rows, records);
  await context.rows?.settle?.();
}

/** The records that the options ask for; where that is known before names are looked up, only the selected ones. */
function select<R>(
  { options, rows: sink, ownSockets }: Context,
  rows: TableRows<R>,
  records: readonly R[],
): R[] {
  const isOwn = (record: R): boolean => ownSockets?.has(rows.inode?.(record)) ?? false;
  const wanted = records.filter((record) => rows.wanted(record) && !isOwn(record));
  if (sink === undefined || sink.needsHosts || options.numericHosts) return wanted;
  return wanted.filter((record) => sink.selects(rows, record));
}

function* addressesOf<R>(rows: TableRows<R>, records: readonly R[], role: AddressRole): Generator<Address> {
  for (const record of records) yield* rows.addresses(record, role);
}

/**
 * Shows the table of a section and returns the status of the section.
 *
 * @param name what reports call the section
 */
export async function showSection<R>(
  context: Context,
  name: string,
  path: string,
  rows: TableRows<R>,
): Promise<number> {
  const error = await showTable(context, path, rows);
  return error === undefined ? 0 : reportUnopened(context, name, error);
}

/** Shows the IPv4 table of a section, then the IPv6 one, of which nothing is said if it cannot be opened; returns the status. */
export async function showTables<R>(
  context: Context,
  name: string,
  ipv4: string,
  ipv6: string,
  rows: (path: string) => TableRows<R>,
): Promise<number> {
  const { inet, inet6 } = context.options;
  const status = inet ? await showSection(context, name, ipv4, rows(ipv4)) : 0;
  if (inet6 && status <= 1) await showTable(context, ipv6, rows(ipv6));
  return status;
}

/**
 * Reports a section whose table cannot be opened, and returns its status, by net-tools' rules. An absent or denied table is
 * reported if the section was asked for or with -v, and fails the section if it was asked for. Any other error ends the run.
 *
 * @param isOld whether the section is of an old family: then a denied table ends the run too, and a section that a family
 * implied counts as asked for
 */
export function reportUnopened(
  { options, warn }: Context,
  name: string,
  error: HostError,
  isOld = false,
): number {
  if (error.code !== 'ABSENT' && (isOld || error.code !== 'DENIED')) {
    warn(perrorText(error), { file: error.path });
    return OPEN_FAILED;
  }
  if (options.impliedByFamily && !isOld) return 0;
  const explicit = options.sections.size > 0;
  if (explicit || options.verbose)
    warn(`netstat: no support for \`${name}' on this system.`, { file: error.path });
  return explicit ? 1 : 0;
}

/** Reports that a table of routes cannot be opened, and returns the status. */
export function reportNoRoutes({ say, warn }: Context, family: string, error: HostError): number {
  warn(perrorText(error), { file: error.path });
  say(`${family} not configured in this system.`);
  return 1;
}
