import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { isRecorded } from '../../../src/host/recording/recorded-files.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';
import type { Root } from '../../../src/host/root/root.ts';
import { hosts, readList, rootOf } from '../../golden/goldens.ts';
import { runIn } from '../../io.ts';

/** Each view in each form, and what asks for more files. */
const VIEWS = ['-ap', '-aeeZ', '-r', '-r6', '-rC', '-ie', '-i', '-g', '-s', '-m', '-M', '--list-netns'];
const OLD = ['-a --ax25 --ipx --netrom --rose --x25', '-r -A ax25,ipx,netrom,rose,x25,ddp', '-rC -A inet6'];
const FORMS = [
  '',
  '--json',
  '--explain',
  '--json --explain --all-netns',
  '--csv --all-netns',
  '--rates --count=1',
];

const lines = [
  ...new Set([
    ...[...VIEWS, ...OLD].flatMap((view) => FORMS.map((form) => `${view} ${form}`.trim())),
    ...readList('commands.txt').map(({ argv }) => argv.join(' ')),
  ]),
].map((line) => line.split(' '));

/** Folders that are listed, and of the files in them it is said which are read. */
const LISTED =
  /^\/(?:proc|proc\/\d+|proc\/\d+\/task|proc\/\d+(?:\/task\/\d+)?\/fd|proc\/sys\/net\/ipv4\/conf|(?:proc\/\d+\/root\/)?sys\/class\/net(?:\/[^/]+)?|sys\/fs\/selinux|var\/log\/(?:pods|containers)|proc\/net(?:\/x25)?)$/;

/** Reports each path that is read, of files that are there. */
function watched(root: Root, read: (path: string, isListed: boolean) => void): Root {
  const { place: _, ...local } = root.local ?? { live: false };
  const watch =
    <A extends unknown[], T>(action: (path: string, ...more: A) => T, isListed = false) =>
    (path: string, ...more: A): T => {
      const found = action(path, ...more);
      read(path, isListed);
      return found;
    };
  return {
    ...root,
    read: watch(root.read),
    readBatches: watch(root.readBatches),
    readLink: watch(root.readLink),
    list: watch(root.list, true),
    local,
  };
}

/** Links of files that are no sockets are of no process that is shown. */
const isRead = (path: string): boolean => isRecorded(path) || LISTED.test(path);

for (const host of ['/', ...hosts().map(rootOf)]) {
  test(`whatever any view reads of ${host} is recorded`, async () => {
    const missing = new Set<string>();
    const seen = new Set<string>();
    const root = watched(openRoot(host), (path, isListed) => {
      seen.add(path);
      if (isListed ? !LISTED.test(path) : !isRead(path)) missing.add(path);
    });
    for (const argv of lines) await runIn({ root, frames: 2 }, argv);
    assert.deepEqual([...missing], []);
    assert.ok(seen.size > 20 && seen.has('/proc/net/tcp'), `${seen.size} files were read`);
  });
}

for (const path of [
  '/netstat-record.json',
  '/proc/net/tcp',
  '/proc/net/sctp/eps',
  '/proc/12/net/udp6',
  '/proc/12/fd/3',
  '/proc/12/task/13/fd/3',
  '/proc/12/ns/net',
  '/proc/self/auxv',
  '/proc/sys/net/ipv4/conf/eth0',
  '/proc/sys/net/ipv6/conf/eth0.5/mtu',
  '/sys/class/net/eth0',
  '/sys/class/net/eth0/mtu',
  '/sys/class/net/eth0/upper_br0',
  '/sys/devices/pci0000:00/0000:00:03.0/net/eth0/flags',
  '/proc/7/root/sys/class/net/eth0/statistics/rx_bytes',
  '/etc/passwd',
  '/var/log/pods/shop_cart_1',
  '/var/lib/docker/containers/0a/config.v2.json',
  '/run/k3s/containerd/io.containerd.runtime.v2.task/k8s.io/0a/config.json',
  '/home/lea/.local/share/containers/storage/overlay-containers/containers.json',
  '/run/user/1000/containers/vfs-containers/volatile-containers.json',
])
  test(`${path} is read`, () => assert.equal(isRecorded(path), true));

for (const path of [
  '',
  '/',
  '/etc/shadow',
  '/etc/hosts/x',
  '/proc/kmsg',
  '/proc/net/tcpx',
  '/proc/net/../../etc/passwd',
  '/sys/class/net/../flags',
  '/sys/class/net/./flags',
  '/sys/class/net/eth0//mtu',
  '/proc/12/environ',
  '/proc/12/root/etc/passwd',
  '/proc/x/fd/3',
  '/proc/sys/net/ipv6/conf/eth0/mtux',
  'proc/net/tcp',
  '/proc/net/tcp\n',
])
  test(`${JSON.stringify(path)} is not`, () => assert.equal(isRecorded(path), false));

test('the recorded hosts are there', () => assert.ok(hosts().length > 5 && existsSync(rootOf('busy'))));
