import { HostError, tryRead } from '../errors.ts';
import { problemText } from '../format/problems.ts';
import type { AddressRole } from '../host/names/names.ts';
import { perrorText } from '../host/root/errno-text.ts';
import { readAlone } from '../host/root/root.ts';
import type { Address } from '../proc/reading/address.ts';
import type { Problem, Reader } from '../proc/reading/parsed.ts';
import type { Context } from './context.ts';
import type { Rows } from './rows.ts';
import { showRows } from './show-rows.ts';

/** The status of a run that a table ended which cannot be opened, though it is there. */
export const OPEN_FAILED = 255;

/** How the records of a table get to the output. */
export interface TableRows<R> extends Rows<R> {
  /** Reads this one table. */
  readonly read: Reader<R>;
  /** What is said of a line that gives no record, if anything. */
  readonly complaint: string | ((problem: Problem) => string | undefined);
  /** Whether the options ask for the record. */
  wanted(record: R): boolean;
  /** Whether rows wait until the table is read, as far as they may: a second thread finds out meanwhile who holds what they show. */
  readonly wait?: boolean;
  /** Whether no row behind this one can be wanted. */
  ends?(record: R): boolean;
  /** As what the rows name addresses: as hosts unless given. */
  readonly roles?: readonly AddressRole[];
  /** The addresses that its row names in a role. */
  addresses(record: R, role: AddressRole): Iterable<Address>;
}

/** Tells of a line that gave no record where net-tools says nothing. */
export function reportProblem({ warn }: Context, path: string, problem: Problem): void {
  warn(problemText(path, problem), { file: path, ...problem });
}

/** Shows a table as showBatches does, or gives why it cannot be opened. */
export async function showTable<R>(
  context: Context,
  path: string,
  rows: TableRows<R>,
): Promise<HostError | undefined> {
  const { root } = context;
  // A second thread is at work already, or few rows are asked for.
  const alone = rows.wait === true || rows.ends !== undefined;
  const batches = tryRead(() => (alone ? readAlone(root, path) : root.readBatches(path)));
  if (batches instanceof HostError) return batches;
  await showBatches(context, path, batches, rows);
  return undefined;
}

const HOST: readonly AddressRole[] = ['host'];

/**
 * Shows a table, batch by batch, the names of each batch looked up before it is written. When reading fails, what was read
 * is shown and the failure is told.
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
        if (words !== undefined) context.warn(words, { file: path, ...problem });
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

/** So many rows wait at most. */
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

/** The records that are asked for. Those that no one selects need no names. */
function select<R>({ options, rows: sink }: Context, rows: TableRows<R>, records: readonly R[]): R[] {
  const wanted = records.filter((record) => rows.wanted(record));
  if (sink === undefined || sink.needsHosts || options.numericHosts) return wanted;
  return wanted.filter((record) => sink.selects(rows, record));
}

function* addressesOf<R>(rows: TableRows<R>, records: readonly R[], role: AddressRole): Generator<Address> {
  for (const record of records) yield* rows.addresses(record, role);
}

/**
 * Shows the table of a section and gives the status of the section.
 *
 * @param name what the report of its absence calls the section
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

/**
 * The status of a section whose table cannot be opened, by net-tools' rules: a table that is absent, or may not be read, is
 * reported where it was asked for or with -v, and fails the section where it was asked for; all else ends the run.
 *
 * @param isOld whether the section is of an old family: then a table that may not be read ends the run too, and a family
 * that alone has switched the section on asks for it
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
