import { parseHomes, parsePasswd } from '../host/names/passwd-file.ts';
import { programName } from '../host/processes/process-facts.ts';
import { parsePageSize } from '../proc/memory/auxv.ts';
import { parseMountinfo, parseSlash } from '../proc/processes/mountinfo.ts';
import { parseNamespaceMounts } from '../proc/processes/namespace-mounts.ts';
import type { HostFacts } from '../proc/reading/parsed.ts';
import { latin1, latin1Bytes } from '../text/latin1.ts';

/** Names and uids of /etc/passwd; of these users also their home folders. */
export function reducedPasswd(bytes: Uint8Array, withHome: (home: string) => boolean): Uint8Array {
  const homes = parseHomes(bytes);
  const lines = [...parsePasswd(bytes)].map(([uid, name]) => {
    const home = homes.get(uid);
    return `${name}:x:${uid}:${uid}::${home !== undefined && withHome(home) ? home : ''}:\n`;
  });
  return latin1Bytes(lines.join(''));
}

/** A command line without its arguments, of which the name of the program is the same. */
export function onlyProgram(commandLine: Uint8Array): Uint8Array {
  const name = latin1Bytes(`${programName(commandLine, commandLine.length)}\0`);
  if (commandLine.length === 0 || programName(name) === programName(commandLine)) {
    return commandLine.length === 0 ? commandLine : name;
  }
  const end = commandLine.indexOf(0);
  return end < 0 ? commandLine : commandLine.subarray(0, end + 1);
}

/** What comes before the name of a process and behind it, up to its parent: all else of /proc/PID/stat tells of its memory and times. */
export function reducedStat(bytes: Uint8Array): Uint8Array {
  const text = latin1(bytes);
  const end = text.lastIndexOf(')');
  const [behind = ''] = /^\) \S \d+/.exec(text.slice(Math.max(0, end))) ?? [];
  return latin1Bytes(`${text.slice(0, Math.max(0, end))}${behind}\n`);
}

/** The process ids of /proc/PID/status. */
export function reducedStatus(bytes: Uint8Array): Uint8Array {
  return latin1Bytes(
    linesOf(bytes)
      .filter((line) => line.startsWith('NSpid:'))
      .join(''),
  );
}

/** The mounts that tell of containers, of network namespaces, of the `/` of a process and of /proc. */
export function reducedMounts(bytes: Uint8Array): Uint8Array {
  return latin1Bytes(linesOf(bytes).filter(tells).join(''));
}

function tells(line: string): boolean {
  const bytes = latin1Bytes(line);
  const { container, pod } = parseMountinfo(bytes);
  return (
    container !== undefined ||
    pod !== undefined ||
    parseSlash(bytes) !== undefined ||
    parseNamespaceMounts(bytes).length > 0 ||
    / \/proc .* - proc /.test(line)
  );
}

const AT_PAGESZ = 6n;

/** The size of a page in /proc/PID/auxv: most else are addresses of the process. */
export function reducedAuxv(bytes: Uint8Array, facts: HostFacts): Uint8Array {
  const size = parsePageSize(bytes, facts);
  if (size === undefined) return new Uint8Array();
  const pair = new DataView(new ArrayBuffer(16));
  pair.setBigUint64(0, AT_PAGESZ, facts.byteOrder === 'LE');
  pair.setBigUint64(8, BigInt(size), facts.byteOrder === 'LE');
  return new Uint8Array(pair.buffer);
}

/** Each with its newline. */
function linesOf(bytes: Uint8Array): string[] {
  return latin1(bytes).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
