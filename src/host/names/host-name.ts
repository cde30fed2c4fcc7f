import { execFile } from 'node:child_process';
import { promises as dns } from 'node:dns';
import { readFileSync } from 'node:fs';
import { parseNsswitch } from './nsswitch.ts';

/** Resolves an address to its host name, latin1. Rejects or gives null if there is none. */
export type HostNameLookup = (address: string) => Promise<string | null>;

/** Limit of concurrent look-ups. */
const CONCURRENT = 128;

/**
 * Does what getnameinfo() does for runtimes whose `lookupService` knows only DNS, such as bun: if nsswitch.conf names other
 * sources for hosts, getent(1) is run instead.
 */
export function hostNameLookup(): HostNameLookup {
  const { hosts } = parseNsswitch(readNsswitch());
  const onlyDns = hosts.every(({ name }) => name === 'files' || name === 'dns');
  return limited(onlyDns ? hostNameByDns : hostNameByGetent);
}

function readNsswitch(): Uint8Array | undefined {
  try {
    return readFileSync('/etc/nsswitch.conf');
  } catch {
    return undefined;
  }
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

/** glibc looks up the IPv4 address in an address such as ::10.0.0.1. */
const IPV4_COMPATIBLE = /^::(?=[0-9]+\.)/;

async function hostNameByDns(address: string): Promise<string | null> {
  const { hostname } = await dns.lookupService(address.replace(IPV4_COMPATIBLE, ''), 0);
  return HOST_NAME.test(hostname) ? hostname : null;
}

const GETENT = '/usr/bin/getent';

/** getent prints the padded address, then the name and its aliases. */
const ANSWER = /^[^ ]+ +([^ \n]*)/;

/** Falls back to DNS if there is no getent. */
function hostNameByGetent(address: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(GETENT, ['hosts', address], { encoding: 'latin1' }, (error, stdout) => {
      // `code` is the exit status of a program that ran, or an error name if it could not be started.
      if (typeof error?.code === 'string') resolve(hostNameByDns(address));
      else resolve(ANSWER.exec(stdout)?.[1] ?? null);
    });
  });
}
