import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { runIn } from '../io.ts';
import { show } from './show.ts';

const IGMP =
  'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n' +
  '2\tbr-0a1b2c3d4e5f:     1      V3\n\t\t\t\tFB0000E0    12 0:00000000\t\t0\n';
const IGMP6 = '1    lo              ff020000000000000000000000000001     1 0000000C 0\n';
const both = { '/proc/net/igmp': IGMP, '/proc/net/igmp6': IGMP6 };

const HEADING =
  'IPv6/IPv4 Group Memberships\nInterface       RefCnt Group\n--------------- ------ ---------------------\n';
const V4 = 'br-0a1b2c3d4e5f 12     224.0.0.251\n';
const V6 = 'lo              1      ff02::1\n';
const NO_SUPPORT = "netstat: no support for `AF INET (igmp)' on this system.\n";

test('both tables, IPv4 first', async () => {
  assert.deepEqual(await show('-gn', both), { stdout: HEADING + V4 + V6, stderr: '', status: 0 });
});

test('groups have names from /etc/hosts', async () => {
  const files = { ...both, '/etc/hosts': '224.0.0.251 mdns\nff02::1 all-\x1bnodes\n' };
  const stdout = `${HEADING}br-0a1b2c3d4e5f 12     mdns\nlo              1      all-?nodes\n`;
  assert.deepEqual(await show('-g', files), { stdout, stderr: '', status: 0 });
  assert.equal((await show('-g --numeric-hosts', files)).stdout, HEADING + V4 + V6);
  assert.equal((await show('-g --numeric-ports -N', files)).stdout, stdout);
});

test('without igmp the status is 1: igmp6 is shown, later sections are not', async () => {
  assert.deepEqual(await show('-gnx', { '/proc/net/igmp6': IGMP6 }), {
    stdout: HEADING + V6,
    stderr: NO_SUPPORT,
    status: 1,
  });
});

test('an absent igmp6 is not reported', async () => {
  const { stdout, stderr, status } = await show('-gnx', { '/proc/net/igmp': IGMP, '/proc/net/unix': '' });
  assert.equal(stdout.slice(0, stdout.indexOf('Active')), HEADING + V4);
  assert.deepEqual([stderr, status], ['', 0]);
});

test('a family selects its table, whose absence is then not reported', async () => {
  const { stdout, stderr, status } = await show('-gn6', { '/proc/net/igmp': IGMP });
  assert.equal(stdout.slice(stdout.indexOf('IPv6/')), HEADING);
  assert.deepEqual([stderr, status], ['', 0]);
  const { stdout: shown } = await show('-gn4', both);
  assert.equal(shown.slice(shown.indexOf('IPv6/')), HEADING + V4);
});

test('an igmp that cannot be opened ends the run', async () => {
  assert.deepEqual(await show('-gn', { ...both, '/proc/net/igmp': { error: 'ELOOP' } }), {
    stdout: HEADING,
    stderr: '/proc/net/igmp: Too many levels of symbolic links\n',
    status: 255,
  });
});

test('complaints name the format and count lines from 0', async () => {
  const files = { '/proc/net/igmp': `${IGMP}\tzz 1\n`, '/proc/net/igmp6': `x\n${IGMP6}` };
  assert.deepEqual(await show('-gn', files), {
    stdout: HEADING + V4 + V6,
    stderr: 'warning, got bogus igmp line 3.\nwarning, got bogus igmp6 line 0.\n',
    status: 0,
  });
});

test('the format of a file follows from its heading, not its name', async () => {
  assert.deepEqual(await show('-gn', { '/proc/net/igmp': `x\n${IGMP6}`, '/proc/net/igmp6': IGMP }), {
    stdout: HEADING + V6 + V4,
    stderr: 'warning, got bogus igmp6 line 0.\n',
    status: 0,
  });
});

test('-p reads processes only when a section that shows them is reached', async () => {
  const files = { '/proc/7/fd': { error: 'EACCES' }, '/proc/net/unix': '' };
  assert.equal((await show('-gpx', files)).stderr, NO_SUPPORT);
  assert.match((await show('-gpx', { ...files, ...both })).stderr, /^\(No info could be read for "-p"/);
  assert.equal((await show('-gp', { ...files, ...both })).stderr, '');
});

test('an interface and its groups may lie in different batches', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `eth${index}`);
  const igmp = names.map((name) => `1\t${name.padEnd(10)}:     1      V3\n\t\t\t\tFB0000E0     1 0:0\n`);
  const root = memoryRoot(
    { '/proc/net/igmp': `${IGMP.split('\n')[0]}\n${igmp.join('')}` },
    { batchSize: 100 },
  );
  const ran = await runIn({ root }, ['-gn']);
  const rows = names.map((name) => `${name.padEnd(15)} 1      224.0.0.251\n`).join('');
  assert.deepEqual(ran, { stdout: HEADING + rows, stderr: '', status: 0 });
});
