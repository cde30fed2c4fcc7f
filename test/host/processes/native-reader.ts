/*
 * Run by bun: reads folders of links again and again, long enough for the loop to be compiled, and says what was read
 * otherwise than readlinkSync has it. Usage: bun native-reader.ts FOLDER
 */
import { mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { inodeDigits, readSocketLinks, socketReader } from '../../../src/host/processes/socket-links.ts';

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

const inodeOf = (found: string) => found.slice(found.indexOf(' ') + 1);

const [folder = '.'] = process.argv.slice(2);
const folders = Array.from({ length: FOLDERS }, (_, index) => `${folder}/${index}`);
for (const [index, name] of folders.entries()) {
  mkdirSync(name);
  for (let fd = 0; fd < LINKS; fd++) {
    const kind = KINDS[(fd + index) % KINDS.length];
    if (kind !== undefined) symlinkSync(kind(fd + index), `${name}/${fd}`);
  }
}

const read = socketReader();
const different = new Set<string>();
for (let pass = 0; pass < PASSES; pass++) {
  for (const name of folders) {
    const expected = readdirSync(name).flatMap((fd) => {
      const inode = inodeDigits(readlinkSync(`${name}/${fd}`));
      return inode === undefined ? [] : [`${fd} ${inode}`];
    });
    const fds: number[] = [];
    const found = read(name, fds).map((inode, index) => `${fds[index]} ${inode}`);
    if (found.join() !== expected.join() || read(name).join() !== found.map(inodeOf).join())
      different.add(name);
  }
}
console.log(read === readSocketLinks ? 'not native' : 'native', ...different);
