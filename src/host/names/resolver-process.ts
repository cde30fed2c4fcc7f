import { promises as dns } from 'node:dns';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { HostNameLookup } from './host-name.ts';
import type { LookupKind } from './lookup-command.ts';

/** First line of output: the process is ready. */
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
 * Serves name look-ups to netstat. A hanging getnameinfo() keeps its process from ending, so it runs in a process that can be
 * killed. Reads questions as lines and writes answers in the order in which they arrive.
 *
 * @param end ends this process at once, with look-ups outstanding: called when netstat is gone
 * @param hostName resolves an address
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

/** The host name by getnameinfo(), which has room for 1,024 bytes. A longer name, of which netstat shows the beginning, is found without it. */
async function hostNameByGetnameinfo(address: string): Promise<string | null> {
  try {
    return (await dns.lookupService(address, 0)).hostname;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAI_OVERFLOW') throw error;
    const { hostNameLookup } = await import('./host-name.ts');
    return await hostNameLookup()(address);
  }
}

/** The name of a network number in DNS (RFC 1101); as in glibc, leading zero octets are treated as trailing ones. */
async function networkName(number: string): Promise<string | null> {
  const octets = number.replace(/^(?:0\.)+/, '').split('.');
  while (octets.length < 4) octets.push('0');
  const [name] = await dns.resolvePtr(`${octets.reverse().join('.')}.in-addr.arpa`);
  return name ?? null;
}
