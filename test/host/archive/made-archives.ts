import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A member of an archive, as its header is to say. */
export interface Made {
  readonly name: string;
  /** That of a file unless given. */
  readonly type?: string;
  readonly content?: string | Buffer;
  /** What stands in the field of the size, in the place of the length of the content. */
  readonly size?: string | Buffer;
  readonly target?: string;
  /** `ustar\0` and `00` unless given. */
  readonly magic?: string;
  /** ustar: what comes before the name. */
  readonly prefix?: string;
  /** What stands in the field of the checksum. */
  readonly checksum?: string;
  /** Bytes are added up as signed ones. */
  readonly signed?: boolean;
}

const BLOCK = 512;

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}

/** A header and what follows it. */
export function member({
  name,
  type = '0',
  content = '',
  target = '',
  prefix = '',
  magic = 'ustar\x0000',
  ...said
}: Made): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const size = said.size ?? `${bytes.length.toString(8).padStart(11, '0')}\0`;
  const header = Buffer.alloc(BLOCK);
  const fields: readonly (readonly [start: number, value: string | Buffer])[] = [
    [0, name],
    [100, '0000644\0'],
    [124, size],
    [148, ' '.repeat(8)],
    [156, type],
    [157, target],
    [257, magic],
    [345, prefix],
  ];
  for (const [start, value] of fields) header.set(Buffer.from(value as string, 'latin1'), start);
  const sum = header.reduce((total, byte) => total + (said.signed && byte > 127 ? byte - 256 : byte), 0);
  header.set(Buffer.from(said.checksum ?? `${sum.toString(8).padStart(6, '0')}\0 `, 'latin1'), 148);
  return Buffer.concat([header, padded(bytes)]);
}

/** The end of an archive. */
export const END = Buffer.alloc(2 * BLOCK);

/** An archive of these members, with its end. */
export function tar(...members: readonly Made[]): Buffer {
  return Buffer.concat([...members.map(member), END]);
}

/** Records of a pax header. */
export function paxRecords(records: Readonly<Record<string, string>>): string {
  return Object.entries(records)
    .map(([keyword, value]) => {
      const rest = ` ${keyword}=${value}\n`;
      let length = rest.length;
      while (length !== rest.length + `${length}`.length) length = rest.length + `${length}`.length;
      return `${length}${rest}`;
    })
    .join('');
}

const folder = mkdtempSync(join(tmpdir(), 'netstat-archives-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;

/** Writes an archive to a file, and gives its path. */
export function written(bytes: Buffer, name = `${++made}.tar`): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
