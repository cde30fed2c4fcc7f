import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { runIn } from '../../io.ts';
import { anonymized, HOSTS, littleEndian, readTree, type Tree } from './trees.ts';

const VIEWS = [
  '-aeepn',
  '-aep',
  '-rn',
  '-r',
  '-ie',
  '-g',
  '-gn',
  '-M',
  '-s',
  '-rC',
  '--memory',
  '-aexpn --all-netns',
];

/** What other words there are for. */
const OTHERS =
  /^(?:address|addresses|broadcast|destination|gateway|locals|foreigns|iface|name|names|program|command|host|destinationHost|gatewayHost|user|unit|image|id|uid|path|hardwareAddress|service|source|specificDestination|text)$/;

/** What is left when each other word is a mere `x`; a uid is a number. */
function withoutNames(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNames(item, field));
  // A message has the line that could not be read at its end, or the name of a namespace in parentheses.
  if (field === 'message') return String(value).replace(/(: line \d+: [^:]+: ).*|\(\w+\)/, '$1');
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, withoutNames(inner, name)]),
    );
  return typeof value === 'string' && OTHERS.test(field) ? 'x' : value;
}

async function documentOf(tree: Tree, view: string): Promise<Record<string, unknown>> {
  const { stdout, status } = await runIn({ root: memoryRoot(tree), encoding: 'utf8' }, [
    ...view.split(' '),
    '--json',
  ]);
  return { ...(JSON.parse(stdout || '{}') as object), status };
}

/** Links are sorted by their names. */
function sorted(document: Record<string, unknown>): Record<string, unknown> {
  const { interfaces } = document;
  if (!Array.isArray(interfaces)) return document;
  const texts = interfaces.map((row) => JSON.stringify(row)).sort();
  return { ...document, interfaces: texts };
}

for (const host of HOSTS)
  for (const numbering of ['order', 'key'] as const)
    test(`${host}: each view has the same rows but for addresses and names, numbered by ${numbering}`, async () => {
      const tree = readTree(host);
      const other = anonymized(tree, littleEndian('key', numbering)).tree;
      for (const view of VIEWS) {
        const [before, after] = await Promise.all([tree, other].map((each) => documentOf(each, view)));
        assert.ok(before !== undefined && after !== undefined);
        assert.deepEqual(sorted(withoutNames(after) as never), sorted(withoutNames(before) as never), view);
      }
    });
