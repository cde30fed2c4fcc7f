import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ChangeRecord } from '../../src/records/change.ts';
import { ANY, end, type Files, links, type Row, table } from './host.ts';
import { changes } from './run.ts';

/** What tells the rows of a view apart, and what of them changes; the same rows as a document of --json has them. */
interface Subject {
  readonly argv: readonly string[];
  readonly kind: 'socket' | 'route' | 'group' | 'interface';
  readonly host: fc.Arbitrary<Files>;
  readonly text: (record: Members) => string;
}

type Members = Readonly<Record<string, unknown>>;

const INODELESS = new Set([3, 6]);

/** Few addresses and states, so that two hosts have much in common. */
const connection = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(1, 2, 3, 5, 6, 8), fc.integer({ min: 0, max: 1 }))
  .map(([port, state, other]): Row => {
    return [end(1, 443), end(2, port), state, INODELESS.has(state) ? 0 : 100 + 2 * port + other];
  });
const listener = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 1 }))
  .map(([port, other]): Row => [end(1, port), ANY, 10, 200 + 2 * port + other]);
const tcp = fc
  .tuple(
    fc.uniqueArray(connection, { selector: ([, foreign]) => foreign, maxLength: 8 }),
    fc.uniqueArray(listener, { selector: ([local]) => local, maxLength: 4 }),
  )
  .map(([connections, listeners]) => ({ '/proc/net/tcp': table(...listeners, ...connections) }));

const ROUTES = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';
const route = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 1 }))
  .map(
    ([net, gateway, metric]) =>
      `eth0\t000${net}00C0\t010${gateway}00C0\t0003\t0\t0\t${metric}\t00FFFFFF\t0\t0\t0\n`,
  );
const routes = fc
  .array(route, { maxLength: 8 })
  .map((rows) => ({ '/proc/net/route': ROUTES + rows.join('') }));

const GROUPS =
  'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n1\tlo        :     1      V3\n';
const group = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 2 }))
  .map(([number, users]) => `\t\t\t\t0${number}0000E0     ${users} 0:00000000\t\t0\n`);
const groups = fc
  .uniqueArray(group, { selector: (line) => line.slice(0, 12), maxLength: 6 })
  .map((rows) => ({ '/proc/net/igmp': GROUPS + rows.join('') }));

const link = fc.record({
  name: fc.constantFrom('eth0', 'eth1', 'br-lan', 'wg0'),
  mtu: fc.constantFrom(1280, 1500, 9000),
  flags: fc.constantFrom('0x1002', '0x1003', '0x1043', '0x1103'),
  addresses: fc.uniqueArray(
    fc.constantFrom(1, 2, 3).map((last) => `fe8000000000000000000000000000${last}0`),
    { maxLength: 3 },
  ),
});
const interfaces = fc
  .uniqueArray(link, { selector: ({ name }) => name, maxLength: 4 })
  .map((all) => links(...all));

const SUBJECTS: readonly Subject[] = [
  {
    argv: ['-tan'],
    kind: 'socket',
    host: tcp,
    text: ({ local, foreign, state, inode }) => JSON.stringify([local, foreign, state, inode ?? 0]),
  },
  {
    argv: ['-rn'],
    kind: 'route',
    host: routes,
    text: ({ destination, gateway, metric }) => JSON.stringify([destination, gateway, metric]),
  },
  {
    argv: ['-gn'],
    kind: 'group',
    host: groups,
    text: ({ address, refCount }) => JSON.stringify([address, refCount]),
  },
  {
    argv: ['-i'],
    kind: 'interface',
    host: interfaces,
    text: ({ name, mtu, flags, ...members }) => JSON.stringify([name, mtu, flags, addressesOf(members)]),
  },
];

/** A change has the addresses that were other before as a field of their own. */
function addressesOf({ addresses, 'addresses.address': previous }: Members): unknown[] {
  if (previous !== undefined) return [previous].flat().filter((address) => address !== null);
  return ((addresses ?? []) as readonly { readonly address: string }[]).map(({ address }) => address);
}

/** What changed, as --ndjson has it; of the first host what is there is told as opened. */
async function told(hosts: readonly Files[], argv: readonly string[]): Promise<ChangeRecord[]> {
  const { stdout } = await changes(hosts, [...argv, '--initial', '--ndjson']);
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === 'change');
}

/** Applies changes to rows: of those that are alike one is taken. */
function apply(rows: readonly Members[], told: readonly ChangeRecord[], subject: Subject): Members[] {
  const left = [...rows];
  const take = (row: Members): void => {
    const at = left.findIndex((one) => subject.text(one) === subject.text(row));
    assert.ok(at >= 0, `a row that is not there: ${subject.text(row)}`);
    left.splice(at, 1);
  };
  for (const { change, previous, ...rest } of told) {
    const row = rest[subject.kind] as unknown as Members;
    if (change === 'opened') left.push(row);
    else if (change === 'closed') take(row);
    else {
      const isBare = row.inode === 0;
      const before = left.find((one) => isBefore(one, row, previous ?? {}, subject, isBare));
      assert.ok(before, `a row that is not there: ${JSON.stringify({ row, previous })}`);
      take(before);
      left.push(row);
    }
  }
  return left;
}

/** Whether a row is that of a change as it was: a connection that lost its inode, or got one, is known by its ends. */
function isBefore(one: Members, row: Members, previous: Members, { kind, text }: Subject, isBare: boolean) {
  const was = { ...row, ...previous };
  if (kind !== 'socket') return text(one) === text(was);
  const isInodeFree = isBare || one.inode === 0;
  return text(isInodeFree ? { ...one, inode: 0 } : one) === text(isInodeFree ? { ...was, inode: 0 } : was);
}

for (const subject of SUBJECTS)
  test(`changes applied to one host give the other: ${subject.kind}`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(subject.host, { minLength: 2, maxLength: 4 }), async (hosts) => {
        const all = await told(hosts, subject.argv);
        let rows: Members[] = [];
        for (const [at, host] of hosts.entries()) {
          const time = new Date(new Date(2026, 0, 2, 12).getTime() + at * 1000).toISOString();
          rows = apply(
            rows,
            all.filter((change) => change.time === time),
            subject,
          );
          const there = (await told([host], subject.argv)).map((change) => change[subject.kind] as never);
          assert.deepEqual(rows.map(subject.text).sort(), there.map(subject.text).sort());
        }
      }),
      { numRuns: 100 },
    );
  });
