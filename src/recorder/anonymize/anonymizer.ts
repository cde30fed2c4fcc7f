import { createHmac } from 'node:crypto';
import type { HostFacts } from '../../proc/reading/parsed.ts';
import { latin1, latin1Bytes } from '../../text/latin1.ts';
import { type AddressWords, addressWords } from './address-words.ts';
import { addressMap } from './addresses.ts';
import { anonymizeEngineFile } from './engine-files.ts';
import { anonymizeNameFile, otherHostName } from './name-files.ts';
import { type Names, names } from './names.ts';
import { anonymizeTable } from './other-tables.ts';
import { anonymizeProcessFile } from './process-files.ts';
import { type Pseudonyms, pseudonyms } from './pseudonyms.ts';
import type { Maps } from './tables.ts';

/** A file of a recording. */
interface RecordedFile {
  /** As on the host, latin1. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A symbolic link of a recording. Both are latin1. */
interface RecordedLink {
  readonly path: string;
  readonly target: string;
}

/** Gives the files of a host other addresses and names, the same ones everywhere. What it does not know is left out. */
export interface Anonymizer {
  /** undefined for a file of which it is not known where it has addresses and names. */
  file(path: string, bytes: Uint8Array): RecordedFile | undefined;
  /** undefined for a link that leads elsewhere than those which are read. */
  link(path: string, target: string): RecordedLink | undefined;
  /** Where a file or folder of the host is in the recording. */
  path(path: string): string;
  /** For what is said of the recording itself. */
  readonly names: Names & Pick<Pseudonyms, 'id'>;
  readonly addresses: AddressWords;
}

/** Of what the recording is, and whether others are to be made with the same key. */
export interface Options {
  readonly facts: HostFacts;
  /** See pseudonyms. */
  readonly numbering: 'order' | 'key';
}

/** @param key of any length; 32 random bytes are right */
export function createAnonymizer(key: Uint8Array, { facts, numbering }: Options): Anonymizer {
  const part = (use: string): Buffer => createHmac('sha256', key).update(use).digest();
  const words = pseudonyms(part('names'), numbering);
  const own = names(words);
  const addresses = addressWords(addressMap(part('addresses').subarray(0, 16)), facts);
  const maps: Maps = { addresses, names: own };
  const pathOf = (path: string): string => otherPath(path, own);
  return {
    file(path, bytes) {
      const other = anonymizeFile(path, bytes, maps, words);
      return other && { path: pathOf(path), bytes: other };
    },
    link(path, target) {
      const place = pathOf(path);
      const other = otherTarget(path, target, own);
      return other === undefined ? undefined : { path: place, target: other };
    },
    path: pathOf,
    names: { ...own, id: words.id },
    addresses,
  };
}

const TABLE = /^\/proc\/(?:(?:\d+|self)\/)?net\/(.+)$/s;
const PROCESS_FILE = /^\/proc\/(?:\d+|self)\/(?:task\/\d+\/)?([a-z].*)$/s;
const SETTING = /^\/proc\/sys\/net\//;
const KERNEL_SETTING = /^\/sys\/(?:module\/ipv6\/parameters\/disable|fs\/selinux\/enforce)$/;
const LINK_FILE = /^(?:\/proc\/\d+\/root)?\/sys\/class\/net\/[^/]+\/([^/]+)$/s;
const LINK_LIST = /^(?:\/proc\/\d+\/root)?\/sys\/class\/net\/bonding_masters$/;
const NAME_FILE = /^\/etc\/([^/]+)$/s;
const HOST_NAME = '/proc/sys/kernel/hostname';
const BOOT_ID = '/proc/sys/kernel/random/boot_id';
const ENGINE_FILE = /\/(?:config\.v2|config|containers|volatile-containers)\.json$/;
const LOG_FILE = /^\/var\/log\/(?:pods|containers)\//;

/** Values that are secrets of the host, though they look like figures. */
const SECRETS = /(?:secret|_key)$/;

function anonymizeFile(
  path: string,
  bytes: Uint8Array,
  maps: Maps,
  words: Pseudonyms,
): Uint8Array | undefined {
  // Of logs the names alone are read.
  if (LOG_FILE.test(path)) return new Uint8Array();
  if (ENGINE_FILE.test(path)) {
    const other = anonymizeEngineFile(Buffer.from(bytes).toString('utf8'), maps.names, words);
    return other === undefined ? undefined : Buffer.from(other);
  }
  const other = otherText(path, latin1(bytes), maps, words);
  return other === undefined ? undefined : latin1Bytes(other);
}

function otherText(path: string, text: string, maps: Maps, words: Pseudonyms): string | undefined {
  const [, table] = TABLE.exec(path) ?? [];
  if (table !== undefined) return anonymizeTable(table, text, maps);
  if (path === HOST_NAME) return otherHostName(text, maps);
  if (path === BOOT_ID) return words.id(text);
  if (SETTING.test(path) || KERNEL_SETTING.test(path))
    return areFigures(text) && !SECRETS.test(path) ? text : undefined;
  if (LINK_LIST.test(path)) return otherWords(text, maps.names);
  const [, fact] = LINK_FILE.exec(path) ?? [];
  if (fact !== undefined) return otherLinkFact(fact, text, maps.addresses);
  const [, file] = PROCESS_FILE.exec(path) ?? [];
  if (file !== undefined) return anonymizeProcessFile(file, text, maps);
  const [, name] = NAME_FILE.exec(path) ?? [];
  return name === undefined ? undefined : anonymizeNameFile(name, text, maps, words);
}

/** /sys/class/net/bonding_masters. */
function otherWords(text: string, { link }: Names): string {
  return text.replaceAll(/[^ \n]+/g, link);
}

function areFigures(text: string): boolean {
  return text
    .split(/[ \t\n]+/)
    .every((word) => /^(?:-?\d{1,20})?$/.test(word) || /^0x[0-9a-f]{1,16}$/i.test(word));
}

const ADDRESSES: ReadonlySet<string> = new Set(['address', 'broadcast', 'perm_address']);
/** What is free text of an administrator is not among them. */
const STATES: ReadonlySet<string> = new Set(['operstate', 'duplex']);

function otherLinkFact(name: string, text: string, { hardware }: AddressWords): string | undefined {
  if (ADDRESSES.has(name)) return text.trim() === '' ? text : withEnd(hardware(text.trim()), text);
  if (STATES.has(name)) return /^[a-z]{1,20}\n?$/.test(text) ? text : undefined;
  return areFigures(text) ? text : undefined;
}

function withEnd(word: string | undefined, text: string): string | undefined {
  return word === undefined ? undefined : word + (text.endsWith('\n') ? '\n' : '');
}

const LINK_FOLDER = /^(\/(?:proc\/\d+\/root\/)?sys\/class\/net\/)([^/]+)(\/(?:upper_)?)?(.*)$/s;
const LINK_SETTINGS = /^(\/proc\/sys\/net\/[^/]+\/(?:conf|neigh)\/)([^/]+)(.*)$/s;

function otherPath(path: string, { link, path: pathOf }: Names): string {
  const [, settings, ofLink = '', rest = ''] = LINK_SETTINGS.exec(path) ?? [];
  if (settings !== undefined) return settings + link(ofLink) + rest;
  const [, folder, name = '', before = '', file = ''] = LINK_FOLDER.exec(path) ?? [];
  if (folder !== undefined) {
    if (name === 'bonding_masters') return path;
    return folder + link(name) + before + (before.length > 1 ? link(file) : file);
  }
  return /^\/(?:proc|sys|etc)(?:\/|$)|^\/[^/]*$/.test(path) ? path : pathOf(path);
}

const SOCKET = /^(?:socket:|\[0000\]:)\[?\d{1,20}\]?$/;
const NAMESPACE = /^[a-z]{2,8}:\[\d{1,20}\]$/;
const UPPER = /^(?:\/proc\/\d+\/root)?\/sys\/class\/net\/[^/]+\/(?:upper_(.+)|(master|brport))$/s;

/** Of what a link leads to beside sockets and namespaces nothing is read but that it is there. */
function otherTarget(path: string, target: string, { link }: Names): string | undefined {
  if (/\/fd\/\d+$/.test(path)) return SOCKET.test(target) ? target : undefined;
  if (/\/ns\/[a-z]+$/.test(path)) return NAMESPACE.test(target) ? target : undefined;
  if (path === '/proc/net') return target === 'self/net' ? target : undefined;
  if (path === '/proc/self') return /^\d{1,10}$/.test(target) ? target : undefined;
  const [, upper, other] = UPPER.exec(path) ?? [];
  const name = upper === undefined ? other : link(upper);
  return name === undefined ? undefined : `../${name}`;
}
