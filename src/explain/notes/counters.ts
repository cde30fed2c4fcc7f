import { IP } from '../../glossary/counters/ip.ts';
import { IP6 } from '../../glossary/counters/ip6.ts';
import { TCP } from '../../glossary/counters/tcp.ts';
import { TCP_EXT } from '../../glossary/counters/tcp-ext.ts';
import { UDP } from '../../glossary/counters/udp.ts';
import type { Note } from '../../records/note.ts';
import type { StatisticRecord } from '../../records/statistic.ts';
import type { Deferred } from '../explanation.ts';

const UDP_TROUBLES = ['RcvbufErrors', 'SndbufErrors', 'MemErrors', 'InCsumErrors'];

/** Counters that stay at 0 where all is well, by their tables; in snmp6 their names begin with those of the tables. */
const TROUBLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['Ip', ['InDiscards', 'OutDiscards', 'OutNoRoutes', 'ReasmFails', 'FragFails']],
  ['Ip6', ['OutDiscards', 'ReasmFails', 'FragFails']],
  ['Tcp', ['InErrs', 'InCsumErrors']],
  [
    'TcpExt',
    [
      'ListenOverflows',
      'ListenDrops',
      'TCPReqQFullDoCookies',
      'TCPReqQFullDrop',
      'TCPBacklogDrop',
      'PruneCalled',
      'RcvPruned',
      'OfoPruned',
      'TCPOFODrop',
      'TCPRcvQDrop',
      'TCPAbortOnMemory',
      'TCPAbortOnTimeout',
      'TCPMemoryPressures',
      'TCPTimeWaitOverflow',
      'PFMemallocDrop',
      'IPReversePathFilter',
    ],
  ],
  ['Udp', UDP_TROUBLES],
  ['UdpLite', UDP_TROUBLES],
  ['Udp6', UDP_TROUBLES],
  ['UdpLite6', UDP_TROUBLES],
]);

const MEANINGS = [IP, IP6, TCP, TCP_EXT, UDP].flatMap(({ entries }) => entries);

/** What a counter means that should be 0 and is not. */
export function counterNote({ table, counter, value }: StatisticRecord): Note | undefined {
  const short = counter.startsWith(table) ? counter.slice(table.length) : counter;
  if (Number(value) === 0 || !TROUBLES.get(table)?.includes(short)) return undefined;
  const nstatName = table + short;
  const meaning = MEANINGS.find(({ words, names }) => [...words, ...names].includes(nstatName));
  return meaning && { code: 'counter', text: meaning.text };
}

/** Of a hundred segments so many may be sent again before it is worth a word. */
const MOST_RETRANSMITTED = 1;

/** Of fewer segments the share says nothing. */
const LEAST_SEGMENTS = 1000;

/** How large a part of what tcp sends are repetitions. */
export function retransmissionNote({ table, counter, value }: StatisticRecord): Deferred | undefined {
  if (table !== 'Tcp' || counter !== 'RetransSegs') return undefined;
  return ({ counters }) => {
    const first = Number(counters.get('Tcp OutSegs') ?? 0);
    const percentage = (100 * Number(value)) / (first + Number(value));
    if (first < LEAST_SEGMENTS || percentage < MOST_RETRANSMITTED) return undefined;
    return {
      code: 'retransmissions',
      text: `${percentage.toFixed(1)} of 100 segments sent were repetitions: packets are lost or late on the way, or other ends are gone. Well under 1 is usual.`,
    };
  };
}
