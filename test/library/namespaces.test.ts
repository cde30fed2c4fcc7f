/** Network namespaces in the library, on a host with four of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  memoryRoot,
  type NamespaceRecord,
  type NetnsOption,
  namespaces,
  openRoot,
  ReadError,
  type ReadProblem,
  type Root,
  routes,
  type SocketOptions,
  sockets,
} from '../../src/index.ts';
import { namespacedHost, processIn } from '../host/netns/host.ts';

const HOST = { inode: 4026531840, host: true };
const BLUE = { inode: 4026532200, names: ['blue', 'dark blue'], host: false };
const UNNAMED = { inode: 4026532300, host: false };
const GREEN = { inode: 4026532999, names: ['green'], host: false };
const EMPTY = 'no process is in it, so /proc has none of its tables';
const NO_PROCESS = {
  message: `namespace 4026532999 (green): ${EMPTY}`,
  file: '/proc/net',
  netns: GREEN,
};

/** Which port is in which namespace, what went wrong, and the error at the end. */
async function ports(
  netns: NetnsOption | undefined,
  root: Root = namespacedHost(),
  more: SocketOptions = {},
) {
  const found: unknown[] = [];
  const problems: ReadProblem[] = [];
  const options = {
    protocols: ['tcp'],
    family: 'inet',
    netns,
    onProblem: problems.push.bind(problems),
  } as const;
  try {
    for await (const record of sockets(root, { ...options, ...more }))
      found.push([record.netns, record.local?.port, ...(record.owners ?? []).map(({ pid }) => pid)]);
  } catch (error) {
    assert.ok(error instanceof ReadError);
    return {
      found,
      problems,
      error: error.message,
      errors: error.errors.map(({ code, path }) => `${code} ${path}`),
    };
  }
  return { found, problems };
}

const SELECTED: readonly (readonly [netns: NetnsOption | undefined, found: readonly unknown[]])[] = [
  [undefined, [[undefined, 22]]],
  ['name:blue', [[BLUE, 80]]],
  ['host', [[HOST, 22]]],
  ['pid:70', [[UNNAMED, 443]]],
  ['4026532300', [[UNNAMED, 443]]],
  [4026532300, [[UNNAMED, 443]]],
  [
    ['pid:70', 'host', 4026531840],
    [
      [HOST, 22],
      [UNNAMED, 443],
    ],
  ],
];

for (const [netns, found] of SELECTED) {
  test(`netns: ${JSON.stringify(netns)}`, async () => {
    assert.deepEqual(await ports(netns), { found, problems: [] });
  });
}

test('all namespaces: the owners are known, and one without a process is a problem', async () => {
  assert.deepEqual(await ports('all', namespacedHost(), { owners: true }), {
    found: [
      [HOST, 22, 1],
      [BLUE, 80, 41],
      [UNNAMED, 443, 70],
    ],
    problems: [NO_PROCESS],
  });
});

test('the processes are looked at once, whatever the number of namespaces', async () => {
  const looks = async (netns: NetnsOption): Promise<string[]> => {
    const root = namespacedHost();
    const paths: string[] = [];
    const watched: Root = {
      ...root,
      list(path) {
        paths.push(path);
        return root.list(path);
      },
    };
    await ports(netns, watched, { owners: true });
    return paths.filter((path) => path.endsWith('/fd'));
  };
  const once = await looks('host');
  assert.deepEqual([...new Set(once)], ['/proc/1/fd', '/proc/41/fd', '/proc/42/fd', '/proc/70/fd']);
  assert.deepEqual(await looks('all'), once);
});

test('other calls read namespaces as well', async () => {
  const table =
    'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n' +
    'eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n';
  const root = namespacedHost(processIn(70, 4026532300, { route: table }));
  const found: unknown[] = [];
  for await (const { netns, gateway } of routes(root, { netns: 'pid:70' })) found.push([netns, gateway]);
  assert.deepEqual(found, [[UNNAMED, '192.168.0.1']]);
});

