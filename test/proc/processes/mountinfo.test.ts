import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MountedWorkload, parseMountinfo } from '../../../src/proc/processes/mountinfo.ts';
import type { ContainerRuntime } from '../../../src/proc/processes/workload.ts';
import { latin1Bytes } from '../../../src/text/latin1.ts';

const A = '4f797c539e6c745de61a93ca3ff892358ecbcaccd8414d5db545c38428142970';
const B = '9ec39b91f3d70e1beff50a308f77067065ea6be0d91a3378375056cd4422cf3d';
const UID = 'ac04f3f2-1f2c-11e9-b015-1ebee232acfa';
const STATIC_UID = '0e8f1a3b5c7d92e4f60718293a4b5c6d';

/** A line of a mount of what lies at `source` in its file system. */
const mount = (source: string, target: string): string =>
  `620 604 8:1 ${source} ${target} rw,relatime master:1 - ext4 /dev/sda1 rw,discard`;

const is = (id?: string, runtime?: ContainerRuntime, pod?: string): MountedWorkload => ({
  container: id === undefined ? undefined : { id, name: undefined, runtime },
  pod,
});

const CASES: readonly (readonly [what: string, lines: readonly string[], expected: MountedWorkload])[] = [
  [
    'docker',
    [
      mount(`/var/lib/docker/containers/${A}/resolv.conf`, '/etc/resolv.conf'),
      mount(`/var/lib/docker/containers/${A}/hostname`, '/etc/hostname'),
      mount(`/var/lib/docker/containers/${A}/hosts`, '/etc/hosts'),
    ],
    is(A, 'docker'),
  ],
  [
    'docker on a file system of its own',
    [mount(`/docker/containers/${A}/hostname`, '/etc/hostname')],
    is(A, 'docker'),
  ],
  [
    'docker of snap',
    [mount(`/var/snap/docker/common/var-lib-docker/containers/${A}/hosts`, '/etc/hosts')],
    is(A, 'docker'),
  ],
  [
    'docker without root',
    [mount(`/home/ann/.local/share/docker/containers/${A}/hosts`, '/etc/hosts')],
    is(A, 'docker'),
  ],
  ['an engine on a disk of its own', [mount(`/containers/${A}/hosts`, '/etc/hosts')], is(A)],
  [
    'docker that mounts the folder of another container',
    [
      mount(`/var/lib/docker/containers/${B}/mounts`, '/logs'),
      mount(`/var/lib/docker/containers/${A}/hosts`, '/etc/hosts'),
    ],
    is(A, 'docker'),
  ],
  [
    'the same, mounted later',
    [
      mount(`/var/lib/docker/containers/${A}/hosts`, '/etc/hosts'),
      mount(`/var/lib/docker/containers/${B}/mounts`, '/logs'),
    ],
    is(A, 'docker'),
  ],
  [
    'podman',
    [mount(`/containers/storage/overlay-containers/${A}/userdata/.containerenv`, '/run/.containerenv')],
    is(A, 'podman'),
  ],
  [
    'podman without root',
    [mount(`/containers/overlay-containers/${A}/userdata/hosts`, '/etc/hosts')],
    is(A, 'podman'),
  ],
  [
    'podman on vfs',
    [mount(`/containers/storage/vfs-containers/${A}/userdata/hosts`, '/etc/hosts')],
    is(A, 'podman'),
  ],
  [
    'a container of a pod of podman',
    [
      mount(`/containers/storage/overlay-containers/${B}/userdata/hostname`, '/etc/hostname'),
      mount(`/containers/storage/overlay-containers/${A}/userdata/.containerenv`, '/run/.containerenv'),
    ],
    is(A, 'podman'),
  ],
  [
    'cri-o',
    [
      mount(`/containers/storage/overlay-containers/${A}/userdata/hostname`, '/etc/hostname'),
      mount(`/var/lib/kubelet/pods/${UID}/etc-hosts`, '/etc/hosts'),
    ],
    is(A, 'cri-o', UID),
  ],
  [
    'containerd in Kubernetes: the sandbox of the pod',
    [
      mount(`/var/lib/kubelet/pods/${UID}/etc-hosts`, '/etc/hosts'),
      mount(`/var/lib/kubelet/pods/${UID}/containers/web/1c2d3e4f`, '/dev/termination-log'),
      mount(`/var/lib/containerd/io.containerd.grpc.v1.cri/sandboxes/${A}/hostname`, '/etc/hostname'),
    ],
    is(A, 'containerd', UID),
  ],
  [
    'nerdctl',
    [mount(`/var/lib/nerdctl/1935db59/containers/default/${A}/hostname`, '/etc/hostname')],
    is(A, 'containerd'),
  ],
  [
    'a pod alone',
    [mount(`/var/lib/kubelet/pods/${UID}/etc-hosts`, '/etc/hosts')],
    is(undefined, undefined, UID),
  ],
  [
    'a static pod',
    [mount(`/var/lib/kubelet/pods/${STATIC_UID}/etc-hosts`, '/etc/hosts')],
    is(undefined, undefined, STATIC_UID),
  ],
  [
    'no id: layers of an overlay',
    [
      `457 366 0:35 / / rw,relatime - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/X,upperdir=/var/lib/docker/overlay2/${A}/diff,workdir=/var/lib/docker/overlay2/${A}/work`,
      mount(`/var/lib/docker/overlay2/${A}/merged`, '/mnt'),
    ],
    is(),
  ],
  [
    'no id: a mount point',
    [`457 366 0:35 / /var/lib/docker/containers/${A}/mounts/shm rw - tmpfs shm rw`],
    is(),
  ],
  ['no id: a volume', [mount(`/var/lib/docker/volumes/${A}/_data`, '/data')], is()],
  ['no id: all containers', [mount('/var/lib/docker/containers', '/logs')], is()],
  ['no id: digits cut short', [mount(`/var/lib/docker/containers/${A.slice(1)}/hosts`, '/etc/hosts')], is()],
  ['no id: a folder that ends in the word', [mount(`/notcontainers/${A}/hosts`, '/etc/hosts')], is()],
  ['a cut line', [`620 604 8:1 /var/lib/docker/containers/${A}/hosts`], is()],
  ['nothing', [], is()],
];

for (const [what, lines, expected] of CASES) {
  test(`mountinfo: ${what}`, () => {
    assert.deepEqual(parseMountinfo(latin1Bytes(lines.map((line) => `${line}\n`).join(''))), expected);
  });
}

test('mountinfo: arbitrary and damaged bytes never throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void parseMountinfo(bytes)));
  const lines = fc.constantFrom(...CASES.flatMap(([, lines]) => lines));
  fc.assert(
    fc.property(lines, fc.nat(), fc.nat(255), (text, at, byte) => {
      const bytes = latin1Bytes(text);
      bytes[at % bytes.length] = byte;
      parseMountinfo(bytes);
      parseMountinfo(bytes.subarray(0, at % bytes.length));
    }),
  );
});
