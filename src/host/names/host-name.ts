import { execFile } from 'node:child_process';
import { promises as dns } from 'node:dns';
import { readFileSync } from 'node:fs';
import { parseNsswitch } from './nsswitch.ts';

/** Gives the name of a host, latin1, one character a byte; rejects or gives null when there is none. */
export type HostNameLookup = (address: string) => Promise<string | null>;

/** So many hosts are looked up at the same time. */
const CONCURRENT = 128;

/**
 * Asks as getnameinfo() does, in a runtime whose `lookupService` asks DNS alone, as bun's does: where sources other than
 * DNS name the hosts of the running system, its getent asks them.
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

/** What glibc takes for the name of a host: res_hnok(). */
const HOST_NAME = /^(?!-)[A-Za-z0-9_.-]+$/;

/** An address such as ::10.0.0.1 is asked for as the IPv4 address in it, as by glibc. */
const IPV4_COMPATIBLE = /^::(?=[0-9]+\.)/;

async function hostNameByDns(address: string): Promise<string | null> {
  const { hostname } = await dns.lookupService(address.replace(IPV4_COMPATIBLE, ''), 0);
  return HOST_NAME.test(hostname) ? hostname : null;
}

/** Of the C library. */
const GETENT = '/usr/bin/getent';

/** The address, padded, then the name and its aliases. */
const ANSWER = /^[^ ]+ +([^ \n]*)/;

/** Where there is no getent, DNS is asked. */
function hostNameByGetent(address: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(GETENT, ['hosts', address], { encoding: 'latin1' }, (error, stdout) => {
      // A program that ran has a status for its code, one that could not be started the name of an error.
      if (typeof error?.code === 'string') resolve(hostNameByDns(address));
      else resolve(ANSWER.exec(stdout)?.[1] ?? null);
    });
  });
}
