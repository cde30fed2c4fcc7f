/** Which unit, container and pod the holders of sockets are of, in each form and in questions about them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type MemoryFile, memoryRoot } from '../../src/host/root/memory-root.ts';
import { owners, sockets } from '../../src/index.ts';
import { runIn } from '../io.ts';

const WEB = '4f797c539e6c745de61a93ca3ff892358ecbcaccd8414d5db545c38428142970';
const CART = '9ec39b91f3d70e1beff50a308f77067065ea6be0d91a3378375056cd4422cf3d';
const UID = 'ac04f3f2-1f2c-11e9-b015-1ebee232acfa';
const DOCKER = `docker-${WEB}.scope`;
const CRI = `cri-containerd-${CART}.scope`;
const POD = `/kubepods/pod${UID}/${CRI}`;

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const row = (port: string, inode: number): string =>
  `   0: 0100007F:${port} 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1\n`;

/** sshd of the host on 22; a web server with two processes in a container on 80; one of a pod on 90; two share 100. */
const FILES: Readonly<Record<string, MemoryFile>> = {
  '/proc/net/tcp': HEADING + row('0016', 22) + row('0050', 80) + row('005A', 90) + row('0064', 100),
  '/proc/1/fd/3': { link: 'socket:[22]' },
  '/proc/1/cmdline': 'sshd\0',
  '/proc/1/cgroup': '0::/system.slice/ssh.service\n',
  '/proc/2/fd/3': { link: 'socket:[80]' },
  '/proc/2/cmdline': 'nginx\0',
  '/proc/2/cgroup': `0::/system.slice/${DOCKER}\n`,
  '/proc/3/fd/3': { link: 'socket:[80]' },
  '/proc/3/fd/4': { link: 'socket:[100]' },
  '/proc/3/cmdline': 'nginx\0-w\0',
  '/proc/3/cgroup': `0::/system.slice/${DOCKER}\n`,
  '/proc/4/fd/3': { link: 'socket:[90]' },
  '/proc/4/fd/4': { link: 'socket:[100]' },
  '/proc/4/cmdline': 'cart\0',
  '/proc/4/cgroup': `0::${POD}\n`,
  [`/var/lib/docker/containers/${WEB}/config.v2.json`]:
    '{"Name":"/web\\u001b[31m","Config":{"Image":"nginx:1.27"}}',
  [`/var/log/pods/shop_cart-7f9c_${UID}/cart/0.log`]: '',
};

async function run(...argv: readonly string[]): Promise<string> {
  const { stdout, stderr } = await runIn({ root: memoryRoot(FILES) }, ['-tln', ...argv]);
  assert.equal(stderr, '');
  return stdout;
}

const NGINX = {
  unit: DOCKER,
  container: { name: 'web\x1b[31m', id: WEB, runtime: 'docker', image: 'nginx:1.27' },
};
const OF_CART = {
  unit: CRI,
  container: { id: CART, runtime: 'containerd' },
  pod: { name: 'cart-7f9c', namespace: 'shop', uid: UID },
};

/** By their inodes. */
const OWNERS: Readonly<Record<number, readonly object[]>> = {
  22: [{ pid: 1, program: 'sshd', command: 'sshd', fd: 3, unit: 'ssh.service' }],
  80: [
    { pid: 2, program: 'nginx', command: 'nginx', fd: 3, ...NGINX },
    { pid: 3, program: 'nginx', command: 'nginx -w', fd: 3, ...NGINX },
  ],
  90: [{ pid: 4, program: 'cart', command: 'cart', fd: 3, ...OF_CART }],
  100: [
    { pid: 3, program: 'nginx', command: 'nginx -w', fd: 4, ...NGINX },
    { pid: 4, program: 'cart', command: 'cart', fd: 4, ...OF_CART },
  ],
};

describe('records', () => {
  test('--json', async () => {
    const records = JSON.parse(await run('-p', '--json')).sockets as { inode: number; owners: object[] }[];
    assert.deepEqual(Object.fromEntries(records.map((record) => [record.inode, record.owners])), OWNERS);
  });

  test('the library: sockets', async () => {
    for await (const record of sockets(memoryRoot(FILES), {
      protocols: ['tcp'],
      family: 'inet',
      owners: true,
    }))
      assert.deepEqual(record.owners, OWNERS[Number(record.inode)]);
  });

  test('the library: owners', async () => {
    for await (const { inode, owners: found } of owners(memoryRoot(FILES)))
      assert.deepEqual(found, OWNERS[Number(inode)]);
  });

  test('--csv: no column unless it is named', async () => {
    assert.doesNotMatch(await run('-p', '--csv'), /unit|container|pod/);
    assert.equal(
      await run('--csv', '--columns', 'local.port,unit,container,owners.pod.namespace,pod'),
      [
        'local.port,owners.unit,owners.container.name,owners.container.id,owners.pod.namespace,owners.pod.name,owners.pod.uid',
        '22,ssh.service,"","","","",""',
        `80,${DOCKER};${DOCKER},web\\x1b[31m;web\\x1b[31m,${WEB};${WEB},;,;,;`,
        `90,${CRI},"",${CART},shop,cart-7f9c,${UID}`,
        `100,${DOCKER};${CRI},web\\x1b[31m;,${WEB};${CART},;shop,;cart-7f9c,;${UID}`,
        '',
      ].join('\r\n'),
    );
  });

  test('--table', async () => {
    const lines = (
      await run('--table', '--columns', 'local.port,owners.container.name,owners.pod.name')
    ).split('\n');
    assert.deepEqual(lines.slice(2), [
      '        22  -                      -',
      '        80  web?[31m, web?[31m     -, -',
      '        90  -                      cart-7f9c',
      '       100  web?[31m, -            -, cart-7f9c',
      '',
    ]);
  });

  test('--explain has them too', async () => {
    assert.match(await run('-p', '--json', '--explain'), /"unit":"ssh.service"/);
  });
});

