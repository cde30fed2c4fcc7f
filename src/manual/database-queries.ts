import type { EngineName } from '../output/ddl/engines.ts';

/**
 * What tells in SQL whether an address lies in a network, by what each engine has for it. DuckDB has nothing without an extension from the
 * network, so there addresses are compared as texts of 128 bits.
 */
export const IN_NETWORK: Readonly<Record<EngineName, string>> = {
  duckdb: `CREATE MACRO bits(groups) AS array_to_string(list_transform(
  list_filter(split(groups, ':'), g -> g <> ''),
  g -> CASE WHEN g LIKE '%.%'
    THEN array_to_string(list_transform(split(g, '.'), b -> format('{:08b}', b::INT)), '')
    ELSE format('{:016b}', TRY_CAST('0x' || g AS INT)) END), '');
CREATE MACRO whole_bits(a) AS bits(split_part(a, '::', 1)) || repeat('0',
  128 - length(bits(split_part(a, '::', 1))) - length(bits(split_part(a, '::', 2)))
  ) || bits(split_part(a, '::', 2));
CREATE MACRO address_bits(a) AS
  whole_bits(CASE WHEN a LIKE '%:%' THEN a ELSE '::ffff:' || a END);
CREATE MACRO in_network(address, network) AS starts_with(address_bits(address),
  left(address_bits(split_part(network, '/', 1)), split_part(network, '/', 2)::INT
    + CASE WHEN network LIKE '%:%' THEN 0 ELSE 96 END));`,
  clickhouse: `CREATE FUNCTION in_network AS (address, network) -> isIPAddressInRange(
  replaceRegexpOne(toString(address), '^::ffff:([0-9]+[.])', '\\\\1'), network);`,
  postgresql: `CREATE FUNCTION in_network(address inet, network text) RETURNS boolean
  LANGUAGE sql IMMUTABLE RETURN address <<= network::inet;`,
};

/** Rows of the last day that there is. */
const lastDay = (table: string): string => `time > (SELECT max(time) - INTERVAL '1' DAY FROM ${table})`;

const LISTENERS = `SELECT host, protocol, "local.address", "local.port" FROM sockets
WHERE state = 'LISTEN' AND`;

/** Queries that are the same for all engines. */
export const QUERIES = {
  service: `-- Who connects to port 5432?
SELECT "client.host", "client.address", "client.program", "server.host", sum(connections)
FROM flows WHERE port = 5432 AND ${lastDay('flows')}
GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 4;`,
  listeners: `-- What listens since yesterday, and did not before?
${LISTENERS} ${lastDay('sockets')}
EXCEPT DISTINCT
${LISTENERS} NOT ${lastDay('sockets')};`,
  closeWait: `-- Who holds the most connections that the peer has closed?
SELECT host, "owners.program"[1], count(*) FROM sockets
WHERE state = 'CLOSE_WAIT' AND ${lastDay('sockets')}
GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT 10;`,
  zones: `-- Who talks most from one zone to another?
WITH zones AS (SELECT '10.1.0.0/16' AS prefix, 'office' AS zone
  UNION ALL SELECT '10.2.0.0/16', 'web' UNION ALL SELECT '10.3.0.0/16', 'database')
SELECT c.zone AS origin, s.zone AS target, "client.host", "client.program", "server.host", port, sum(connections)
FROM flows, zones c, zones s
WHERE in_network("client.address", c.prefix) AND in_network("server.address", s.prefix)
  AND c.zone <> s.zone AND ${lastDay('flows')}
GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 7 DESC, 3, 5 LIMIT 10;`,
  blocked: `-- What spoke to a network that is blocked, and since when?
SELECT "client.host", "client.program", "server.address", port, min(time)
FROM flows WHERE in_network("client.address", '203.0.113.0/24')
  OR in_network("server.address", '203.0.113.0/24')
GROUP BY 1, 2, 3, 4 ORDER BY 5, 1;`,
} as const satisfies Readonly<Record<string, string>>;

const UNNESTED = `-- Each process that holds a socket:
SELECT host, "local.port", unnest("owners.pid") AS pid, unnest("owners.program") AS program
FROM sockets;`;

/** A query for each element of lists that belong together. */
export const OWNERS: Readonly<Record<EngineName, string>> = {
  duckdb: UNNESTED,
  clickhouse: `-- Each process that holds a socket:
SELECT host, "local.port", pid, program FROM sockets
ARRAY JOIN "owners.pid" AS pid, "owners.program" AS program;`,
  postgresql: UNNESTED,
};
