import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { Ipv4Address, Ipv6Address } from '../../../src/proc/reading/address.ts';
import { parseAddress } from '../../../src/proc/reading/address-text.ts';
import { SERVICE_WORDS } from '../../../src/recorder/anonymize/service-words.ts';
import {
  CGROUP_WORDS,
  HOST_WORDS,
  LABEL_WORDS,
  LINK_WORDS,
  NETWORK_WORDS,
  PATH_WORDS,
} from '../../../src/recorder/anonymize/well-known.ts';
import { runIn } from '../../io.ts';
import type { Tree } from './trees.ts';

/** All values of a host that say who it is, in each notation, lower case. */
export interface Originals {
  /** Looked for anywhere. */
  readonly addresses: ReadonlySet<string>;
  /** Looked for as whole words. */
  readonly names: ReadonlySet<string>;
}

const VIEWS = ['-aeepn', '-ae', '-r', '-ie', '-g', '-M', '-rC'];

const ADDRESS_FIELDS =
  /^(?:address|broadcast|destination|gateway|locals|foreigns|specificDestination|source)$/;
const NAME_FIELDS =
  /^(?:iface|name|names|program|command|host|destinationHost|gatewayHost|user|unit|image|id|uid|path|netns)$/;

/**
 * What the views show of a host, and the texts of files that they look names up in.
 *
 * @param isSought whether an address is looked for
 */
export async function originalsOf(tree: Tree, isSought = (_address: string) => true): Promise<Originals> {
  const addresses = new Set<string>();
  const names = new Set<string>();
  const addAddress = (text: string): void => {
    if (!isSought(text)) return;
    for (const notation of notationsOf(text.replace(/\/\d+$/, ''))) addresses.add(notation.toLowerCase());
  };
  const addName = (text: string): void => {
    for (const word of namesIn(text)) names.add(word);
  };
  const visit = (value: unknown, field: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, field);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) visit(inner, name);
    else if (typeof value !== 'string') return;
    else if (field === 'hardwareAddress')
      for (const notation of hardwareNotations(value)) addresses.add(notation);
    else if (ADDRESS_FIELDS.test(field)) addAddress(value);
    else if (NAME_FIELDS.test(field)) addName(value);
  };
  const root = memoryRoot(tree);
  for (const options of VIEWS)
    for (const scope of [[], ['--all-netns']]) {
      const { stdout } = await runIn({ root, encoding: 'utf8' }, [options, '--json', ...scope]);
      if (stdout !== '') visit({ ...JSON.parse(stdout), problems: [], version: 0, time: 0 }, '');
    }
  for (const [path, text] of Object.entries(tree)) {
    if (!(text instanceof Uint8Array)) continue;
    const lines = Buffer.from(text).toString('latin1').split('\n');
    if (path === '/etc/passwd') for (const line of lines) addName(line.split(':', 1)[0] ?? '');
    if (path === '/etc/hosts' || path === '/etc/networks')
      for (const [word = '', ...others] of lines.map((line) => line.replace(/#.*/, '').split(/\s+/)))
        for (const value of [word, ...others])
          (parseAddress(value) === undefined ? addName : addAddress)(value);
    if (path.endsWith('/comm')) addName(lines[0] ?? '');
    if (path === '/proc/net/fib_trie')
      for (const [, quad = ''] of Buffer.from(text)
        .toString()
        .matchAll(/\|-- (\S+)/g))
        addAddress(quad);
    const [, link = ''] = /^\/sys\/class\/net\/([^/]+)\//.exec(path) ?? [];
    addName(link);
    if (path.endsWith('/cmdline'))
      for (const argument of Buffer.from(text).toString('latin1').split('\0')) addName(argument);
    for (const id of path.match(/[0-9a-f]{32,64}|[0-9a-f]{8}(?:-[0-9a-f]{4,12}){4}/g) ?? []) addName(id);
  }
  return { addresses, names };
}

/** Of headings of tables, of nsswitch.conf, of /etc/protocols, of scopes in which an engine has its containers, of what is said of a recording. */
const OTHER_WORDS = new Set(['inode', 'path', 'db', 'tcp', 'icmp', 'libpod', 'host']);

const KNOWN = [
  OTHER_WORDS,
  SERVICE_WORDS,
  CGROUP_WORDS,
  HOST_WORDS,
  LABEL_WORDS,
  LINK_WORDS,
  NETWORK_WORDS,
  PATH_WORDS,
];

/**
 * Names in a text, and their parts from four letters on, but numbers, what could be one in hexadecimal, single letters and words of the lists of what is the same on each host.
 * A short id of a container is the beginning of a long one.
 */
function* namesIn(text: string): Generator<string> {
  for (const word of text.split(/[\s/@]+|:(?!\d)/)) {
    const whole = word.replace(/\.(?:service|scope|slice|sock|log)$/, '');
    if (whole.length < 2 || isKnown(word) || isKnown(whole)) continue;
    yield whole;
    for (const part of whole.split(/[.:=-]/)) if (part.length > 3 && !isKnown(part)) yield part;
    if (/^[0-9a-f]{64}$/.test(whole)) yield whole.slice(0, 12);
  }
}

function isKnown(word: string): boolean {
  return /^(?:[\d.]+|X\d|[0-9a-f]{1,3})$/i.test(word) || KNOWN.some((words) => words.has(word));
}

/** Ranges of which all or the beginning is the same on each host: what is tested is that no other address comes through. */
const KEPT = /^(?:(?:0|127|22[4-9]|23\d|24\d|25[0-5])\..*|169\.254\.0\.0)$/;
const KEPT6 = /^(?:::|::1|ff[0-9a-f]{2}:.*|fe80::|::ffff:0\.0\.0\.0|::5|::0\.1\.0\.5)$/;
const SOLICITED = /^ff02::1:ff/;

function* notationsOf(text: string): Generator<string> {
  const address = parseAddress(text);
  if (address instanceof Ipv4Address && !KEPT.test(text)) yield* inetNotations(address.word);
  if (!(address instanceof Ipv6Address)) return;
  const words = [address.w0, address.w1, address.w2, address.w3];
  if (SOLICITED.test(text) || !KEPT6.test(text)) {
    const digits = words.map(hex).join('');
    yield digits;
    yield words.map((word) => swapped(hex(word))).join('');
    yield [...digits].reverse().join('.');
    yield (digits.match(/.{4}/g) ?? []).join(':');
    yield String(address);
  }
  if (address.isMapped && !KEPT.test(String(new Ipv4Address(address.w3)))) yield* inetNotations(address.w3);
}

function* inetNotations(word: number): Generator<string> {
  const text = String(new Ipv4Address(word));
  yield text;
  yield text.split('.').reverse().join('.');
  yield hex(word);
  yield swapped(hex(word));
  yield String(word);
  yield String(Number.parseInt(swapped(hex(word)), 16));
}

function* hardwareNotations(text: string): Generator<string> {
  const octets = text.toLowerCase().split(':');
  if (octets.length !== 6 || octets.every((octet) => octet === '00')) return;
  const identifier = [...octets.slice(0, 3), 'ff', 'fe', ...octets.slice(3)];
  identifier[0] = hex(Number.parseInt(octets[0] as string, 16) ^ 2).slice(-2);
  const groups = (identifier.join('').match(/.{4}/g) ?? []).map((group) => group.replace(/^0+(?=.)/, ''));
  yield octets.join(':');
  yield octets.join('-');
  yield octets.join('');
  yield identifier.join('');
  yield groups.join(':');
  yield `ff${octets.slice(3).join('')}`;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

function swapped(word: string): string {
  return (word.match(/../g) ?? []).reverse().join('');
}
