/**
 * What stands among the counters of a table and counts nothing: settings, limits, and numbers of what there is now. RFC 4293 (ipForwarding,
 * ipDefaultTTL), RFC 4022 (tcpRto*, tcpMaxConn, tcpCurrEstab), RFC 3873 (sctpCurrEstab), MPTcpExt of Linux (MPCurrEstab).
 */
const GAUGES: Readonly<Record<string, ReadonlySet<string>>> = {
  Ip: new Set(['Forwarding', 'DefaultTTL']),
  Tcp: new Set(['RtoAlgorithm', 'RtoMin', 'RtoMax', 'MaxConn', 'CurrEstab']),
  Sctp: new Set(['SctpCurrEstab']),
  MPTcpExt: new Set(['MPCurrEstab']),
};

/** Whether it may fall, as no counter does. */
export function isGauge(table: string, counter: string): boolean {
  return Object.hasOwn(GAUGES, table) && GAUGES[table]?.has(counter) === true;
}
