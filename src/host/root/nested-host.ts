import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathBytes } from './path-bytes.ts';

/** Between the folder that an insights archive is unpacked to and the host in it. */
export const DATA = 'data';

/**
 * The hosts in the folders of a folder, as an archive leaves them that is unpacked: `sosreport-web-1-2026-11-27-abcdefg`,
 * `insights-web-1-20261127/data`, as the names that lead there. Links count for nothing: they could lead to the running system.
 */
export function nestedHosts(base: string): string[][] {
  return namesIn(base)
    .filter((name) => isFolder(join(base, name)))
    .flatMap((name) => [[name], [name, DATA]])
    .filter((names) => isFolder(join(base, ...names)) && isFolder(join(base, ...names, 'proc')));
}

/** So many hosts are named where it should be one. */
const MOST_NAMED = 3;

/** That there are several hosts, some of which are named. */
export function severalHostsText(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? ', ...' : '';
  return `more than one recorded host is in it (${names.slice(0, MOST_NAMED).join(', ')}${more})`;
}

function namesIn(base: string): string[] {
  try {
    return readdirSync(pathBytes(base), 'latin1').sort();
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(pathBytes(path)).isDirectory();
  } catch {
    return false;
  }
}
