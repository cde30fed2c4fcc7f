import { HostError } from '../errors.ts';
import type { Asked } from '../host/netns/asked.ts';
import { SelectorError } from '../host/netns/selector.ts';
import { onceEach } from '../host/once.ts';
import type { Root } from '../host/root/root.ts';
import { selinuxEnabled } from '../host/selinux.ts';
import { type RowOptions, wantsRows } from '../rows/options.ts';
import { shownByteLines, shownLines } from '../text/shown.ts';
import { withStrayBytes } from '../text/stray-bytes.ts';
import type { Options } from '../views/options.ts';
import { USAGE_ERROR } from './exit-status.ts';
import type { Io } from './io.ts';
import { type CommandLine, parseCommandLine } from './options/options.ts';
import { tellFaults } from './sight/faults.ts';
import { ownSight, type Sight } from './sight/scopes.ts';
import { whyUnread } from './sight/unread-host.ts';

/**
 * Carries out a command line and gives its exit status, which is net-tools': 0, 1 where something asked for is not
 * available, 3 for a wrong command line, 255 where a table cannot be opened; 4 for an assertion that does not hold, and 5 for one that cannot be told.
 *
 * @param argv the arguments, without the program's name
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const open = onceEach((recorded: string | undefined) => chooseRoot(recorded, io));
  let command = parseCommandLine(argv, io.env);
  while (command.kind === 'needs-selinux') {
    const root = await open(command.root);
    // Where there is no recorded host is reported below.
    command = parseCommandLine(argv, io.env, root instanceof HostError || selinuxEnabled(root));
  }
  io.stderr.write(command.stderr);
  if (command.kind === 'exit') {
    io.stdout.write(command.stdout);
    return command.status;
  }
  if (command.kind === 'define') {
    const { showDefinition } = await import('./runs/define.ts');
    return showDefinition(command.word, io);
  }
  if (command.kind === 'complete') {
    const { showCompletion } = await import('./completion/completion.ts');
    return showCompletion(command.shell, io);
  }
  const asked = command;
  if (asked.kind === 'record' || asked.output === undefined) return carryOut(asked, open, io);
  const { writtenTo } = await import('./output-file.ts');
  return writtenTo(asked.output, io, (io) => carryOut(asked, open, io));
}

/** Shows or records a host, or several, or writes statements about what it shows. */
async function carryOut(
  command: Extract<CommandLine, { readonly kind: 'run' | 'record' | 'ddl' }>,
  open: (recorded: string | undefined) => Promise<Root | HostError>,
  io: Io,
): Promise<number> {
  if (command.kind === 'ddl') {
    const { showDdl } = await import('./runs/ddl.ts');
    return showDdl(command, io);
  }
  if (command.kind === 'run' && command.hosts !== undefined) {
    const { options, rowOptions, netns, hosts } = command;
    const { severalHosts } = await import('./sight/hosts.ts');
    const found = await severalHosts(hosts, netns, options, io);
    return found === undefined ? 1 : withoutTraces(() => show(found.sight, options, rowOptions, found.io));
  }
  const asked = command.kind === 'record' ? command : command.options;
  const named = asked.root;
  const root = await withByteOrder(await open(named), asked);
  if (root instanceof HostError) {
    io.stderr.write(shownByteLines([`netstat: ${withStrayBytes(named ?? '/')}: ${whyUnread(root)}`]));
    return 1;
  }
  tellFaults(root, named ?? '/', io);
  if (named !== undefined && named === io.env.NETSTAT_ROOT && io.stderr.isTerminal)
    io.stderr.write(shownLines([`netstat: NETSTAT_ROOT is set: this is the host recorded in ${named}`]));
  if (command.kind === 'record') {
    const { record } = await import('./runs/record.ts');
    return record(root, command, io);
  }
  const { rowOptions, netns, since } = command;
  if (command.options.continuous && (root.recording?.looks ?? 1) > 1) {
    const { play } = await import('./runs/played.ts');
    const played = play(root, command.options, rowOptions.rates === true, io);
    return showAs(played.root, played.options, rowOptions, netns, since, played.io);
  }
  return showAs(root, command.options, rowOptions, netns, since, io);
}

/** Shows a host as it is asked for. */
function showAs(
  root: Root,
  options: Options,
  rowOptions: RowOptions,
  netns: Asked | undefined,
  since: string | undefined,
  io: Io,
): Promise<number> {
  if (since !== undefined) return showGrown(root, since, options, rowOptions, io);
  return netns === undefined
    ? show(ownSight(root), options, rowOptions, io)
    : showNamespaces(root, netns, options, rowOptions, io);
}

async function show(sight: Sight, options: Options, rowOptions: RowOptions, io: Io): Promise<number> {
  if (rowOptions.changes !== undefined) {
    const { showChanges } = await import('./runs/changes.ts');
    const { syslog } = rowOptions.changes;
    if (syslog === undefined) return showChanges(sight, options, rowOptions, io);
    const { openChangeLog } = await import('./runs/syslog.ts');
    return showChanges(sight, options, rowOptions, io, (host, ownSockets) =>
      openChangeLog(host, syslog, options, io, ownSockets),
    );
  }
  if (wantsRows(rowOptions)) {
    const { showSelected } = await import('./runs/selected.ts');
    return showSelected(sight, options, rowOptions, io);
  }
  if (options.view !== 'sockets') {
    const { showPlainView } = await import('./runs/plain-views.ts');
    return showPlainView(sight, options, io);
  }
  const { showPlainSockets } = await import('./runs/plain-sockets.ts');
  return showPlainSockets(sight, options, io);
}

async function showGrown(
  root: Root,
  since: string,
  options: Options,
  rowOptions: RowOptions,
  io: Io,
): Promise<number> {
  const { grownSince } = await import('./runs/changes.ts');
  const grown = await grownSince(root, since, options, io);
  if (!('report' in grown)) return show(ownSight(grown), options, rowOptions, io);
  io.stderr.write(shownLines(grown.report));
  return USAGE_ERROR;
}

async function showNamespaces(
  root: Root,
  asked: Asked,
  options: Options,
  rowOptions: RowOptions,
  io: Io,
): Promise<number> {
  const { namespaceSight } = await import('./sight/namespaces.ts');
  try {
    return await withoutTraces(() => show(namespaceSight(root, asked), options, rowOptions, io));
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    io.stderr.write(shownByteLines([`netstat: ${error.message}`]));
    return 1;
  }
}

/** Each namespace and host lacks a dozen tables: to note where in the program such an error arose takes longer than to open one. */
async function withoutTraces<T>(act: () => Promise<T>): Promise<T> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await act();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** A recorded host, or without one that of `io`. */
async function chooseRoot(recorded: string | undefined, io: Io): Promise<Root | HostError> {
  if (recorded === undefined) return io.root;
  const { tryOpen } = await import('../host/recording/open-host.ts');
  return tryOpen(recorded);
}

/** The same host whose tables were printed in the byte order that is given. */
async function withByteOrder(
  root: Root | HostError,
  { byteOrder }: Pick<Options, 'byteOrder'>,
): Promise<Root | HostError> {
  if (byteOrder === undefined || root instanceof HostError) return root;
  const { withFacts } = await import('../host/recording/open-host.ts');
  return withFacts(root, { byteOrder });
}