describe('what is not there', () => {
  const THERE = 'there are 4026531840 (host), 4026532200 (blue, "dark blue"), 4026532300, 4026532999 (green)';

  for (const [selector, shown] of [
    ['name:red', 'name:red'],
    ['7', '7'],
    ['name:\x1b[31m', 'name:?[31m'],
    ['name:grün', 'name:grün'],
  ] as const) {
    test(shown, async () => {
      const error = `no network namespace is ${shown}: ${THERE}`;
      assert.deepEqual(await ports(selector), { found: [], problems: [], error, errors: [] });
    });
  }

  test('a namespace without a process', async () => {
    const { message: error } = NO_PROCESS;
    const problems = [NO_PROCESS];
    assert.deepEqual(await ports('name:green'), { found: [], problems, error, errors: [] });
    assert.deepEqual(await ports(['name:green', 'pid:70']), {
      found: [[UNNAMED, 443]],
      problems,
      error,
      errors: [],
    });
  });

  test('tables of several namespaces that may not be read are one error, after all records', async () => {
    const root = namespacedHost({
      '/proc/41/net/tcp': { error: 'EACCES' },
      '/proc/70/net/tcp': { error: 'EIO' },
    });
    const { found, error, errors } = await ports('all', root);
    assert.deepEqual([found, errors], [[[HOST, 22]], ['DENIED /proc/net/tcp', 'IO /proc/net/tcp']]);
    assert.equal(
      error,
      'namespace 4026532200 (blue, "dark blue"): /proc/net/tcp: Permission denied; ' +
        'namespace 4026532300: /proc/net/tcp: Input/output error',
    );
  });

  test('a namespace that ends meanwhile is a problem only where all were asked for', async () => {
    const ended = namespacedHost({ '/proc/70/net/tcp': { error: 'ESRCH' } });
    const table = '/proc/net/tcp: No such process';
    const message = `namespace 4026532300: ${table}`;
    const problems = [
      { message: table, file: '/proc/net/tcp', netns: UNNAMED },
      { message, file: '/proc/net', netns: UNNAMED },
    ];
    assert.deepEqual(await ports('all', ended), {
      found: [
        [HOST, 22],
        [BLUE, 80],
      ],
      problems: [...problems, NO_PROCESS],
    });
    assert.deepEqual(await ports('pid:70', ended), {
      found: [],
      problems,
      error: message,
      errors: ['GONE /proc/net/tcp'],
    });
  });

  test('a line that gives no record says of which namespace it is', async () => {
    const root = namespacedHost({ '/proc/70/net/tcp': 'heading\njunk\n' });
    const { problems } = await ports('pid:70', root);
    assert.deepEqual(
      problems.map(({ file, line, netns }) => [file, line, netns]),
      [['/proc/net/tcp', 2, UNNAMED]],
    );
    const own = await ports('host', namespacedHost({ '/proc/net/tcp': 'heading\njunk\n' }));
    assert.deepEqual(
      own.problems.map(({ file, line, netns }) => [file, line, netns]),
      [['/proc/net/tcp', 2, HOST]],
    );
  });

  test('what is no selector is thrown at once', () => {
    const needs = "netns is 'all' or a number, host, pid:PID, name:NAME, container:CONTAINER or pod:POD, not";
    for (const [netns, message] of [
      ['blue', `${needs} "blue"`],
      ['', `${needs} ""`],
      [['host', 'all'], `${needs} "all"`],
      [-1, `${needs} "-1"`],
      [Number.NaN, `${needs} "NaN"`],
      [[], 'netns is a list without a selector'],
    ] as const)
      assert.throws(() => sockets(openRoot('/'), { netns }), new RangeError(message));
  });
});

async function listed(root: Root): Promise<NamespaceRecord[]> {
  const found: NamespaceRecord[] = [];
  for await (const record of namespaces(root)) found.push(record);
  return found;
}

test('namespaces() gives a record for each', async () => {
  const one = { containers: [], pods: [], readable: true, sockets: 1, listeners: 1 };
  assert.deepEqual(await listed(namespacedHost()), [
    { netns: HOST, type: 'host', processes: 1, ...one },
    { netns: BLUE, type: 'named', processes: 2, ...one },
    { netns: UNNAMED, type: 'other', processes: 1, ...one },
    { netns: GREEN, type: 'named', processes: 0, containers: [], pods: [], readable: false, reason: EMPTY },
  ]);
});

test('namespaces() says of each why it cannot be read, and throws nothing', async () => {
  const denied = { error: 'EACCES' };
  const root = namespacedHost({ '/proc/net/tcp': denied, '/proc/41/net/tcp': denied });
  assert.deepEqual(
    (await listed(root)).map(({ readable, reason }) => [readable, reason]),
    [
      [false, 'Permission denied'],
      [false, 'Permission denied'],
      [true, undefined],
      [false, EMPTY],
    ],
  );
});

test('namespaces() ends when its signal aborts, between two records', async () => {
  const controller = new AbortController();
  const found: unknown[] = [];
  await assert.rejects(async () => {
    for await (const { netns } of namespaces(namespacedHost(), { signal: controller.signal })) {
      found.push(netns.inode);
      controller.abort(new Error('enough'));
    }
  }, new Error('enough'));
  assert.deepEqual(found, [4026531840]);
});

test('a host without processes is one namespace', async () => {
  const [only, ...others] = await listed(memoryRoot({ '/proc/net/tcp': 'heading\n' }));
  assert.deepEqual(
    [only, others],
    [
      {
        netns: { host: true },
        type: 'host',
        processes: 0,
        sockets: 0,
        listeners: 0,
        containers: [],
        pods: [],
        readable: true,
      },
      [],
    ],
  );
});
