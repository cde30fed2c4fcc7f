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
import { anonymized, littleEndian, readTree, type Tree, treeIn } from './trees.ts';

/** Arguments of command lines can be words that such files have on every host. */
const COMMON =
  /^\/etc\/(?:services|protocols|nsswitch\.conf)$|\/mountinfo$|^\/proc\/net\/(?:netstat|snmp6?|protocols|sockstat6?|ip6?_mr_vif)$|^\/(?:proc\/sys|sys\/module)\//;

/** Numbers that an argument can be by chance, as `1000:1000`; ids of containers are longer. */
const NUMBERS = /^[\da-fx:]{1,20}$/;

/** What the kernel itself says in a file that has values of a host too: its name, a heading, the controllers of a control group, names of fields. */
function* kernelWords(tree: Tree): Generator<string> {
  for (const [path, file] of Object.entries(tree)) {
    yield path.replace(/^\/sys\/class\/net\/[^/]+\/|^.*\//, '');
    if (!(file instanceof Uint8Array)) continue;
    const text = Buffer.from(file).toString('latin1');
    const heading = text.slice(0, text.indexOf('\n') + 1);
    if (/\/net\/[^/]+$/.test(path) && !/\d\d/.test(heading)) yield heading;
    if (path.endsWith('/cgroup'))
      for (const [, controllers = ''] of text.matchAll(/^\d+:(.*?):/gm)) yield controllers;
    if (path.endsWith('/status')) for (const [, field = ''] of text.matchAll(/^(\w+):/gm)) yield field;
  }
}

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
      kernel: Buffer.from([...kernelWords(recorded)].join('\n')),
    });
    const keys = Object.keys(JSON.parse(readFileSync(join(other, MANIFEST), 'utf8')));
    const words = new Set(leaksIn(`${common} ${keys.join(' ')}`, { addresses: new Set(), names }));
    const isSought = (name: string): boolean => !words.has(name) && !NUMBERS.test(name);
    const values = { addresses, names: new Set([...names, hostname()].filter(isSought)) };
    assert.ok(
      leaksIn(textOf(treeIn(own)), values).length > 5,
      'what is looked for is in the other recording',
    );
    assert.deepEqual(leaksIn(textOf(recorded), values), []);
  }));
