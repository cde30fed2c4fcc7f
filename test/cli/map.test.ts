/** --map on recorded hosts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { openRoot } from '../../src/host/root/open-root.ts';
import { runIn } from '../io.ts';

const busy = (...argv: string[]) =>
  runIn({ root: memoryRoot({}), encoding: 'utf8' }, ['--root', 'fixtures/busy', '-n', ...argv]);

const WHERE = ['--where', 'server.container = web and client.address = 198.51.100.7'];
const DRAWN = `flowchart LR
  subgraph c1["this host"]
    subgraph c2["container web"]
      n2["nginx"]
    end
  end
  n1(["198.51.100.7"])
  n1 -->|"80/tcp #215;1"| n2
  linkStyle 0 stroke:#1f883d,stroke-width:1px
`;

test('a map is one of flows, with and without --flows, in any order of rows', async () => {
  assert.deepEqual(await busy('--map', 'mermaid', ...WHERE), { stdout: DRAWN, stderr: '', status: 0 });
  assert.equal((await busy('--flows', '--map', 'mermaid', '--sort', '-port', ...WHERE)).stdout, DRAWN);
});

test('where no program is known, ends with an address of this host are in it', async () => {
  const busyRoot = openRoot('fixtures/busy');
  const root = { ...busyRoot, list: (path: string) => (path === '/proc' ? [] : busyRoot.list(path)) };
  const where = 'server.address = 192.0.2.10 or server.address = 198.51.100.53';
  const { stdout } = await runIn({ root, encoding: 'utf8' }, ['-n', '--map', 'mermaid', '--where', where]);
  assert.equal(
    stdout,
    `flowchart LR
  subgraph c1["this host"]
    n4["unknown program"]
  end
  n1(["198.51.100.53"])
  n2(["198.51.100.7"])
  n3(["203.0.113.77"])
  n4 -->|"53/udp #215;2"| n1
  n2 -->|"22/tcp #215;1"| n4
  n2 -->|"80/tcp #215;1"| n4
  n3 -->|"22/tcp #215;1"| n4
  linkStyle 0 stroke:#bf7100,stroke-width:2px,stroke-dasharray:6 4
  linkStyle 1 stroke:#1f883d,stroke-width:1px
  linkStyle 2 stroke:#1f883d,stroke-width:1px
  linkStyle 3 stroke:#1f883d,stroke-width:1px
`,
  );
});

test('--map-limit', async () => {
  const { stdout } = await busy('--map', 'dot', '--map-limit', '2');
  assert.equal(stdout.match(/ -> /g)?.length, 2);
  assert.match(stdout, /label="others \(17\)\\n18 connections"/);
});

test('assertions hold for what is drawn', async () => {
  assert.equal((await busy('--map', 'dot', '--assert', ...WHERE)).status, 0);
  assert.equal((await busy('--map', 'dot', '--absent', ...WHERE)).status, 4);
});

const ONE_LOOK = 'a map shows the flows of one look';
const MISTAKES: readonly (readonly [string, string])[] = [
  ['--map gif', "--map needs dot, mermaid, svg or html, not 'gif'"],
  ['--map dot --json', '--map and --json: choose one form of output'],
  ['--map dot -r', '--map draws flows: it goes with no other view'],
  ['--map dot -c', '--map and -c need --output FILE: a picture is of one look'],
  ['--map dot --interval 5', '--map and --interval need --output FILE: a picture is of one look'],
  ['--map dot --changes', `--map and --changes: ${ONE_LOOK}`],
  ['--map dot --rates', `--map and --rates: ${ONE_LOOK}`],
  ['--map dot --count-by port', `--map and --count-by: ${ONE_LOOK}`],
  ['--map dot --explain', `--map and --explain: ${ONE_LOOK}`],
  ['--map dot --map-limit 0', "--map-limit needs a number of 1 or more, not '0'"],
  ['--map-limit 5', '--map-limit needs --map STYLE'],
];

for (const [line, mistake] of MISTAKES)
  test(line, async () => {
    const { stderr, status } = await busy(...line.split(' '));
    assert.deepEqual([stderr, status], [`netstat: ${mistake}\n`, 3]);
  });
