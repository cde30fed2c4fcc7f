/** What reads text that others chose takes linear time: twice as much of it takes about twice as long. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LineWriter } from '../../src/format/line-writer.ts';
import { define, nearest } from '../../src/glossary/lookup.ts';
import { forwardNames } from '../../src/host/names/forward-names.ts';
import { parseHosts } from '../../src/host/names/hosts-file.ts';
import { parseNetworks } from '../../src/host/names/networks-file.ts';
import { parseNsswitch } from '../../src/host/names/nsswitch.ts';
import { parsePasswd } from '../../src/host/names/passwd-file.ts';
import { parseProtocols, parseServices } from '../../src/host/names/services-file.ts';
import { programName } from '../../src/host/processes/process-facts.ts';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { csvText } from '../../src/output/csv-cell.ts';
import { tableForm } from '../../src/output/table.ts';
import { Utf8Writer } from '../../src/output/utf8-writer.ts';
import { parseDev } from '../../src/proc/interfaces/dev.ts';
import { parseIfInet6 } from '../../src/proc/interfaces/if-inet6.ts';
import { parseIpText } from '../../src/proc/interfaces/ip-text.ts';
import { parseIpMasquerade } from '../../src/proc/legacy/ip-masquerade.ts';
import { parseRadioNeighbours } from '../../src/proc/legacy/neigh.ts';
import { parseRouteCache } from '../../src/proc/legacy/rt-cache.ts';
import { parseProtocols as parseProtocolTable } from '../../src/proc/memory/protocols.ts';
import { parseSockstat } from '../../src/proc/memory/sockstat.ts';
import { parseCgroup } from '../../src/proc/processes/cgroup.ts';
import { parseMountinfo } from '../../src/proc/processes/mountinfo.ts';
import { lsofTextReader } from '../../src/proc/processes/texts/lsof-text.ts';
import { netstatTextReader } from '../../src/proc/processes/texts/netstat-text.ts';
import { ssTextReader } from '../../src/proc/processes/texts/ss-text.ts';
import type { Reader } from '../../src/proc/reading/parsed.ts';
import { fibTrieReader } from '../../src/proc/routes/fib-trie.ts';
import { parseSctpSnmp } from '../../src/proc/statistics/sctp-snmp.ts';
import { parseSnmp } from '../../src/proc/statistics/snmp.ts';
import { parseSnmp6 } from '../../src/proc/statistics/snmp6.ts';
import { formatMessage } from '../../src/syslog/message.ts';
import { latin1Bytes } from '../../src/text/latin1.ts';
import { sanitize } from '../../src/text/sanitize.ts';
import { printable } from '../../src/text/unsafe.ts';
import { bytesOf, textOf } from '../../src/text/utf8.ts';
import { widthOf } from '../../src/text/width.ts';
import { writtenText } from '../output/written.ts';
import { growth, LINEAR, timeOf } from './growth.ts';

const MESSAGE = { time: new Date(0), pid: 1, id: 'opened' };
const LABELS = { sdId: 'netstat@32473', sequence: 1 };
const FACTS = { byteOrder: 'LE', ticksPerSecond: 100 } as const;

/** What text can be made of: what each of these does is tried over and over. Latin1. */
const SHAPES: Readonly<Record<string, string>> = {
  NULs: '\0',
  letters: 'a',
  blanks: ' ',
  'blanks and letters': ' a',
  tabs: '\t',
  newlines: '\n',
  'empty words': 'a\n',
  backslashes: '\\',
  'escaped bytes': '\\x41',
  'halves of escapes': '\\x',
  digits: '9',
  zeros: '0',
  'digits in words': '1 ',
  colons: ':',
  titles: 'a:\n',
  'titles and numbers': 'A: 1 2\n',
  dots: '1.',
  equals: '=',
  controls: '\x1b',
  C1: '\xc2\x9b',
  'two bytes': '\xc3\xa4',
  'three bytes': '\xe2\x82\xac',
  'four bytes': '\xf0\x9f\x98\x80',
  'what turns text round': '\xe2\x80\xae',
  selectors: '\xef\xb8\x8f',
  'stray bytes': '\xff',
  'halves of characters': '\xe2\x82',
  mixed: 'a\xe4\0 \xe2\x80\x8b\\x1 ',
  'replacement characters': '\xef\xbf\xbd\xff',
};

const bytes = (read: (bytes: Uint8Array) => unknown) => (text: string) => void read(latin1Bytes(text));

const NETSTAT_HEADING = 'Proto Recv-Q Send-Q State User Inode PID/Program name Timer';
const LSOF_HEADING = `COMMAND${' '.repeat(4000)}PID USER FD TYPE${' '.repeat(4000)}DEVICE SIZE/OFF NODE NAME`;

