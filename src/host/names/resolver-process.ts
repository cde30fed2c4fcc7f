import { promises as dns } from 'node:dns';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { HostNameLookup } from './host-name.ts';
import type { LookupKind } from './lookup-command.ts';

/** The line that says that the process is there to answer. */
export const READY = 'ready';

/** A question as a line: `7 host 10.0.0.1`. */
export function questionLine(id: number, kind: LookupKind, address: string): string {
  return `${id} ${kind} ${address}\n`;
}

/** The answer as a line: `[7,"name"]`, or `[7,null]` when there is no name. */
function answerLine(id: number, name: string | null): string {
  return `${JSON.stringify([id, name])}\n`;
}

/** Reads an answer; undefined for any other line. */
export function parseAnswer(line: string): { id: number; name: string | null } | undefined {
  try {
    const [id, name] = JSON.parse(line) as unknown[];
    return typeof id === 'number' && (typeof name === 'string' || name === null) ? { id, name } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Looks up names for another process: a look-up that hangs holds up the end of the process that made it, so netstat has
 * it made by one that can be killed. Questions come as lines, answers go back in whatever order they come.
 *
 * @param end ends this process at once, look-ups or not: called when nobody is left to answer to
 * @param hostName asks the system for the name of a host
 */
export function serveLookups(
  input: Readable,
  output: Writable,
  end: () => void,
  hostName: HostNameLookup = hostNameByGetnameinfo,
): void {
  output.on('error', end);
  input.on('error', end);
  createInterface(input)
    .on('line', async (line) => {
      const [id, kind, address = ''] = line.split(' ');
      const look = kind === 'network' ? networkName : hostName;
      output.write(answerLine(Number(id), await look(address).catch(() => null)));
    })
    .on('close', end);
  output.write(`${READY}\n`);
}

/** The name that the system's name service (getnameinfo) has for a host. */
async function hostNameByGetnameinfo(address: string): Promise<string> {
  return (await dns.lookupService(address, 0)).hostname;
}

/** The name that DNS has for a network number (RFC 1101); zeros at its front count as zeros at its end, as in glibc. */
async function networkName(number: string): Promise<string | null> {
  const octets = number.replace(/^(?:0\.)+/, '').split('.');
  while (octets.length < 4) octets.push('0');
  const [name] = await dns.resolvePtr(`${octets.reverse().join('.')}.in-addr.arpa`);
  return name ?? null;
}
