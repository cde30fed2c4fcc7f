import assert from 'node:assert/strict';
import { test } from 'node:test';
import { file, folder, link } from '../../src/recorder/entry.ts';
import { tarEntry } from '../../src/recorder/tar.ts';

const bytesOf = (...pieces: readonly string[]): string => pieces.join('');

const pad = (text: string, size: number): string => text.padEnd(size, '\0');

/** A header of the format ustar, as POSIX has it. */
function header(
  name: string,
  mode: string,
  size: string,
  sum: string,
  flag: string,
  target = '',
  prefix = '',
): string {
  return pad(
    bytesOf(
      pad(name, 100),
      `${mode}\0`,
      '0000000\0',
      '0000000\0',
      `${size}\0`,
      '00000000175\0',
      `${sum}\0 `,
      flag,
      pad(target, 100),
      'ustar\0',
      '00',
      pad('root', 32),
      pad('root', 32),
      '0000000\0',
      '0000000\0',
      pad(prefix, 155),
    ),
    512,
  );
}

/** Short enough to be compared by eye. */
const shown = (text: string): string => text.replace(/\0{2,}/g, (zeros) => `<${zeros.length}>`);

const written = (...entries: Parameters<typeof tarEntry>[0][]): string =>
  Buffer.concat(entries.flatMap((entry) => tarEntry(entry, 125))).toString('latin1');

test('a file, and the block that it is filled up to', () => {
  assert.equal(
    shown(written(file('/etc/hosts', Buffer.from('abc')))),
    shown(header('etc/hosts', '0000644', '00000000003', '012661', '0') + pad('abc', 512)),
  );
});

test('a file that fills a block, and an empty one', () => {
  const whole = 'x'.repeat(512);
  assert.equal(written(file('/a', Buffer.from(whole))).length, 1024);
  assert.equal(written(file('/a', new Uint8Array())).length, 512);
});

test('a link and a folder', () => {
  assert.equal(
    shown(written(link('/proc/1/fd/3', 'socket:[42]'), folder('/proc/1/fd'))),
    shown(
      header('proc/1/fd/3', '0000777', '00000000000', '014553', '2', 'socket:[42]') +
        header('proc/1/fd/', '0000755', '00000000000', '012526', '5'),
    ),
  );
});

test('a path of more than 100 bytes is split at a slash', () => {
  const path = `/${'a'.repeat(90)}/${'b'.repeat(90)}`;
  const text = written(folder(path));
  assert.equal(text.length, 512);
  assert.equal(text.slice(0, 100), pad(`${'b'.repeat(90)}/`, 100));
  assert.equal(text.slice(345, 500), pad('a'.repeat(90), 155));
});

test('one that cannot be split has a header before it', () => {
  const name = 'c'.repeat(150);
  const text = written(file(`/${name}`, Buffer.from('1')));
  assert.equal(text.length, 4 * 512);
  assert.equal(text.charAt(156), 'x');
  assert.equal(text.slice(512, 1024), pad(`160 path=${name}\n`, 512));
});

test('bytes that are no text are said to be none', () => {
  const name = `${'c'.repeat(150)}\xff`;
  assert.equal(
    written(folder(`/${name}`)).slice(512, 1024),
    pad(`21 hdrcharset=BINARY\n162 path=${name}/\n`, 512),
  );
  const letter = `${'c'.repeat(150)}\xc3\xa9`;
  assert.equal(written(folder(`/${letter}`)).slice(512, 1024), pad(`163 path=${letter}/\n`, 512));
});
