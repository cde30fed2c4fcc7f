import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM } from '../../../program/program.ts';

/**
 * A folder of its own, and `$PATH` with this program as `netstat` and with stand-ins for these clients.
 *
 * @param redirections of the standard input of clients
 */
export function folderWith(
  engine: string,
  clients: Readonly<Record<string, string>>,
  redirections = '',
): { readonly folder: string; readonly env: { readonly PATH: string } } {
  const folder = mkdtempSync(join(tmpdir(), `netstat-${engine}-`));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const write = (name: string, words: readonly string[], ending: string): void => {
    const command = words.map((word) => `'${word}'`).join(' ');
    writeFileSync(join(bin, name), `#!/bin/sh\nexec ${command} "$@"${ending}\n`, { mode: 0o755 });
  };
  write('netstat', PROGRAM, '');
  for (const [name, module] of Object.entries(clients))
    write(name, [process.execPath, new URL(module, import.meta.url).pathname], redirections);
  return { folder, env: { PATH: `${bin}:${process.env.PATH}` } };
}
