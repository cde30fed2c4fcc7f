import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM } from '../../../program/program.ts';

/** A folder of its own, and `$PATH` with this program as `netstat` and with stand-ins for these clients. */
export function folderWith(
  engine: string,
  clients: Readonly<Record<string, string>>,
): { readonly folder: string; readonly env: { readonly PATH: string } } {
  const folder = mkdtempSync(join(tmpdir(), `netstat-${engine}-`));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const commands: (readonly [string, readonly string[]])[] = [
    ['netstat', PROGRAM],
    ...Object.entries(clients).map(
      ([name, module]) => [name, [process.execPath, new URL(module, import.meta.url).pathname]] as const,
    ),
  ];
  for (const [name, words] of commands) {
    const command = words.map((word) => `'${word}'`).join(' ');
    writeFileSync(join(bin, name), `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  }
  return { folder, env: { PATH: `${bin}:${process.env.PATH}` } };
}