/** Expressions and the ports of the rows that they select. */
const SELECTED: readonly (readonly [where: string, ports: readonly number[]])[] = [
  ['unit = ssh.service', [22]],
  ['owners.unit ~ ^docker', [80, 100]],
  ['container ~ web and state = LISTEN', [80, 100]],
  [`container = ${CART}`, [90, 100]],
  [`container = ${CART.slice(0, 8)}`, [90, 100]],
  [`container = ${CART.slice(0, 7)}`, []],
  [`container = ${CART.slice(0, 8)}0`, []],
  [`owners.container.id in ${CART.slice(0, 12)},${WEB.slice(0, 12)}`, [80, 90, 100]],
  [`container ~ ^${CART.slice(0, 4)}`, [90, 100]],
  ["container = 'web\x1b[31m'", [80, 100]],
  ['container != cart', [22, 80, 90, 100]],
  ['container !~ web', [22, 90]],
  ['owners.container.runtime = moby', [80, 100]],
  ['owners.container.runtime = crio', []],
  ['owners.container.image = nginx:1.27', [80, 100]],
  ['pod = cart-7f9c', [90, 100]],
  [`pod = ${UID}`, [90, 100]],
  [`owners.pod.uid = ${UID.slice(0, 13)}`, [90, 100]],
  ['owners.pod.namespace = shop', [90, 100]],
];

describe('--where', () => {
  for (const [where, ports] of SELECTED)
    test(where, async () => {
      const { sockets } = JSON.parse(await run('--where', where, '--json'));
      assert.deepEqual(
        sockets.map((record: { local: { port: number } }) => record.local.port),
        ports,
      );
    });

  test('a runtime that there is not', async () => {
    const { stderr, status } = await runIn({ root: memoryRoot(FILES) }, [
      ...['-tln', '--where', 'owners.container.runtime = dock'],
    ]);
    assert.match(stderr, /owners\.container\.runtime has no word 'dock': did you mean docker\?/);
    assert.equal(status, 3);
  });
});

const SORTED: readonly (readonly [sort: string, ports: readonly number[]])[] = [
  // By the name, else by the id.
  ['container,local.port', [90, 100, 80, 22]],
  ['-container,local.port', [80, 100, 90, 22]],
  ['owners.container.id,local.port', [80, 100, 90, 22]],
  ['unit,-local.port', [100, 90, 80, 22]],
];

describe('--sort', () => {
  for (const [sort, ports] of SORTED)
    test(sort, async () => {
      const { sockets } = JSON.parse(await run('--sort', sort, '--json'));
      assert.deepEqual(
        sockets.map((record: { local: { port: number } }) => record.local.port),
        ports,
      );
    });
});

describe('--count-by', () => {
  const counts = async (keys: string): Promise<unknown> =>
    JSON.parse(await run('--count-by', keys, '--json')).counts;

  test('container, by the name, else by the id', async () => {
    assert.deepEqual(await counts('container,state'), [
      { count: 2, container: CART, state: 'LISTEN' },
      { count: 2, container: 'web\x1b[31m', state: 'LISTEN' },
      { count: 1, state: 'LISTEN' },
    ]);
  });

  test('what is of one owner stays together', async () => {
    assert.deepEqual(await counts('program,container,pod'), [
      { count: 2, program: 'cart', container: CART, pod: 'cart-7f9c' },
      { count: 2, program: 'nginx', container: 'web\x1b[31m' },
      { count: 1, program: 'sshd' },
    ]);
  });

  test('unit, in plain text', async () => {
    assert.equal(
      await run('--count-by', 'unit'),
      ['Count unit', `    2 ${CRI}`, `    2 ${DOCKER}`, '    1 ssh.service', ''].join('\n'),
    );
  });
});

describe('what is read', () => {
  const reads = async (...argv: readonly string[]): Promise<string[]> => {
    const paths: string[] = [];
    const root = memoryRoot(FILES);
    const read = (path: string): Uint8Array => {
      paths.push(path);
      return root.read(path);
    };
    await runIn({ root: { ...root, read } }, argv);
    return paths.filter((path) => /cgroup|docker|mountinfo/.test(path));
  };

  for (const argv of [
    ['-tlnp'],
    ['-tln', '--json'],
    ['-tlnp', '--csv'],
    ['-tlnp', '--table'],
    ['-tln', '--where', 'program = nginx'],
    ['-tln', '--count-by', 'program'],
  ])
    test(`${argv.join(' ')}: nothing`, async () => {
      assert.deepEqual(await reads(...argv), []);
    });

  test('with records each process once', async () => {
    assert.deepEqual(await reads('-tlnp', '--json'), [
      '/proc/1/cgroup',
      '/proc/2/cgroup',
      `/var/lib/docker/containers/${WEB}/config.v2.json`,
      '/proc/3/cgroup',
      '/proc/4/cgroup',
    ]);
  });
});
