/*
 * Run by bun: reads folders of links again and again, long enough for the loop to be compiled, and says what was read
 * otherwise than readlinkSync has it. Usage: bun native-reader.ts FOLDER
 */
import { mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { inodeDigits, socketReader } from '../../../src/host/processes/socket-inodes.ts';

const FOLDERS = 4;
const LINKS = 6000;
const PASSES = 5;
const KINDS = [
  (number: number) => `socket:[${number}]`,
  (number: number) => `pipe:[${number}]`,
  (number: number) => `socket:[${1000 + number}]`,
  () => '/dev/null',
  (number: number) => `socket:[${number}${number}]`,
];

const [folder = '.'] = process.argv.slice(2);
const folders = Array.from({ length: FOLDERS }, (_, index) => `${folder}/${index}`);
for (const [index, name] of folders.entries()) {
  mkdirSync(name);
  for (let fd = 0; fd < LINKS; fd++) {
    const kind = KINDS[(fd + index) % KINDS.length];
    if (kind !== undefined) symlinkSync(kind(fd + index), `${name}/${fd}`);
  }
}

const { read, expression } = socketReader();
const different = new Set<string>();
for (let pass = 0; pass < PASSES; pass++) {
  for (const name of folders) {
    const expected = readdirSync(name).flatMap((fd) => inodeDigits(readlinkSync(`${name}/${fd}`)) ?? []);
    if (read(name).join() !== expected.join()) different.add(name);
  }
}
console.log(expression.includes('bun:ffi') ? 'native' : 'not native', ...different);
