import assert from 'node:assert/strict';
import { FlowGatherer } from '../../src/flows/flows.ts';
import { RECORDS } from '../../src/flows/row-view.ts';
import type { Vantage } from '../../src/flows/vantage.ts';
import { numericNames } from '../../src/format/names.ts';
import { parseAddress } from '../../src/proc/reading/address-text.ts';
import type { FlowRecord } from '../../src/records/flow.ts';
import type { SocketRecord, SocketRecordProtocol } from '../../src/records/socket.ts';

/** A row in a line: `tcp6 ::ffff:10.0.0.1:80 10.0.0.2:40000 ESTABLISHED nginx`; `*` stands for any address or port. */
export function row(line: string): SocketRecord {
  const [protocol = '', local = '', foreign = '', state = '', program] = line.split(' ');
  const end = (text: string) => {
    const [, address = '', port = ''] = /^(.*):(\d+|\*)$/.exec(text) ?? [];
    const any = protocol.endsWith('6') ? '::' : '0.0.0.0';
    return { address: address === '*' ? any : address, port: port === '*' ? 0 : Number(port) };
  };
  return {
    protocol: protocol as SocketRecordProtocol,
    local: end(local),
    foreign: end(foreign),
    state: state === '-' ? '' : state,
    recvQ: 0,
    sendQ: 0,
    ...(local.startsWith('*:') && protocol.endsWith('6') ? { dualStack: true } : {}),
    owners: program === undefined ? [] : [{ pid: 100, program }],
  };
}

/** What a namespace shows. */
export interface Seen extends Partial<Omit<Vantage, 'addresses'>> {
  readonly addresses?: readonly string[];
  readonly rows: readonly (string | SocketRecord)[];
}

export const CLIENT_PORTS = [32768, 60999] as const;

/** The flows of these namespaces. */
export function flowsOf(...all: readonly Seen[]): FlowRecord[] {
  const gatherer = new FlowGatherer();
  for (const { rows, addresses = [], ...facts } of all) {
    const vantage: Vantage = {
      ...{ clientPorts: CLIENT_PORTS, translations: [], names: numericNames, ...facts },
      addresses: addresses.map((text) => parseAddress(text) ?? assert.fail(text)),
    };
    gatherer.enter(vantage);
    for (const one of rows) gatherer.see(vantage, RECORDS, typeof one === 'string' ? row(one) : one, true);
  }
  return [...gatherer.flows()];
}

/** A flow in a line: `a/curl 10.0.0.1 -> b/nginx 10.0.0.2 tcp 80 1 proven`. */
export function line({ client, server, protocol, port, connections, certainty }: FlowRecord): string {
  const end = ({ host, program, address }: FlowRecord['client']): string =>
    `${[host, program].filter((word) => word !== undefined).join('/')} ${address}`.trim();
  const arrow = certainty === 'unknown' ? '--' : '->';
  return `${end(client)} ${arrow} ${end(server)} ${protocol} ${port} ${connections} ${certainty}`;
}

export const lines = (...all: readonly Seen[]): string[] => flowsOf(...all).map(line);
