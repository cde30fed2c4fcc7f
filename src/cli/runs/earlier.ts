import { bootIdOf, isOtherBoot } from '../../changes/boot-id.ts';
import { countersOfHost, countersOfRecords } from '../../changes/earlier/earlier-counters.ts';
import { type Earlier, parseEarlier } from '../../changes/earlier/earlier-document.ts';
import { grownRoot } from '../../changes/earlier/grown-root.ts';
import type { Watcher } from '../../changes/watcher.ts';
import { HostError, tryRead, UsageError } from '../../errors.ts';
import { SelectorError } from '../../host/netns/selector.ts';
import { tryOpen } from '../../host/recording/open-host.ts';
import { errnoText } from '../../host/root/errno-text.ts';
import { readDocument } from '../../host/root/read-document.ts';
import type { Root } from '../../host/root/root.ts';
import type { FlowRecord } from '../../records/flow.ts';
import type { AnyRecord } from '../../records/record.ts';
import { shownLines } from '../../text/shown.ts';
import type { Context } from '../../views/context.ts';
import { kindsOf } from '../../views/index.ts';
import type { Options } from '../../views/options.ts';
import type { Io } from '../io.ts';
import { scopeContext, sharingContext } from '../sight/context.ts';
import { tellFaults } from '../sight/faults.ts';
import type { Scope, Sight } from '../sight/scopes.ts';
import { VERSION } from '../version.ts';

/**
 * The host, its counters being what they grew by since an earlier look; or what is wrong with that.
 *
 * @param since a recorded host or a document of --json
 */
export async function grownSince(
  root: Root,
  since: string,
  options: Options,
  io: Io,
): Promise<Root | { readonly report: readonly string[] }> {
  const earlier = await tryEarlier(since, options, io);
  if (earlier instanceof UsageError) return { report: earlier.report };
  if (!Array.isArray(earlier) && isOtherBoot(bootIdOf(earlier as Root), bootIdOf(root))) {
    const words = 'the host was started since then: counters are those since its start';
    io.stderr.write(shownLines([`netstat: --since ${since}: ${words}`]));
    return root;
  }
  const counters = Array.isArray(earlier) ? countersOfRecords(earlier) : countersOfHost(earlier as Root);
  return grownRoot(root, counters);
}

/** What there was earlier: a recorded host, or records; undefined where nothing is named. */
export async function tryEarlier(
  since: string | undefined,
  options: Options,
  io: Io,
): Promise<Root | Earlier[] | undefined | UsageError> {
  if (since === undefined) return undefined;
  try {
    const host = await tryOpen(since);
    if (!(host instanceof HostError)) {
      tellFaults(host, since, io);
      return host;
    }
    // What is no archive may be a document.
    if (host.errno !== 'EFTYPE' && host.reason !== undefined)
      return new UsageError(`--since ${since}: ${host.reason}`);
    const bytes = tryRead(() => readDocument(since));
    if (!(bytes instanceof HostError))
      return parseEarlier(bytes.toString('utf8'), since, kindsOf(options), VERSION);
    const reason = bytes.errno === 'EISDIR' ? 'no recorded host is in it' : errnoText(bytes.errno);
    return new UsageError(`--since ${since}: ${reason}`);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

/** What is wrong with records that were written of other namespaces than are looked at, each of which would seem to have come or gone. */
export function misfitOf(
  earlier: readonly Earlier[],
  since: string | undefined,
  areNamespaces: boolean,
): UsageError | undefined {
  const records = earlier.flatMap(({ kind, records }) => (kind === 'namespace' ? [] : records));
  if (!records.some((record) => isPlaced(record) !== areNamespaces)) return undefined;
  const [how, what] = areNamespaces ? ['without', 'leave that out'] : ['with', 'give that'];
  return new UsageError(`--since ${since}: written ${how} --all-netns or --netns: ${what} here as well`);
}

/** Whether a record says of which namespace it is, or its ends do. */
function isPlaced(record: AnyRecord): boolean {
  const { client = {}, server = {} } = record as Partial<FlowRecord>;
  return [record, client, server].some((part) => 'netns' in part);
}

/** Looks at a recorded host in the place of the first look: it is seen as the other one is. */
export async function lookBefore(
  watcher: Watcher,
  { of }: Pick<Sight, 'of'>,
  root: Root,
  host: Context,
  options: Options,
  io: Io,
): Promise<void> {
  const recorded = sharingContext(host, root, io);
  const sights = readableScopes(() => of(root)).map((scope) => {
    const context = scopeContext(recorded, {}, scope, io);
    return { root: scope.root, netns: scope.netns, context: { ...context, options } };
  });
  await watcher.look(recorded, sights, Number.NaN);
}

/** Those that can be read: that a namespace was not there is no mistake. */
function readableScopes(scopes: () => readonly Scope[]): readonly Scope[] {
  try {
    return scopes().filter(({ unreadable }) => !unreadable?.());
  } catch (error) {
    if (error instanceof SelectorError) return [];
    throw error;
  }
}
