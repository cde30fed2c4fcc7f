import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCgroup } from '../../../src/proc/processes/cgroup.ts';
import type { ContainerIdentity, ContainerRuntime, Workload } from '../../../src/proc/processes/workload.ts';
import { latin1Bytes } from '../../../src/text/latin1.ts';

const A = '4f797c539e6c745de61a93ca3ff892358ecbcaccd8414d5db545c38428142970';
const B = '9ec39b91f3d70e1beff50a308f77067065ea6be0d91a3378375056cd4422cf3d';
const UID = 'ac04f3f2-1f2c-11e9-b015-1ebee232acfa';
const UNDERSCORED = UID.replaceAll('-', '_');
const STATIC_UID = '0e8f1a3b5c7d92e4f60718293a4b5c6d';

/** What is expected, in the order of the fields. */
const is = (unit?: string, container?: ContainerIdentity, pod?: string, manager?: number): Workload => ({
  unit,
  container,
  pod,
  manager,
});

const held = (id: string, runtime?: ContainerRuntime): ContainerIdentity => ({
  id,
  name: undefined,
  runtime,
});
const named = (name: string, runtime: ContainerRuntime): ContainerIdentity => ({
  id: undefined,
  name,
  runtime,
});

const CASES: readonly (readonly [what: string, lines: string, expected: Workload | undefined])[] = [
  ['a service', '0::/system.slice/nginx.service', is('nginx.service')],
  [
    'an instance of a template',
    '0::/system.slice/system-getty.slice/getty@tty1.service',
    is('getty@tty1.service'),
  ],
  ['a name with an escape', '0::/system.slice/run-r\\x2d1.mount', is('run-r\\x2d1.mount')],
  ['a socket that runs a command', '0::/system.slice/docker.socket', is('docker.socket')],
  ['a cgroup below a service', '0::/system.slice/nginx.service/worker', is('nginx.service')],
  ['a unit that a service pretends', '0::/system.slice/nginx.service/sshd.service', is('nginx.service')],
  ['pid 1', '0::/init.scope', is('init.scope')],
  ['a session', '0::/user.slice/user-1000.slice/session-3.scope', is('session-3.scope')],
  ['a name that systemd escapes', '0::/system.slice/_cpu.service', is('cpu.service')],
  ['no unit: a slice', '0::/user.slice/user-1000.slice', is()],
  ['no unit: a cgroup of no one', '0::/build/job7', is()],
  ['no unit: a name that none has', '0::/system.slice/a b.service', is()],
  [
    'a unit of a user',
    '0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-firefox.service',
    is('app-firefox.service', undefined, undefined, 1000),
  ],
  [
    'a cgroup below a unit of a user',
    '0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-a.scope/b.service',
    is('app-a.scope', undefined, undefined, 1000),
  ],
  [
    'the service manager of a user',
    '0::/user.slice/user-1000.slice/user@1000.service/init.scope',
    is('user@1000.service', undefined, undefined, 1000),
  ],
  ['a cgroup that was removed', '0::/system.slice/nginx.service (deleted)', is('nginx.service')],
  ['the root', '0::/', undefined],
  ['the root of version 1', '12:pids:/\n1:name=systemd:/\n0::/', undefined],
  ['a limit beside the root', '4:memory:/limits/a\n1:name=systemd:/\n0::/', undefined],
  ['a unit beside the root', '4:memory:/system.slice/nginx.service\n0::/', is('nginx.service')],
  ['nothing', '', undefined],

  ['docker, version 1', `13:name=systemd:/docker/${A}`, is(undefined, held(A, 'docker'))],
  ['docker, version 2 without systemd', `0::/docker/${A}`, is(undefined, held(A, 'docker'))],
  ['docker, version 2', `0::/system.slice/docker-${A}.scope`, is(`docker-${A}.scope`, held(A, 'docker'))],
  [
    'docker with an init in a cgroup of its own',
    `0::/system.slice/docker-${A}.scope/init`,
    is(`docker-${A}.scope`, held(A, 'docker')),
  ],
  ['docker of Debian 8', `2:cpu:/${A}`, is(undefined, held(A))],
  ['docker below another parent', `4:memory:/batch/${A}`, is(undefined, held(A))],
  ['docker of a runner', `4:memory:/actions_job/${A}`, is(undefined, held(A, 'docker'))],
  [
    'docker without root',
    `0::/user.slice/user-1000.slice/user@1000.service/user.slice/docker-${A}.scope`,
    is(`docker-${A}.scope`, held(A, 'docker'), undefined, 1000),
  ],
  ['docker in docker', `0::/docker/${A}/docker/${B}`, is(undefined, held(B, 'docker'))],
  [
    'docker in docker, with systemd',
    `0::/system.slice/docker-${A}.scope/system.slice/docker-${B}.scope`,
    is(`docker-${A}.scope`, held(B, 'docker')),
  ],
  [
    'a service in docker',
    `0::/system.slice/docker-${A}.scope/system.slice/nginx.service`,
    is(`docker-${A}.scope`, held(A, 'docker')),
  ],
  [
    'docker, of version 2 only in its daemon',
    `12:memory:/docker/${A}\n1:name=systemd:/docker/${A}\n0::/system.slice/containerd.service`,
    is(undefined, held(A, 'docker')),
  ],
  [
    'a hierarchy that knows only the outer container',
    `5:cpuset:/docker/${A}\n4:memory:/docker/${A}/docker/${B}\n0::/`,
    is(undefined, held(B, 'docker')),
  ],
  [
    'docker beside a unit of systemd, version 1',
    `9:blkio:/system.slice/docker-${A}.scope\n1:name=systemd:/system.slice/docker-${A}.scope`,
    is(`docker-${A}.scope`, held(A, 'docker')),
  ],

  [
    'containerd, burstable',
    `0::/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${UNDERSCORED}.slice/cri-containerd-${A}.scope`,
    is(`cri-containerd-${A}.scope`, held(A, 'containerd'), UID),
  ],
  [
    'containerd, guaranteed',
    `0::/kubepods.slice/kubepods-pod${UNDERSCORED}.slice/cri-containerd-${A}.scope`,
    is(`cri-containerd-${A}.scope`, held(A, 'containerd'), UID),
  ],
  [
    'Kubernetes without systemd, burstable',
    `11:pids:/kubepods/burstable/pod${UID}/${A}`,
    is(undefined, held(A), UID),
  ],
  ['Kubernetes without systemd, guaranteed', `0::/kubepods/pod${UID}/${A}`, is(undefined, held(A), UID)],
  [
    'Kubernetes with docker',
    `0::/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod${UNDERSCORED}.slice/docker-${A}.scope`,
    is(`docker-${A}.scope`, held(A, 'docker'), UID),
  ],
  [
    'a systemd path without systemd',
    `0::/system.slice/containerd.service/kubepods-burstable-pod${UNDERSCORED}.slice:cri-containerd:${A}`,
    is('containerd.service', held(A, 'containerd'), UID),
  ],
  [
    'the same, whole',
    `0::/kubelet-kubepods-besteffort-pod${UNDERSCORED}.slice:cri-containerd:${A}`,
    is(undefined, held(A, 'containerd'), UID),
  ],
  [
    'kind',
    `0::/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-burstable.slice/kubelet-kubepods-burstable-pod${UNDERSCORED}.slice/cri-containerd-${A}.scope`,
    is(`cri-containerd-${A}.scope`, held(A, 'containerd'), UID),
  ],
  [
    'kind seen from the host',
    `0::/docker/${B}/kubelet/kubepods/burstable/pod${UID}/${A}`,
    is(undefined, held(A), UID),
  ],
  [
    'kind of version 1',
    `4:memory:/docker/${B}/kubelet/kubepods/besteffort/pod${UID}/${A}\n1:name=systemd:/docker/${B}/kubelet/kubepods/besteffort/pod${UID}/${A}`,
    is(undefined, held(A), UID),
  ],
  ['kubelet with a cgroup of its own', `0::/kubelet/kubepods/pod${UID}/${A}`, is(undefined, held(A), UID)],
  [
    'a static pod',
    `0::/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${STATIC_UID}.slice/cri-containerd-${A}.scope`,
    is(`cri-containerd-${A}.scope`, held(A, 'containerd'), STATIC_UID),
  ],
  [
    'a static pod without systemd',
    `4:memory:/kubepods/burstable/pod${STATIC_UID}/${A}`,
    is(undefined, held(A), STATIC_UID),
  ],
  [
    'seen from another cgroup namespace',
    `0::/../../kubepods-besteffort-pod${UNDERSCORED}.slice/docker-${A}.scope`,
    is(`docker-${A}.scope`, held(A, 'docker'), UID),
  ],
  [
    'seen from beside',
    `0::/../cri-containerd-${A}.scope`,
    is(`cri-containerd-${A}.scope`, held(A, 'containerd')),
  ],
  ['a service seen from a container', '0::/../../../system.slice/sshd.service', is('sshd.service')],
  ['a cgroup of a pod alone', `0::/kubepods/pod${UID}`, is(undefined, undefined, UID)],
  ['docker in a pod', `0::/kubepods/pod${UID}/${A}/docker/${B}`, is(undefined, held(B, 'docker'), UID)],

  [
    'cri-o',
    `0::/kubepods.slice/kubepods-pod${UNDERSCORED}.slice/crio-${A}.scope/container`,
    is(`crio-${A}.scope`, held(A, 'cri-o'), UID),
  ],
  ['cri-o without systemd', `0::/kubepods/pod${UID}/crio-${A}`, is(undefined, held(A, 'cri-o'), UID)],
  [
    'a monitor of cri-o',
    `0::/kubepods.slice/kubepods-pod${UNDERSCORED}.slice/crio-conmon-${A}.scope`,
    is(`crio-conmon-${A}.scope`, undefined, UID),
  ],
  ['a monitor of cri-o outside', `0::/system.slice/crio-conmon-${A}.scope`, is(`crio-conmon-${A}.scope`)],

  ['podman', `0::/machine.slice/libpod-${A}.scope`, is(`libpod-${A}.scope`, held(A, 'podman'))],
  [
    'podman with crun',
    `0::/machine.slice/libpod-${A}.scope/container`,
    is(`libpod-${A}.scope`, held(A, 'podman')),
  ],
  ['a monitor of podman', `0::/machine.slice/libpod-conmon-${A}.scope`, is(`libpod-conmon-${A}.scope`)],
  ['podman without systemd', `0::/libpod_parent/libpod-${A}`, is(undefined, held(A, 'podman'))],
  ['its monitor', '0::/libpod_parent/conmon', is()],
  [
    'a pod of podman without systemd',
    `0::/libpod_parent/${B}/libpod-${A}`,
    is(undefined, held(A, 'podman'), B),
  ],
  ['a monitor in it', `0::/libpod_parent/${B}/conmon`, is(undefined, undefined, B)],
  [
    'a pod of podman',
    `0::/machine.slice/machine-libpod_pod_${B}.slice/libpod-${A}.scope/container`,
    is(`libpod-${A}.scope`, held(A, 'podman'), B),
  ],
  [
    'podman without root',
    `0::/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-${A}.scope/container`,
    is(`libpod-${A}.scope`, held(A, 'podman'), undefined, 1000),
  ],
  [
    'a pod of podman without root',
    `0::/user.slice/user-1000.slice/user@1000.service/user.slice/user-libpod_pod_${B}.slice/libpod-${A}.scope`,
    is(`libpod-${A}.scope`, held(A, 'podman'), B, 1000),
  ],
  ['a quadlet', `0::/system.slice/redis.service/libpod-payload-${A}`, is('redis.service', held(A, 'podman'))],
  ['the monitor of a quadlet', '0::/system.slice/redis.service/runtime', is('redis.service')],
  [
    'a quadlet of a user',
    `0::/user.slice/user-3020.slice/user@3020.service/app.slice/pihole.service/libpod-payload-${A}`,
    is('pihole.service', held(A, 'podman'), undefined, 3020),
  ],

  ['nerdctl', `0::/system.slice/nerdctl-${A}.scope`, is(`nerdctl-${A}.scope`, held(A, 'containerd'))],
  ['nerdctl without systemd', `0::/default/${A}`, is(undefined, held(A, 'containerd'))],
  [
    'nerdctl without root',
    `0::/user.slice/user-1000.slice/user@1000.service/user.slice/nerdctl-${A}.scope`,
    is(`nerdctl-${A}.scope`, held(A, 'containerd'), undefined, 1000),
  ],

  ['lxc', '0::/lxc.payload.web', is(undefined, named('web', 'lxc'))],
  [
    'lxc, a service in it',
    '0::/lxc.payload.web/system.slice/nginx.service',
    is(undefined, named('web', 'lxc')),
  ],
  ['lxc 4', '0::/lxc.payload/web/init.scope', is(undefined, named('web', 'lxc'))],
  ['lxc, Proxmox', '0::/lxc/101/ns/init.scope', is(undefined, named('101', 'lxc'))],
  [
    'lxc, version 1',
    '4:memory:/lxc/web\n1:name=systemd:/lxc/web/init.scope',
    is(undefined, named('web', 'lxc')),
  ],
  ['lxc with a dash', '0::/lxc.payload-105', is(undefined, named('105', 'lxc'))],
  ['lxc in lxc', '0::/lxc.payload.a/lxc.payload.b', is(undefined, named('b', 'lxc'))],
  ['docker in lxc', `0::/lxc.payload.a/docker/${A}`, is(undefined, held(A, 'docker'))],
  ['a monitor of lxc', '0::/lxc.monitor.web', is()],
  ['an older monitor of lxc', '0::/lxc.monitor/web', is()],

  [
    'systemd-nspawn',
    '0::/machine.slice/machine-web.scope/payload/system.slice/nginx.service',
    is('machine-web.scope', named('web', 'systemd-nspawn')),
  ],
  [
    'systemd-nspawn, a name with a dash',
    '0::/machine.slice/machine-web\\x2d1.scope/payload',
    is('machine-web\\x2d1.scope', named('web-1', 'systemd-nspawn')),
  ],
  [
    'systemd-nspawn as a service',
    '0::/machine.slice/systemd-nspawn@web.service/payload/init.scope',
    is('systemd-nspawn@web.service', named('web', 'systemd-nspawn')),
  ],
  [
    'systemd-nspawn, version 1',
    '1:name=systemd:/machine.slice/machine-web.scope/init.scope',
    is('machine-web.scope', named('web', 'systemd-nspawn')),
  ],
  [
    'systemd-nspawn itself',
    '0::/machine.slice/systemd-nspawn@web.service/supervisor',
    is('systemd-nspawn@web.service'),
  ],
  [
    'a virtual machine',
    '0::/machine.slice/machine-qemu\\x2d3\\x2dvm.scope/libvirt/emulator',
    is('machine-qemu\\x2d3\\x2dvm.scope'),
  ],
  [
    'lxc of libvirt',
    '0::/machine.slice/machine-lxc\\x2d812\\x2dweb\\x2d1.scope',
    is('machine-lxc\\x2d812\\x2dweb\\x2d1.scope', named('web-1', 'libvirt-lxc')),
  ],

  ['ECS', `9:perf_event:/ecs/55091c13-b8cf-4801-b527-f4601742204d/${A}`, is(undefined, held(A, 'docker'))],
  [
    'ECS with a cluster',
    `9:perf_event:/ecs/name-ecs-classic/5a0d5ceddf6c44c1928d367a815d890f/${A}`,
    is(undefined, held(A, 'docker')),
  ],
  [
    'ECS, version 2',
    `0::/ecstasks.slice/ecstasks-5a0d5ceddf6c44c1928d367a815d890f.slice/docker-${A}.scope`,
    is(`docker-${A}.scope`, held(A, 'docker')),
  ],
  [
    'Fargate',
    '11:hugetlb:/ecs/55091c13b8cf4801b527f4601742204d/55091c13b8cf4801b527f4601742204d-3057940393',
    is(undefined, held('55091c13b8cf4801b527f4601742204d-3057940393')),
  ],

  ['no id: too short', `0::/docker/${A.slice(1)}`, is()],
  ['no id: too long', `0::/docker/${A}0`, is()],
  ['no id: upper case', `0::/docker/${A.toUpperCase()}`, is()],
  ['no id: a prefix of no runtime', `0::/run-${A}.scope`, is(`run-${A}.scope`)],
  ['no pod: a uid cut short', '0::/kubepods/podac04f3f2-1f2c', is()],
  ['no line: no number', `x::/docker/${A}`, undefined],
  ['no line: no path', '4:memory:docker', undefined],
  ['no line: cut', '4:memory', undefined],
];

for (const [what, lines, expected] of CASES) {
  test(`cgroup: ${what}`, () => {
    assert.deepEqual(parseCgroup(latin1Bytes(`${lines}\n`)), expected);
  });
}

test('cgroup: no line is there twice', () => {
  assert.ok(CASES.length >= 60);
  assert.equal(new Set(CASES.map(([, lines]) => lines)).size, CASES.length);
});

test('cgroup: a name is what the path has, whatever the bytes', () => {
  const { container } = parseCgroup(latin1Bytes('0::/lxc.payload.\x1b[31m\xff\n')) ?? {};
  assert.equal(container?.name, '\x1b[31m\xff');
});

test('cgroup: arbitrary and damaged bytes never throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void parseCgroup(bytes)));
  const lines = fc.constantFrom(...CASES.map(([, lines]) => lines)).filter((lines) => lines !== '');
  fc.assert(
    fc.property(lines, fc.nat(), fc.nat(255), (text, at, byte) => {
      const bytes = latin1Bytes(text);
      bytes[at % bytes.length] = byte;
      parseCgroup(bytes);
      parseCgroup(bytes.subarray(0, at % bytes.length));
    }),
  );
});
