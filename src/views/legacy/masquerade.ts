import { HostError, tryRead } from '../../errors.ts';
import { writeHeading } from '../../format/columns.ts';
import { MASQUERADE_PROTOCOLS, masqueradeColumns } from '../../format/legacy/masquerade.ts';
import { isRewritten, openConntrack } from '../../host/conntrack.ts';
import { perrorText } from '../../host/root/errno-text.ts';
import { type ConntrackEntry, conntrackReader } from '../../proc/conntrack.ts';
import { type MasqueradeEntry, parseIpMasquerade } from '../../proc/legacy/ip-masquerade.ts';
import { describeMasquerade, describeRewritten } from '../../records/describe/others.ts';
import { beginBlock, showRows } from '../block.ts';
import type { Context } from '../context.ts';
import { fieldRows, type Rows } from '../rows.ts';
import { readTable } from '../small-tables.ts';
import { OPEN_FAILED, recordsOf } from '../tables.ts';

const PATH = '/proc/net/ip_masquerade';

/**
 * Shows the connections that the kernel masquerades, or none if one of them cannot be read. Linux 2.2 was the last to have this table; of
 * later ones it is the tracked connections whose ends are rewritten, where these may be read.
 */
export async function masquerade(context: Context): Promise<number> {
  const { root, options, out, names, warn } = context;
  const bytes = tryRead(() => root.read(PATH));
  if (bytes instanceof HostError && bytes.code === 'ABSENT') {
    if (await showRewritten(context)) return 0;
    warn("netstat: no support for `ip_masquerade' on this system.", { file: PATH });
    return 1;
  }
  if (bytes instanceof HostError && bytes.errno !== 'EISDIR') return fail(perrorText(bytes));
  if (bytes instanceof HostError || bytes.length === 0)
    return fail("masq_info: Internal Error `fgets() failed'.");
  const { records, problems } = parseIpMasquerade(bytes);
  if (records.some(({ protocol }) => !MASQUERADE_PROTOCOLS.has(protocol)))
    return fail("masq_info.c: Internal Error `ip_masquerade unknown type'.");
  if (problems.length > 0) return fail("masq_info.c: Internal Error `ip_masquerade format error'.");
  if (records.length === 0) return 0;

  const columns = masqueradeColumns(names, options.extend > 0);
  await context.resolve(records.flatMap(({ source, destination }) => [source.address, destination.address]));
  beginBlock(context, 'IP masquerading entries');
  writeHeading(out, columns);
  showRows(
    context,
    fieldRows('masquerade', columns, (entry) => describeMasquerade(entry, names)),
    records,
  );
  return 0;

  function fail(message: string): number {
    warn(message, { file: PATH });
    return OPEN_FAILED;
  }
}

/** Shows the tracked connections whose ends are rewritten; false where these may not be read. */
async function showRewritten(context: Context): Promise<boolean> {
  const { root, options, out, names } = context;
  const table = openConntrack(root);
  if (table === undefined || table instanceof HostError) return false;
  const columns = masqueradeColumns(names, options.extend > 0);
  const plain = fieldRows('masquerade', columns, (entry: MasqueradeEntry) =>
    describeMasquerade(entry, names),
  );
  const rows: Rows<ConntrackEntry> = {
    kind: 'masquerade',
    describe: (entry) => describeRewritten(entry, names),
    write: (line, entry) => plain.write(line, masqueradeOf(entry)),
  };
  const entries = readTable(context, table.path);
  if (entries instanceof HostError) return false;
  const found = recordsOf(context, table.path, conntrackReader()(entries)).filter(isRewritten);
  if (found.length === 0) return true;
  await context.resolve(
    found.flatMap(({ original, reply }) =>
      [original, reply].flatMap((ends) => [ends.source.address, ends.destination.address]),
    ),
  );
  beginBlock(context, 'IP masquerading entries');
  writeHeading(out, columns);
  showRows(context, rows, found);
  return true;
}

/** In the words and units of the old table. */
function masqueradeOf({ protocol, timeout = 0, original, reply }: ConntrackEntry): MasqueradeEntry {
  return {
    protocol: protocol.toUpperCase(),
    source: original.source,
    destination: original.destination,
    masqueradePort: reply.destination.port,
    initSeq: 0,
    delta: 0,
    expires: Math.max(0, timeout) * 100,
  };
}
