import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Names, names } from '../../../src/recorder/anonymize/names.ts';
import { pseudonyms } from '../../../src/recorder/anonymize/pseudonyms.ts';

const KEY = Buffer.from('key');
const ID = '4f797c539e6c745de61a93ca3ff892358ecbcaccd8414d5db545c38428142970';
const UID = '6f1c9a52-8b07-4e3d-9c41-d27a5e08b3f6';
const SLICE_UID = UID.replaceAll('-', '_');
const { id } = pseudonyms(KEY, 'order');

/** What becomes of each text where it is the first one. */
const CASES: readonly (readonly [keyof Names, string, string])[] = [
  ['link', 'lo', 'lo'],
  ['link', 'all', 'all'],
  ['link', '*', '*'],
  ['link', 'eth0', 'if1'],
  ['link', 'eth0.100', 'if1.100'],
  ['link', 'eth0.100.7:1', 'if1.100.7:1'],
  ['link', 'lo:1', 'lo:1'],
  ['link', 'br-4f797c539e6c', 'if1'],
  ['link', 'eth0.lan', 'if1'],
  ['host', 'localhost', 'localhost'],
  ['host', 'localhost.localdomain', 'localhost.localdomain'],
  ['host', 'web', 'host1'],
  ['host', 'WEB.Example.org', 'host1.domain1'],
  ['program', '', ''],
  ['program', 'sshd', 'prog1'],
  ['path', '/run/systemd/journal/stdout', '/run/systemd/journal/stdout'],
  ['path', '/run/user/1000/bus', '/run/user/1000/bus'],
  ['path', '@/tmp/.X11-unix/X0', '@/tmp/.X11-unix/X0'],
  ['path', '/home/alice/agent.sock', '/home/path1/path2.sock'],
  ['path', '@@two words', '@@path1'],
  ['path', `/run/docker/${ID}.sock`, `/run/docker/${id(ID)}.sock`],
  ['path', 'net:[4026532470]', 'net:[4026532470]'],
  ['path', '/', '/'],
  ['path', '', ''],
  ['path', `/var/log/pods/shop_cart-7f9c_${UID}`, `/var/log/pods/namespace1_pod1_${id(UID)}`],
  [
    'path',
    `/var/log/containers/cart-7f9c_shop_cart-${ID}.log`,
    `/var/log/containers/pod1_namespace1_container1-${id(ID)}.log`,
  ],
  ['cgroup', '/', '/'],
  ['cgroup', '/init.scope', '/init.scope'],
  ['cgroup', '/system.slice/ssh.service', '/system.slice/unit1.service'],
  ['cgroup', '/system.slice/ssh.service (deleted)', '/system.slice/unit1.service (deleted)'],
  [
    'cgroup',
    '/user.slice/user-1000.slice/user@1000.service/app.slice/app-firefox.scope',
    '/user.slice/user-1000.slice/user@1000.service/app.slice/unit1.scope',
  ],
  ['cgroup', '/user.slice/user-0.slice/session-c2.scope', '/user.slice/user-0.slice/session-c2.scope'],
  ['cgroup', `/system.slice/docker-${ID}.scope`, `/system.slice/docker-${id(ID)}.scope`],
  ['cgroup', `/docker/${ID}`, `/docker/${id(ID)}`],
  [
    'cgroup',
    `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${SLICE_UID}.slice/cri-containerd-${ID}.scope`,
    `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${id(SLICE_UID)}.slice/cri-containerd-${id(ID)}.scope`,
  ],
  ['cgroup', `/kubepods/besteffort/pod${UID}/${ID}`, `/kubepods/besteffort/pod${id(UID)}/${id(ID)}`],
  ['cgroup', `/acme.slice:cri-containerd:${ID}`, `/unit1.slice:cri-containerd:${id(ID)}`],
  [
    'cgroup',
    `/machine.slice/libpod-${ID}.scope/container`,
    `/machine.slice/libpod-${id(ID)}.scope/container`,
  ],
  ['cgroup', `/machine.slice/machine-libpod_pod_${ID}.slice`, `/machine.slice/libpod_pod_${id(ID)}.slice`],
  ['cgroup', '/lxc.payload.web/init.scope', '/lxc.payload.container1/init.scope'],
  ['cgroup', '/lxc/web', '/lxc/container1'],
  ['cgroup', '/machine.slice/machine-web\\x2d1.scope', '/machine.slice/machine-container1.scope'],
  [
    'cgroup',
    '/machine.slice/machine-qemu\\x2d1\\x2dvm.scope',
    '/machine.slice/machine-qemu\\x2d1\\x2dcontainer1.scope',
  ],
  [
    'cgroup',
    '/system.slice/systemd-nspawn@web.service/payload',
    '/system.slice/systemd-nspawn@container1.service/payload',
  ],
  [
    'cgroup',
    '/ecs/0123456789abcdef0123456789abcdef/0123456789abcdef0123456789abcdef-42',
    `/ecs/${id('0123456789abcdef0123456789abcdef')}/${id('0123456789abcdef0123456789abcdef')}-42`,
  ],
  ['cgroup', '/../acme', '/../unit1'],
  ['container', ID, id(ID)],
  ['container', 'web', 'container1'],
  ['label', 'unconfined', 'unconfined'],
  ['label', 'system_u:system_r:sshd_t:s0', 'system_u:system_r:label1:s0'],
  ['label', '/usr/sbin/cupsd (enforce)', 'label1 (enforce)'],
];

for (const [kind, text, expected] of CASES)
  test(`${kind} ${text}`, () => {
    assert.equal(names(pseudonyms(KEY, 'order'))[kind](text), expected);
  });

test('the name of a link with VLANs that would be too long is one whole name', () => {
  const { link } = names(pseudonyms(KEY, 'key'));
  assert.match(link('eth0.4094'), /^if[0-9a-z]{8}\.4094$/);
  assert.match(link('eth0.4094.17'), /^if[0-9a-z]{8}$/);
});

test('a name that the kernel has cut is that of the whole one', () => {
  const { program } = names(pseudonyms(KEY, 'order'));
  assert.equal(program('systemd-resolved'), program('systemd-resolve'));
});

test('the name of a host is the same in capitals, and that of a label of a longer one', () => {
  const { host } = names(pseudonyms(KEY, 'order'));
  assert.equal(host('web.example.org'), 'host1.domain1');
  assert.equal(host('WEB'), 'host1');
  assert.equal(host('db.EXAMPLE.org'), 'host2.domain1');
});
