import { damagedCase } from '../differential/damage.ts';
import { Random } from '../differential/random.ts';
import { randomCase } from '../differential/random-case.ts';
import { TABLES } from '../differential/tables/index.ts';
import { hostileArgv } from './argv.ts';
import type { Given, HostileCase } from './case.ts';
import { hostileText, withoutNuls } from './texts.ts';
import { hostileTree } from './trees.ts';

/** -c, alone or among other letters, in full or abbreviated. */
const CONTINUOUS = /^(-[^-]*c|--c(o(n(t(i(n(u(o(u(s)?)?)?)?)?)?)?)?)?$)/;

/** The hostile case with this number in the series of this seed. */
export function hostileCase(seed: number, number: number): HostileCase {
  const random = new Random(seed ^ 0x4057, number);
  const base = random.chance(0.25) ? damagedCase(seed, number, TABLES) : randomCase(seed, number, TABLES);
  const given = random.chance(0.85) ? 'root' : random.pick<Given>(['archive', 'archive', 'hosts']);
  const asked = hostileArgv(
    random,
    base.argv.filter((word) => !CONTINUOUS.test(word)),
  );
  const tree = hostileTree(random, base.tree);
  const env = {
    ...base.env,
    ...(random.chance(0.02) ? { NETSTAT_ROOT: withoutNuls(hostileText(random)) } : {}),
    ...(random.chance(0.02) ? { FORCE_COLOR: random.pick(['1', '0', '\x1b[5m', '']) } : {}),
    ...(random.chance(0.02) ? { COLUMNS: random.pick(['1', '0', '-1', '99999999999', '\x1b']) } : {}),
  };
  return {
    ...asked,
    tree,
    given,
    env,
    ...(random.chance(0.1) ? { uid: 1000 } : {}),
    // Node cannot tell tar of a folder whose name is not UTF-8.
    strangePlace: given !== 'archive' && random.chance(0.1),
  };
}
