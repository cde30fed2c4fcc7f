import { HostError, tryRead } from '../../errors.ts';
import { writeHeading } from '../../format/columns.ts';
import { MASQUERADE_PROTOCOLS, masqueradeColumns } from '../../format/legacy/masquerade.ts';
import { perrorText } from '../../host/root/errno-text.ts';
import { parseIpMasquerade } from '../../proc/legacy/ip-masquerade.ts';
import { describeMasquerade } from '../../records/describe/others.ts';
import { beginBlock, showRows } from '../block.ts';
import type { Context } from '../context.ts';
import { fieldRows } from '../rows.ts';
import { OPEN_FAILED } from '../tables.ts';

const PATH = '/proc/net/ip_masquerade';

/**
 * Shows the connections that the kernel masquerades, or none if one of them cannot be read. Linux 2.2 was the last to have
 * this table; -M does not show connection tracking, which replaced it.
 */
export async function masquerade(context: Context): Promise<number> {
  const { root, options, out, names, warn } = context;
  const bytes = tryRead(() => root.read(PATH));
  if (bytes instanceof HostError && bytes.code === 'ABSENT') {
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
