/** Random texts of net/dev and if_inet6 about existing links: the real netstat prints the same. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { run } from '../bench/namespace.ts';
import { comparable } from '../differential/comparable.ts';
import { Random } from '../differential/random.ts';
import { LINKS, randomDev, randomIfInet6 } from '../differential/tables/interfaces.ts';
import { answer } from './answer.ts';
import { askOriginal, makeLinks, whyNoLinks } from './links.ts';
import { isInside, runInside } from './namespace.ts';

/** `DEV_TEXTS=1000 DEV_SEED=2 node --import tsx --test test/live/dev-text.test.ts` tries more and other ones. */
const TEXTS = Number(process.env.DEV_TEXTS ?? 100);
const SEED = Number(process.env.DEV_SEED ?? 1);

const missing = whyNoLinks();
if (missing !== undefined) test('random texts', { skip: missing }, () => {});
else if (isInside()) describe('random texts', tests);
else runInside(import.meta.filename);

function tests(): void {
  let proc: string;
  before(async () => {
    const pairs = LINKS.map((name, number) => [
      `link add name ${name} type veth peer name peer${number}`,
      `link set dev peer${number} up`,
      ...(number === 3 ? [] : [`link set dev ${name} up`]),
    ]);
    await makeLinks(['link set dev lo up', ...pairs.flat()]);
    proc = mkdtempSync(join(tmpdir(), 'netstat-dev-'));
    for (const name of ['net', 'true']) mkdirSync(join(proc, name));
    // /proc/self stays, because runtimes read it when they start.
    symlinkSync('true/self', join(proc, 'self'));
    run('mount', '-t', 'proc', 'proc', join(proc, 'true'));
    run('mount', '--rbind', proc, '/proc');
  });

  after(() => {
    run('umount', '--lazy', '/proc');
    run('umount', join(proc, 'true'));
    rmSync(proc, { recursive: true });
  });

  test(`${TEXTS} random texts of seed ${SEED}`, async () => {
    for (let number = 0; number < TEXTS; number++) {
      const random = new Random(SEED, number);
      const files = { dev: randomDev(random), if_inet6: randomIfInet6(random) };
      for (const [name, text] of Object.entries(files))
        writeFileSync(join(proc, 'net', name), text, 'latin1');
      for (const args of ['-ia', '-iae', '-i'].slice(0, random.between(1, 3))) {
        const [expected, found] = [comparable(askOriginal(args)), comparable(await answer([args]))];
        assert.deepEqual(found, expected, `${args}, text ${number}: ${JSON.stringify(files)}`);
      }
    }
  });
}
