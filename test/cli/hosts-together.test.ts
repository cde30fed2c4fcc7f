/** What is shown of several hosts is what is shown of each of them, one after the other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { type Ran, runIn } from '../io.ts';
import { validator } from '../output/validator.ts';

const FIXTURES = ['busy', 'idle', 'links', 'namespaces', 'no-ipv6', 'odd', 'old'];

const run = (...argv: readonly string[]): Promise<Ran> =>
  runIn({ root: memoryRoot({}), encoding: 'utf8', now: () => new Date(0) }, argv);

const hosts = fc.subarray(FIXTURES, { minLength: 2, maxLength: 4 });
const view = fc.oneof(
  fc.subarray(['-t', '-u', '-w', '-x', '-a', '-l', '-n', '-p', '-e', '-o', '-W', '-4', '-6']),
  fc
    .tuple(
      fc.constantFrom('-r', '-i', '-s', '-g', '-m', '-M'),
      fc.subarray(['-n', '-a', '-e', '-6', '-v', '-W']),
    )
    .map(([view, options]) => [view, ...options]),
);
const scope = fc.constantFrom<string[]>([], [], ['--all-netns'], ['--netns=host']);

const rootsOf = (names: readonly string[]): string[] =>
  names.flatMap((name) => ['--root', `fixtures/${name}`]);

/** Each host alone. */
async function alone(names: readonly string[], argv: readonly string[]): Promise<(Ran & { name: string })[]> {
  const ran: (Ran & { name: string })[] = [];
  for (const name of names) ran.push({ name, ...(await run('--root', `fixtures/${name}`, ...argv)) });
  return ran;
}

const statusOf = (ran: readonly Ran[]): number | null => ran.find(({ status }) => status !== 0)?.status ?? 0;

/** Lines of standard error without what they are about. */
function messages(stderr: string): string[] {
  return stderr
    .split('\n')
    .flatMap((line) => (line === '' ? [] : line.replace(/^(netstat: )?(host [^:]*: )?/, '')));
}

/** The rows, without the problems, which come when they are known. */
function rowsOf(stdout: string): string[] {
  return stdout.split('\n').filter((line) => line !== '' && !line.startsWith('{"kind":"problem"'));
}

const isLine = validator('line');
const isDocument = validator('document');

/** A record as it is where there are several hosts. */
function placed(line: string, host: string): object {
  const record: Record<string, unknown> = JSON.parse(line);
  const { kind, host: name, ...others } = record;
  return kind === 'group' && name !== undefined
    ? { kind, ...others, addressHost: name, host }
    : { ...record, host };
}

test('plain rows are those of each host, under its name', async () => {
  await fc.assert(
    fc.asyncProperty(hosts, view, scope, async (names, options, scope) => {
      const argv = [...options, ...scope];
      const each = await alone(names, argv);
      const together = await run(...rootsOf(names), ...argv);
      assert.equal(together.stdout, each.map(({ name, stdout }) => `Host ${name}\n${stdout}`).join(''));
      assert.equal(together.status, statusOf(each));
      assert.deepEqual(
        messages(together.stderr),
        each.flatMap(({ stderr }) => messages(stderr)),
      );
    }),
    { numRuns: 60 },
  );
});

const WHERE = ['state = LISTEN', 'local.port < 1000 or iface = lo', 'not protocol = unix'];
const selection = fc.oneof(
  fc.constant<string[]>([]),
  fc.constantFrom(...WHERE).map((where) => [`--where=${where}`]),
);

test('records are those of each host, with its name', async () => {
  await fc.assert(
    fc.asyncProperty(
      hosts,
      view,
      scope,
      selection,
      fc.boolean(),
      async (names, options, scope, where, explain) => {
        const argv = [...options, ...scope, ...where, ...(explain ? ['--explain'] : []), '--ndjson'];
        const each = await alone(names, argv);
        const together = await run(...rootsOf(names), ...argv);
        const lines = together.stdout.split('\n').filter((line) => line !== '');
        const expected = each.flatMap(({ name, stdout }) =>
          stdout
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => placed(line, name)),
        );
        assert.deepEqual(
          lines.map((line) => JSON.parse(line)),
          expected,
        );
        for (const line of lines) assert.deepEqual(isLine(JSON.parse(line)), [], line);
        assert.equal(together.status, statusOf(each));
      },
    ),
    { numRuns: 60 },
  );
});

test('counts by host are those of each host', async () => {
  const key = fc.constantFrom('state', 'protocol', 'local.port,state');
  await fc.assert(
    fc.asyncProperty(hosts, key, async (names, key) => {
      const counts = (stdout: string): Record<string, unknown>[] => JSON.parse(stdout).counts;
      const each = await alone(names, ['-an', '--count-by', key, '--json']);
      const together = await run(...rootsOf(names), '-an', '--count-by', `host,${key}`, '--json');
      assert.deepEqual(isDocument(JSON.parse(together.stdout)), []);
      for (const { name, stdout } of each)
        assert.deepEqual(
          counts(together.stdout).filter(({ host }) => host === name),
          counts(stdout).map((count) => ({ ...count, host: name })),
        );
      const total = (stdout: string): number =>
        counts(stdout).reduce((sum, { count }) => sum + (count as number), 0);
      assert.equal(
        total(together.stdout),
        each.reduce((sum, { stdout }) => sum + total(stdout), 0),
      );
    }),
    { numRuns: 20 },
  );
});

test('sorted rows are those of all hosts in one order', async () => {
  await fc.assert(
    fc.asyncProperty(
      hosts,
      fc.constantFrom('-local.port,host', 'host,recvQ', 'state'),
      async (names, sort) => {
        const argv = ['-an', '--ndjson', `--sort=${sort}`];
        const together = rowsOf((await run(...rootsOf(names), ...argv)).stdout).map((line) =>
          JSON.parse(line),
        );
        const own = sort.replace(/,?host,?/, '');
        for (const { name, stdout } of await alone(names, ['-an', '--ndjson', `--sort=${own}`]))
          assert.deepEqual(
            together.filter(({ host }) => host === name),
            rowsOf(stdout).map((line) => placed(line, name)),
          );
        if (sort.startsWith('host'))
          assert.deepEqual(
            together.map(({ host }) => host),
            together.map(({ host }) => host).toSorted(),
          );
        if (sort.startsWith('-local.port')) {
          const ports = together.flatMap(({ local }) => local?.port ?? []);
          assert.deepEqual(
            ports,
            ports.toSorted((a, b) => b - a),
          );
        }
      },
    ),
    { numRuns: 20 },
  );
});
