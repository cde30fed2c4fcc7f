import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { UsageError } from '../errors.ts';

/**
 * The certificates in a file, in PEM.
 *
 * @throws {UsageError} for a file that has none or cannot be read
 */
export function readAuthorities(file: string): string {
  try {
    if (!statSync(file).isFile()) throw new Error('no file');
    const text = readFileSync(file, 'latin1');
    new X509Certificate(text);
    return text;
  } catch {
    throw new UsageError(`--syslog-ca needs a file of certificates in PEM, not '${file}'`);
  }
}
