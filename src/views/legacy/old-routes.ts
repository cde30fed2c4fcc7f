import { HostError } from '../../errors.ts';
import type { Block } from '../../format/columns.ts';
import { APPLETALK_ROUTES } from '../../format/legacy/appletalk.ts';
import { AX25_ROUTES } from '../../format/legacy/ax25.ts';
import { IPX_ROUTES } from '../../format/legacy/ipx.ts';
import { NETROM_ROUTES } from '../../format/legacy/netrom.ts';
import { ROSE_ROUTES } from '../../format/legacy/rose.ts';
import { X25_ROUTES } from '../../format/legacy/x25.ts';
import { errnoText, perrorText } from '../../host/root/errno-text.ts';
import { appletalkRoutesOf } from '../../proc/legacy/atalk-route.ts';
import { parseAx25Routes } from '../../proc/legacy/ax25-route.ts';
import { parseIpxRoutes } from '../../proc/legacy/ipx-route.ts';
import { parseRadioNeighbours, type RadioNeighbour } from '../../proc/legacy/neigh.ts';
import { parseNetromNodes } from '../../proc/legacy/nr-nodes.ts';
import { parseRoseNodes } from '../../proc/legacy/rose-nodes.ts';
import { parseX25Routes } from '../../proc/legacy/x25-route.ts';
import type { ParsedLines } from '../../proc/reading/lines.ts';
import {
  describeAppletalkRoute,
  describeAx25Route,
  describeIpxRoute,
  describeNetromRoute,
  describeRoseRoute,
  describeX25Route,
} from '../../records/describe/old-routes.ts';
import type { RouteRecord } from '../../records/route.ts';
import { beginBlock, showRows } from '../block.ts';
import type { Context } from '../context.ts';
import { groupedBy } from '../grouped.ts';
import { fieldRows } from '../rows.ts';
import { readTable, showSmallTable } from '../small-tables.ts';
import { recordsOf, reportNoRoutes, reportProblem, reportSilently } from '../tables.ts';

/** Shows the AX.25 routes. */
export async function ax25Routes(context: Context): Promise<number> {
  const path = '/proc/net/ax25_route';
  const bytes = readTable(context, path);
  if (bytes instanceof HostError) return reportNoRoutes(context, 'AX.25', bytes);
  return show(context, AX25_ROUTES, describeAx25Route, path, parseAx25Routes(bytes));
}

/** Shows the X.25 routes; older kernels have another name for the table. */
export async function x25Routes(context: Context): Promise<number> {
  const [path, bytes] = readFirst(context, '/proc/net/x25/route', '/proc/net/x25_routes');
  if (bytes instanceof HostError) {
    context.say('X.25 not configured in this system.');
    return 1;
  }
  return show(context, X25_ROUTES, describeX25Route, path, parseX25Routes(bytes));
}

/** Shows the IPX routes; older kernels have another name for the table. */
export async function ipxRoutes(context: Context): Promise<number> {
  const [path, bytes] = readFirst(context, '/proc/net/ipx/route', '/proc/net/ipx_route');
  if (bytes instanceof HostError) {
    context.warn(errnoText(bytes.errno), { file: path });
    context.say('IPX routing not in file /proc/net/ipx/route or /proc/net/ipx_route found.');
    return 1;
  }
  return show(context, IPX_ROUTES, describeIpxRoute, path, parseIpxRoutes(bytes));
}

/** Shows the AppleTalk routes. */
export async function appletalkRoutes(context: Context): Promise<number> {
  const path = '/proc/net/atalk_route';
  const bytes = readTable(context, path);
  if (bytes instanceof HostError) {
    context.warn(`Error opening ${perrorText(bytes)}`, { file: path });
    context.warn('DDP (AppleTalk) not configured on this system.');
    return 1;
  }
  const { heading, fields } = APPLETALK_ROUTES;
  beginBlock(context, ...heading);
  showRows(context, fieldRows('route', fields, describeAppletalkRoute), appletalkRoutesOf(bytes));
  return 0;
}

/** Shows the NET/ROM nodes, each with the neighbour that leads there. */
export async function netromRoutes(context: Context): Promise<number> {
  const path = '/proc/net/nr_nodes';
  const nodes = readTable(context, path);
  const neighbours = readNeighbours(context, '/proc/net/nr_neigh');
  if (nodes instanceof HostError) context.warn(perrorText(nodes), { file: nodes.path });
  if (neighbours instanceof HostError) context.warn(perrorText(neighbours), { file: neighbours.path });
  if (nodes instanceof HostError || neighbours instanceof HostError) {
    context.say('NET/ROM not configured in this system.');
    return 1;
  }
  const numbered = groupedBy(neighbours, ({ number }) => number);
  const { records, ...rest } = parseNetromNodes(nodes);
  const routes = records.map((node) => ({
    node,
    neighbour: node.route && numbered.get(node.route.neighbour)?.[0],
  }));
  return show(context, NETROM_ROUTES, describeNetromRoute, path, { records: routes, ...rest });
}

/** Shows the ROSE nodes, each with the neighbours that lead there. */
export async function roseRoutes(context: Context): Promise<number> {
  const path = '/proc/net/rose_nodes';
  const nodes = readTable(context, path);
  if (nodes instanceof HostError) return reportNoRose(context, nodes);
  const neighbours = readNeighbours(context, '/proc/net/rose_neigh');
  // net-tools crashes here.
  if (neighbours instanceof HostError) return reportNoRose(context, neighbours);
  const numbered = groupedBy(neighbours, ({ number }) => number);
  const { records, ...rest } = parseRoseNodes(nodes);
  const routes = records.map((node) => ({
    address: node.address,
    neighbours: node.neighbours.map((number) => [number, numbered.get(number) ?? []] as const),
  }));
  return show(context, ROSE_ROUTES, describeRoseRoute, path, { records: routes, ...rest });
}

function reportNoRose({ warn }: Context, error: HostError): number {
  warn(perrorText(error), { file: error.path });
  warn('ROSE not configured in this system.');
  return 1;
}

function show<R>(
  context: Context,
  { heading, fields }: Block<R>,
  describe: (record: R) => RouteRecord,
  path: string,
  parsed: ParsedLines<R>,
): number {
  beginBlock(context, ...heading);
  showSmallTable(context, fieldRows('route', fields, describe), parsed, (problem) => {
    if (problem.code === 'SHORT_LINE') reportSilently(context, path, problem);
    else reportProblem(context, path, problem);
  });
  return 0;
}

/** The first of two tables that can be opened, or why the second cannot be. */
function readFirst(context: Context, first: string, second: string): [path: string, Uint8Array | HostError] {
  const bytes = readTable(context, first);
  return bytes instanceof HostError ? [second, readTable(context, second)] : [first, bytes];
}

/** The neighbours, to which routes refer by number. */
function readNeighbours(context: Context, path: string): readonly RadioNeighbour[] | HostError {
  const bytes = readTable(context, path);
  return bytes instanceof HostError ? bytes : recordsOf(context, path, parseRadioNeighbours(bytes));
}
