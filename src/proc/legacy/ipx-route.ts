import { ROUTE_LINE_LIMIT } from '../reading/limits.ts';
import { type ParsedLines, parseLines } from '../reading/lines.ts';
import { inWord } from './in-word.ts';
import { type IpxAddress, ipxNetwork, ipxNode } from './ipx-address.ts';

/**
 * A line of /proc/net/ipx/route, printed by ipx_seq_route_show of Linux 2.4 to 4.17: the network, then the router's network
 * and node. A directly connected network has words instead of a router, which net-tools reads as hexadecimal: `Directly` is
 * 0000000D, `Connected` C00000000000.
 *
 *     00001234   0000ABCD     020000000001
 *     0000ABCD   Directly     Connected
 */
export interface IpxRoute {
  /** Unsigned 64 bits; the kernel writes 32. */
  readonly network: number | bigint;
  readonly router: IpxAddress;
}

/** Reads the whole table; its first line is a heading. */
export function parseIpxRoutes(bytes: Uint8Array): ParsedLines<IpxRoute> {
  return parseLines(bytes, { limit: ROUTE_LINE_LIMIT, heading: true }, (scanner) => {
    const network = inWord(scanner, ipxNetwork);
    const routerNetwork = inWord(scanner, ipxNetwork);
    const routerNode = inWord(scanner, ipxNode);
    if (network === undefined || routerNetwork === undefined || routerNode === undefined) return 'SHORT_LINE';
    return { network, router: { network: routerNetwork, node: routerNode } };
  });
}
