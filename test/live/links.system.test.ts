/** Links of all kinds that can be made here, with random settings and addresses: the real netstat prints the same. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Random } from '../differential/random.ts';
import type { Outcome } from '../oracle/oracle.ts';
import { agree, ip, makeLinks, whyNoLinks } from './links.ts';
import { isInside, runInside } from './namespace.ts';
import { type LinkSetup, randomLinks } from './random-links.ts';

/** `LINK_SETUPS=200 LINK_SEED=2 node --import tsx --test test/live/links.test.ts` tries more and other ones. */
const SETUPS = Number(process.env.LINK_SETUPS ?? 12);
const SEED = Number(process.env.LINK_SEED ?? 1);
const FIRST = Number(process.env.LINK_FIRST ?? 0);

const COMMAND_LINES = ['-i', '-ia', '-ie', '-iae'];

const missing = whyNoLinks();
if (missing !== undefined) test('random links', { skip: missing }, () => {});
else if (isInside()) describe('random links', tests);
else runInside(import.meta.filename);

/** The mask of an address whose link is down is in no file: its line is not compared. */
function withoutUnknown({ stdout, ...rest }: Outcome): Outcome {
  const blocks = stdout.split('\n\n');
  const known = blocks.map((block) =>
    /flags=-?\d+(<UP|$)/m.test(block) ? block : block.replace(/^ {8}inet .*\n/m, ''),
  );
  return { ...rest, stdout: known.join('\n\n') };
}

async function furnish({ links, flags, addresses }: LinkSetup): Promise<void> {
  await makeLinks(links);
  for (const [name, flag] of flags) {
    const file = `/sys/class/net/${name}/flags`;
    writeFileSync(file, `0x${(Number(readFileSync(file, 'latin1')) | flag).toString(16)}`);
  }
  ip(addresses);
}

function tests(): void {
  for (let number = FIRST; number < FIRST + SETUPS; number++) {
    test(`set-up ${number} of seed ${SEED}`, async () => {
      const setup = randomLinks(new Random(SEED, number));
      try {
        await furnish(setup);
        for (const args of COMMAND_LINES) await agree(args, withoutUnknown);
      } catch (error) {
        console.log(JSON.stringify(setup, undefined, 1));
        throw error;
      } finally {
        ip(setup.removal);
      }
    });
  }
}
