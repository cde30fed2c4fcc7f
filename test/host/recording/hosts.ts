import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { ANY, end, ST, table } from '../../changes/host.ts';

/** A folder for the tests of a file, which is removed after them. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-hosts-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a recorded host, and gives its path. */
export function recorded(path: string, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, dirname(name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

/** A host that calls itself so and listens on a port of tcp. */
export function listeningHost(name: string, port: number): Record<string, string> {
  return {
    '/proc/net/tcp': table([end(1, port), ANY, ST.LISTEN, 101]),
    '/proc/net/tcp6': table(),
    ...(name === '' ? {} : { '/etc/hostname': `${name}\n` }),
  };
}
