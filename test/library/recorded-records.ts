import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from '../../src/index.ts';

/** The recorded hosts whose records are in the folder `expected`, one a line. */
export const HOSTS = ['busy', 'no-ipv6', 'odd', 'old'] as const;

const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** A record, and the call that gave it. */
export type Line = readonly [call: string, record: unknown];

/** The calls whose records are kept: all but the counters, of which there are hundreds. */
const CALLS: Readonly<Record<string, (root: library.Root) => AsyncIterable<unknown>>> = {
  sockets: (root) => library.sockets(root, { owners: true, names: true }),
  routes: (root) => library.routes(root, { names: true }),
  'routes inet6': (root) => library.routes(root, { family: 'inet6', names: true }),
  'routes cache': (root) => library.routes(root, { cache: true, names: true }),
  interfaces: (root) => library.interfaces(root),
  groups: (root) => library.groups(root, { names: true }),
  memory: (root) => library.memory(root),
  masquerade: (root) => library.masquerade(root, { names: true }),
  owners: (root) => library.owners(root),
  flows: (root) => library.flows(root, { names: true }),
};

/** All records of a recorded host. For a table that it lacks, there is the message of the error. */
export async function readLines(host: string): Promise<Line[]> {
  const root = library.openRoot(join(FIXTURES, host));
  const lines: Line[] = [];
  for (const [call, read] of Object.entries(CALLS)) {
    try {
      for await (const record of read(root)) lines.push([call, record]);
    } catch (error) {
      if (!(error instanceof library.ReadError)) throw error;
      lines.push([call, `ReadError: ${error.message}`]);
    }
  }
  return lines;
}

export const fileOf = (host: string): string => join(import.meta.dirname, 'expected', `${host}.ndjson`);

const BIGINT = /^\d+n$/;

/** The lines of a file. JSON has no bigint: each is a text that ends in n. */
export function parseLines(host: string): Line[] {
  const revive = (_key: string, value: unknown): unknown =>
    typeof value === 'string' && BIGINT.test(value) ? BigInt(value.slice(0, -1)) : value;
  const text = readFileSync(fileOf(host), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line, revive) as Line]));
}

export function printLines(lines: readonly Line[]): string {
  const replace = (_key: string, value: unknown): unknown =>
    typeof value === 'bigint' ? `${value}n` : value;
  return lines.map((line) => `${JSON.stringify(line, replace)}\n`).join('');
}
