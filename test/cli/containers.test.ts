/** Containers and pods in the network namespaces of a recorded host. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openRoot } from '../../src/host/root/open-root.ts';
import { rootOf } from '../golden/goldens.ts';
import { runIn } from '../io.ts';

const run = (argv: string) =>
  runIn({ root: openRoot(rootOf('namespaces')), encoding: 'utf8' }, argv.split(' '));

const THERE =
  'there are 4026531840 (host), 4026532247 (pod shop/cart-7f9c), 4026532391 (3f6f2d1c9b0a; container web), 4026532470 (blue), 4026532533 (green)';

test('a heading tells whose namespace it is', async () => {
  const { stdout } = await run('--all-netns -tln');
  assert.deepEqual(
    stdout.split('\n').filter((line) => line.startsWith('Namespace ')),
    [
      'Namespace 4026531840 (host; 4 processes)',
      'Namespace 4026532247 (pod shop/cart-7f9c; 2 processes)',
      'Namespace 4026532391 (3f6f2d1c9b0a; container web; 1 process)',
      'Namespace 4026532470 (blue; 1 process)',
      'Namespace 4026532533 (green; no processes)',
    ],
  );
});

test('--list-netns is asked for pods by name, with a namespace or without one', async () => {
  for (const where of ['pod=shop/cart-7f9c', 'pod=cart-7f9c'])
    assert.equal(
      (await run(`--list-netns --csv --columns netns.inode --where ${where}`)).stdout,
      'netns.inode\r\n4026532247\r\n',
    );
});

test('--list-netns has their containers and pods', async () => {
  assert.equal(
    (await run('--list-netns --csv --columns netns.inode,type,pods,containers')).stdout,
    'netns.inode,type,pods,containers\r\n' +
      '4026531840,host,"",""\r\n' +
      '4026532247,pod,shop/cart-7f9c,1c2d7a90b35e;cart\r\n' +
      '4026532391,container,"",web\r\n' +
      '4026532470,named,"",""\r\n' +
      '4026532533,named,"",""\r\n',
  );
});

describe('selectors', () => {
  const CART = '3000\r\n9229\r\n';
  const WEB = '80\r\n80\r\n';
  const SELECTED: readonly (readonly [selector: string, ports: string])[] = [
    ['container:web', WEB],
    ['container:4f797c53', WEB],
    ['container:4f797c539e6c745de61a93ca3ff892358ecbcaccd8414d5db545c38428142970', WEB],
    ['container:cart', CART],
    ['container:1c2d7a90b35e', CART],
    ['pod:shop/cart-7f9c', CART],
    ['pod:cart-7f9c', CART],
    ['pod:6f1c9a52-8b07-4e3d-9c41-d27a5e08b3f6', CART],
    ['pid:2201', CART],
  ];
  for (const [selector, ports] of SELECTED) {
    test(selector, async () => {
      const { stdout, status } = await run(`--netns ${selector} -tln --csv --columns local.port`);
      assert.deepEqual([stdout, status], [`local.port\r\n${ports}`, 0]);
    });
  }
  for (const selector of ['container:4f797c5', 'container:we', 'pod:shop', 'pod:shop/cart']) {
    test(`${selector} is none`, async () => {
      assert.deepEqual(await run(`--netns ${selector} -tln`), {
        stdout: '',
        stderr: `netstat: no network namespace is ${selector}: ${THERE}\n`,
        status: 1,
      });
    });
  }
});

/** Command lines beside --all-netns -tln, and what they print. */
const RUNS: readonly (readonly [argv: string, stdout: string])[] = [
  [
    '--count-by container,netns',
    `Count container netns
    4 -         4026531840
    2 cart      4026532247
    2 web       3f6f2d1c9b0a
    1 -         blue
`,
  ],
  ...['pod=shop/cart-7f9c', 'pod=cart-7f9c', 'pod~^shop/'].map(
    (where) => [`--count-by pod --where ${where}`, 'Count pod\n    2 cart-7f9c\n'] as const,
  ),
  ['--count-by pod --where pod=cart/cart-7f9c', 'Count pod\n'],
  ['--count-by pod --where owners.pod.name=shop/cart-7f9c', 'Count pod\n'],
  ['--count-by netns --where netns=blue', 'Count netns\n    1 blue\n'],
  [
    '--csv --columns local.port --sort netns,-local.port',
    'local.port\r\n8080\r\n631\r\n22\r\n22\r\n9229\r\n3000\r\n80\r\n80\r\n53\r\n',
  ],
  ['--csv --columns local.port --where pod=cart-7f9c', 'local.port\r\n3000\r\n9229\r\n'],
];

for (const [argv, stdout] of RUNS) {
  test(argv, async () => assert.equal((await run(`--all-netns -tln ${argv}`)).stdout, stdout));
}
