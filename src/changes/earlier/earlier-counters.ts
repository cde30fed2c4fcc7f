import { optional } from '../../host/root/optional.ts';
import type { Root } from '../../host/root/root.ts';
import { type InterfaceFigures, parseDev } from '../../proc/interfaces/dev.ts';
import type { CounterTable } from '../../proc/statistics/counters.ts';
import { parseSctpSnmp } from '../../proc/statistics/sctp-snmp.ts';
import { parseSnmp } from '../../proc/statistics/snmp.ts';
import { parseSnmp6 } from '../../proc/statistics/snmp6.ts';
import type { InterfaceRecord } from '../../records/interface.ts';
import type { StatisticRecord } from '../../records/statistic.ts';
import { bytesOf } from '../../text/utf8.ts';
import type { Earlier } from './earlier-document.ts';

type Count = number | bigint;

/** What counters were at an earlier look; undefined for what was not there. Names are latin1. */
export interface EarlierCounters {
  counter(table: string, name: string): Count | undefined;
  figures(iface: string): Partial<InterfaceFigures> | undefined;
}

const TABLES: readonly (readonly [path: string, parse: typeof parseSnmp])[] = [
  ['/proc/net/snmp', parseSnmp],
  ['/proc/net/netstat', parseSnmp],
  ['/proc/net/snmp6', parseSnmp6],
  ['/proc/net/sctp/snmp', parseSctpSnmp],
];

/** Those of a recorded host. */
export function countersOfHost(root: Root): EarlierCounters {
  const tables = TABLES.flatMap(([path, parse]): readonly CounterTable[] => {
    const bytes = optional(() => root.read(path));
    return bytes === undefined ? [] : parse(bytes).records;
  });
  const dev = optional(() => root.read('/proc/net/dev'));
  const interfaces = dev === undefined ? [] : parseDev(dev).records;
  return lookup(
    tables.flatMap(({ table, counters }) =>
      counters.map(({ counter, value }) => [table, counter, value] as const),
    ),
    interfaces.map(({ name, figures }) => [name, figures]),
  );
}

/** Those of a document of --json. */
export function countersOfRecords(earlier: readonly Earlier[]): EarlierCounters {
  const counters: (readonly [string, string, Count])[] = [];
  const interfaces: (readonly [string, Partial<InterfaceFigures>])[] = [];
  for (const { kind, records } of earlier) {
    for (const record of records) {
      if (kind === 'statistic') {
        const { table, counter, value } = record as StatisticRecord;
        counters.push([bytesOf(table), bytesOf(counter), value]);
      } else if (kind === 'interface') {
        const { name, rx, tx } = record as InterfaceRecord;
        interfaces.push([bytesOf(name), figuresOf(rx, tx)]);
      }
    }
  }
  return lookup(counters, interfaces);
}

function figuresOf(rx: InterfaceRecord['rx'], tx: InterfaceRecord['tx']): Partial<InterfaceFigures> {
  const figures: Readonly<Record<keyof InterfaceFigures, Count | undefined>> = {
    rxBytes: rx?.bytes,
    rxPackets: rx?.packets,
    rxErrors: rx?.errs,
    rxDropped: rx?.drop,
    rxFifo: rx?.fifo,
    rxFrame: rx?.frame,
    rxCompressed: rx?.compressed,
    rxMulticast: rx?.multicast,
    txBytes: tx?.bytes,
    txPackets: tx?.packets,
    txErrors: tx?.errs,
    txDropped: tx?.drop,
    txFifo: tx?.fifo,
    txCollisions: tx?.colls,
    txCarrier: tx?.carrier,
    txCompressed: tx?.compressed,
  };
  const known = Object.entries(figures).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Partial<InterfaceFigures>;
}

function lookup(
  counters: readonly (readonly [table: string, name: string, value: Count])[],
  interfaces: readonly (readonly [name: string, figures: Partial<InterfaceFigures>])[],
): EarlierCounters {
  const values = new Map(counters.map(([table, name, value]) => [`${table} ${name}`, value]));
  const figures = new Map(interfaces);
  return {
    counter: (table, name) => values.get(`${table} ${name}`),
    figures: (iface) => figures.get(iface),
  };
}
