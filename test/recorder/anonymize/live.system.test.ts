/** Of the host on which this runs nothing is in a recording of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { MANIFEST } from '../../../src/host/recording/manifest.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';
import { inFolder, recordTo } from '../recorded.ts';
import { leaksIn, textOf } from './leaks.ts';
import { originalsOf } from './originals.ts';
import { anonymized, littleEndian, readTree, treeIn } from './trees.ts';

/** Arguments of command lines can be words that such files have on every host. */
const COMMON =
  /^\/etc\/(?:services|protocols|nsswitch\.conf)$|\/mountinfo$|^\/proc\/net\/(?:netstat|snmp6?|protocols|sockstat6?|ip6?_mr_vif)$|^\/proc\/sys\//;

/** Of so few networks one can become what another one was. */
const PRIVATE = /^(?:10|100|169\.254|172|192\.168)\./;

test('the running host', () =>
  inFolder(async (folder) => {
    const [own, other] = [join(folder, 'own'), join(folder, 'other')];
    for (const [path, ...options] of [[own], [other, '--anonymize']] as const)
      assert.equal((await recordTo(path, openRoot('/'), '--all-netns', ...options)).status, 0);
    const recorded = treeIn(other);
    const { addresses, names } = await originalsOf(treeIn(own), (address) => !PRIVATE.test(address));
    const common = textOf({
      ...anonymized(readTree('busy'), littleEndian('key')).tree,
      ...Object.fromEntries(Object.entries(recorded).filter(([path]) => COMMON.test(path))),
    });
    const keys = Object.keys(JSON.parse(readFileSync(join(other, MANIFEST), 'utf8')));
    const words = new Set(leaksIn(`${common} ${keys.join(' ')}`, { addresses: new Set(), names }));
    const values = { addresses, names: new Set([...names, hostname()].filter((name) => !words.has(name))) };
    assert.ok(
      leaksIn(textOf(treeIn(own)), values).length > 5,
      'what is looked for is in the other recording',
    );
    assert.deepEqual(leaksIn(textOf(recorded), values), []);
  }));