/** What reads such a text once it has begun. */
const bytesAfter = (beginning: string, reader: () => Reader<object>) => (text: string) =>
  void reader()(latin1Bytes(beginning + text));

const FUNCTIONS: Readonly<Record<string, (text: string) => unknown>> = {
  textOf,
  bytesOf,
  sanitize,
  printable,
  'a name in a line': (text) => {
    const out = new LineWriter(() => {});
    out.text(text);
    out.endLine();
  },
  'a cell of CSV': csvText,
  'a width': (text) => widthOf(printable(textOf(text))),
  'a table': (text) =>
    writtenText(tableForm, { columns: ['path', 'protocol'] }, (form) =>
      form.record('socket', { protocol: 'unix', state: '', path: textOf(text) }),
    ),
  'a syslog message': (text) => formatMessage({ ...MESSAGE, fields: [['path', text]], text }, LABELS),
  'JSON and tables': (text) => {
    const out = new Utf8Writer(() => {});
    out.json(textOf(text));
    out.text(textOf(text));
    out.bytes(latin1Bytes(text), 0, text.length);
    out.flush();
  },
  programName: bytes((command) => programName(command, command.length)),
  parseHosts: bytes(parseHosts),
  'a host in /etc/hosts': (text) => forwardNames(memoryRoot({ '/etc/hosts': text }), 0).refresh(['a']),
  parseNetworks: bytes(parseNetworks),
  parsePasswd: bytes(parsePasswd),
  parseServices: bytes(parseServices),
  parseProtocols: bytes(parseProtocols),
  parseNsswitch: bytes(parseNsswitch),
  parseCgroup: bytes(parseCgroup),
  parseMountinfo: bytes(parseMountinfo),
  parseDev: bytes(parseDev),
  parseIfInet6: bytes(parseIfInet6),
  parseIpMasquerade: bytes(parseIpMasquerade),
  parseRadioNeighbours: bytes(parseRadioNeighbours),
  parseRouteCache: bytes((table) => parseRouteCache(table, FACTS)),
  'parseProtocols of /proc': bytes(parseProtocolTable),
  parseSockstat: bytes(parseSockstat),
  parseSctpSnmp: bytes(parseSctpSnmp),
  parseSnmp: bytes(parseSnmp),
  parseSnmp6: bytes(parseSnmp6),
  fibTrieReader: bytes((table) => fibTrieReader()(table)),
  'output of netstat': bytesAfter(`${NETSTAT_HEADING}\ntcp 0 0 a b LISTEN 0 7 1/`, netstatTextReader),
  'output of netstat, from the addresses on': bytesAfter(`${NETSTAT_HEADING}\ntcp 0 0 `, netstatTextReader),
  'output of netstat, unix': bytesAfter(`${NETSTAT_HEADING}\nunix 2 [`, netstatTextReader),
  'output of ss': bytesAfter('tcp 0 0 * * users:((', ssTextReader),
  'output of ss, unix': bytesAfter('u_str LISTEN 0 0 ', ssTextReader),
  'output of lsof': bytesAfter('COMMAND PID ', lsofTextReader),
  'output of ip': bytesAfter('1: a: <', () => parseIpText),
  'output of ip, behind the MTU': bytesAfter('1: a: <UP> mtu 1', () => parseIpText),
  'output of ip, hardware': bytesAfter('1: a: <UP> mtu 1\n    link/ether ', () => parseIpText),
  'output of lsof, rows': bytesAfter(`${LSOF_HEADING}\n`, lsofTextReader),
  define,
  nearest,
};

/** Long enough for quadratic time to show: what is linear takes a few milliseconds for it. */
const LENGTH = 1 << 15;
const SUSPECT = 40;

/** Beginnings that lead past the checks of the first word. */
const BEGINNINGS = ['', 'TCP: inuse ', 'a 1', '0::/', '1 2 3 '];

describe('text of each shape', () => {
  for (const [name, run] of Object.entries(FUNCTIONS)) {
    test(name, () => {
      for (const [shape, unit] of Object.entries(SHAPES))
        for (const beginning of BEGINNINGS) {
          const text = (size: number): string => beginning + unit.repeat(size / unit.length);
          if (timeOf(() => void run(text(LENGTH))) < SUSPECT) continue;
          const times = growth((size) => void run(text(size)), LENGTH / 16, LENGTH);
          assert.ok(times === undefined || times <= LINEAR, `${beginning}, ${shape}: ${times}`);
        }
    });
  }
});

test('quadratic time is noticed', () => {
  const times = growth((size) => void ' '.repeat(size).concat('x').replace(/ +$/, ''), LENGTH / 16, LENGTH);
  assert.ok(times !== undefined && times > LINEAR, String(times));
});
