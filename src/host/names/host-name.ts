import { execFile } from 'node:child_process';
import { promises as dns } from 'node:dns';
import { readFileSync } from 'node:fs';
import { Ipv4Address, Ipv6Address } from '../../proc/reading/address.ts';
import { parseAddress } from '../../proc/reading/address-text.ts';
import { once } from '../once.ts';
import { type AddressKey, addressKey } from './address-key.ts';
import { parseHosts } from './hosts-file.ts';
import { type Miss, parseNsswitch, type Source } from './nsswitch.ts';

/** Resolves an address to its host name, latin1. Rejects or gives null if there is none. */
export type HostNameLookup = (address: string) => Promise<string | null>;

/** Limit of concurrent look-ups. */
const CONCURRENT = 128;

/**
 * Does what getnameinfo() does for runtimes whose `lookupService` does something else, such as bun: if nsswitch.conf names other
 * sources for hosts than the file and DNS, getent(1) is run instead.
 */
export function hostNameLookup(): HostNameLookup {
  const { hosts } = parseNsswitch(readEtc('nsswitch.conf'));
  const file = once(() => parseHosts(readEtc('hosts') ?? new Uint8Array()));
  const look: HostNameLookup = (address) => hostNameBySources(hosts, file, address);
  const isKnown = hosts.every(({ name }) => name === 'files' || name === 'dns');
  return limited(isKnown ? look : (address) => hostNameByGetent(address, look));
}

function readEtc(name: string): Uint8Array | undefined {
  try {
    return readFileSync(`/etc/${name}`);
  } catch {
    return undefined;
  }
}

/** Asks one source after the other, until one has a name or is to be the last. */
async function hostNameBySources(
  sources: readonly Source[],
  file: () => ReadonlyMap<AddressKey, string>,
  text: string,
): Promise<string | null> {
  const address = parseAddress(text);
  for (const { name, stops } of sources) {
    const found =
      name === 'dns'
        ? await hostNameByDns(text).catch(missOf)
        : name === 'files'
          ? ((address && file().get(addressKey(address))) ?? NOT_FOUND)
          : UNAVAILABLE;
    if (typeof found === 'string') return found;
    if (stops.has(found.miss)) return null;
  }
  return null;
}

/** Why a source gave no name. */
interface Missing {
  readonly miss: Miss;
}

const NOT_FOUND: Missing = { miss: 'NOTFOUND' };
const UNAVAILABLE: Missing = { miss: 'UNAVAIL' };
const TRY_AGAIN: Missing = { miss: 'TRYAGAIN' };

/** What it means to glibc that DNS did not answer with a name. */
function missOf({ code }: NodeJS.ErrnoException): Missing {
  return code === 'ENOTFOUND' || code === 'ENODATA' ? NOT_FOUND : TRY_AGAIN;
}

function limited(look: HostNameLookup): HostNameLookup {
  let free = CONCURRENT;
  const waiting: (() => void)[] = [];
  return async (address) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await look(address);
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}

/** Host names that glibc accepts: res_hnok(). */
const HOST_NAME = /^(?!-)[A-Za-z0-9_.-]+$/;

/**
 * From DNS alone: what this runtime calls a look-up of an address goes by the file of hosts as well, and by rules of its own. A name that
 * no host may have is to glibc no answer.
 */
async function hostNameByDns(address: string): Promise<string | Missing> {
  const [name = ''] = await dns.resolvePtr(reverseName(address));
  return HOST_NAME.test(name) ? name : UNAVAILABLE;
}

/** The name in DNS by which an address is looked up; of an IPv6 address with an IPv4 one in it, glibc looks that up. */
export function reverseName(text: string): string {
  const address = parseAddress(text);
  if (address instanceof Ipv6Address) {
    const { w0, w1, w2, w3 } = address;
    const holdsIpv4 = w0 === 0 && w1 === 0 && (w2 === 0xffff || (w2 === 0 && w3 > 1));
    if (holdsIpv4) return reverseName(new Ipv4Address(w3).toString());
    const digits = [w0, w1, w2, w3].map((word) => word.toString(16).padStart(8, '0')).join('');
    return `${[...digits].reverse().join('.')}.ip6.arpa`;
  }
  return `${text.split('.').reverse().join('.')}.in-addr.arpa`;
}

const GETENT = '/usr/bin/getent';

/** getent prints the padded address, then the name and its aliases. */
const ANSWER = /^[^ ]+ +([^ \n]*)/;

/** @param otherwise looks the address up if there is no getent */
function hostNameByGetent(address: string, otherwise: HostNameLookup): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(GETENT, ['hosts', address], { encoding: 'latin1' }, (error, stdout) => {
      // `code` is the exit status of a program that ran, or an error name if it could not be started.
      if (typeof error?.code === 'string') resolve(otherwise(address));
      else resolve(ANSWER.exec(stdout)?.[1] ?? null);
    });
  });
}
