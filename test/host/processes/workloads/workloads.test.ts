import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readWorkloads } from '../../../../src/host/processes/workloads/workloads.ts';
import { type MemoryFile, memoryRoot } from '../../../../src/host/root/memory-root.ts';
import type { Root } from '../../../../src/host/root/root.ts';
import type { WorkloadFacts } from '../../../../src/proc/processes/workload.ts';

type Files = Readonly<Record<string, MemoryFile>>;

const A = '4f797c539e6c745de61a93ca3ff892358ecbcaccd8414d5db545c38428142970';
const B = '9ec39b91f3d70e1beff50a308f77067065ea6be0d91a3378375056cd4422cf3d';
const UID = 'ac04f3f2-1f2c-11e9-b015-1ebee232acfa';
const PASSWD = { '/etc/passwd': 'root:x:0:0::/root:/bin/sh\nann:x:1000:1000:Ann:/home/ann:/bin/sh\n' };

const of = (files: Files, process = '7'): WorkloadFacts | undefined =>
  readWorkloads(memoryRoot(files)).of(process);

const cgroup = (path: string): Files => ({ '/proc/7/cgroup': `0::${path}\n` });
const DOCKER = cgroup(`/system.slice/docker-${A}.scope`);
const CONTAINERD = cgroup(`/kubepods/pod${UID}/cri-containerd-${A}.scope`);
const CRIO = cgroup(`/kubepods/pod${UID}/crio-${A}`);
const PODMAN = cgroup(`/libpod_parent/libpod-${A}`);
const ROOTLESS = cgroup(
  `/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-${A}.scope/container`,
);

const CONFIG_V2 = `/var/lib/docker/containers/${A}/config.v2.json`;
const TASKS = 'io.containerd.runtime.v2.task';
const BUNDLE = `/run/containerd/${TASKS}/k8s.io/${A}/config.json`;
const STORAGE = '/var/lib/containers/storage/overlay-containers/containers.json';
const HOME_STORAGE = '/home/ann/.local/share/containers/storage';

const CRI = {
  annotations: {
    'io.kubernetes.cri.container-name': 'web',
    'io.kubernetes.cri.container-type': 'container',
    'io.kubernetes.cri.image-name': 'docker.io/library/nginx:1.27',
    'io.kubernetes.cri.sandbox-name': 'cart-7f9c',
    'io.kubernetes.cri.sandbox-namespace': 'shop',
    'io.kubernetes.cri.sandbox-uid': UID,
  },
};

/** As containers/storage lists a container; what the engine adds is JSON in a text. */
const stored = (id: string, name: string, metadata: object) => ({
  id,
  names: [name],
  image: B,
  metadata: JSON.stringify(metadata),
});

const CASES: readonly (readonly [what: string, files: Files, expected: WorkloadFacts | undefined])[] = [
  [
    'a service',
    cgroup('/system.slice/nginx.service'),
    { unit: 'nginx.service', container: undefined, pod: undefined },
  ],
  [
    'a container of which no file tells',
    DOCKER,
    {
      unit: `docker-${A}.scope`,
      container: { id: A, name: undefined, runtime: 'docker', image: undefined },
      pod: undefined,
    },
  ],
  [
    'docker',
    { ...DOCKER, [CONFIG_V2]: JSON.stringify({ Name: '/web', Config: { Image: 'nginx:1.27', Labels: {} } }) },
    {
      unit: `docker-${A}.scope`,
      container: { id: A, name: 'web', runtime: 'docker', image: 'nginx:1.27' },
      pod: undefined,
    },
  ],
  [
    'docker of snap',
    {
      ...DOCKER,
      [`/var/snap/docker/common/var-lib-docker/containers/${A}/config.v2.json`]: '{"Name":"/snapped"}',
    },
    {
      unit: `docker-${A}.scope`,
      container: { id: A, name: 'snapped', runtime: 'docker', image: undefined },
      pod: undefined,
    },
  ],
  [
    'docker in Kubernetes, an id without a runtime',
    {
      ...cgroup(`/kubepods/pod${UID}/${A}`),
      [CONFIG_V2]: JSON.stringify({
        Name: '/k8s_web_cart-7f9c_shop_x_0',
        Config: {
          Image: 'nginx@sha256:1',
          Labels: {
            'io.kubernetes.container.name': 'web',
            'io.kubernetes.pod.name': 'cart-7f9c',
            'io.kubernetes.pod.namespace': 'shop',
            'io.kubernetes.pod.uid': UID,
          },
        },
      }),
    },
    {
      unit: undefined,
      container: { id: A, name: 'web', runtime: 'docker', image: 'nginx@sha256:1' },
      pod: { name: 'cart-7f9c', namespace: 'shop', uid: UID },
    },
  ],
  [
    'containerd',
    { ...CONTAINERD, [BUNDLE]: JSON.stringify(CRI) },
    {
      unit: `cri-containerd-${A}.scope`,
      container: { id: A, name: 'web', runtime: 'containerd', image: 'docker.io/library/nginx:1.27' },
      pod: { name: 'cart-7f9c', namespace: 'shop', uid: UID },
    },
  ],
  [
    'containerd of k3s, an id without a runtime',
    {
      ...cgroup(`/kubepods/pod${UID}/${A}`),
      [`/run/k3s/containerd/${TASKS}/k8s.io/${A}/config.json`]: JSON.stringify(CRI),
    },
    {
      unit: undefined,
      container: { id: A, name: 'web', runtime: 'containerd', image: 'docker.io/library/nginx:1.27' },
      pod: { name: 'cart-7f9c', namespace: 'shop', uid: UID },
    },
  ],
  [
    'the sandbox of a pod, by its mounts',
    {
      '/proc/7/cgroup': '0::/\n',
      '/proc/7/mountinfo': `1 2 8:1 /lib/containerd/io.containerd.grpc.v1.cri/sandboxes/${A}/hostname /etc/hostname rw - ext4 x rw\n`,
      [BUNDLE]: JSON.stringify({
        annotations: { ...CRI.annotations, 'io.kubernetes.cri.container-name': undefined },
      }),
    },
    {
      unit: undefined,
      container: { id: A, name: undefined, runtime: 'containerd', image: 'docker.io/library/nginx:1.27' },
      pod: { name: 'cart-7f9c', namespace: 'shop', uid: UID },
    },
  ],
  [
    'nerdctl',
    {
      ...cgroup(`/default/${A}`),
      [`/run/containerd/${TASKS}/default/${A}/config.json`]: '{"annotations":{"nerdctl/name":"web"}}',
    },
    {
      unit: undefined,
      container: { id: A, name: 'web', runtime: 'containerd', image: undefined },
      pod: undefined,
    },
  ],
  [
    'cri-o, by its bundle',
    {
      ...CRIO,
      [`/run/containers/storage/overlay-containers/${A}/userdata/config.json`]: JSON.stringify({
        annotations: {
          'io.kubernetes.container.name': 'web',
          'io.kubernetes.cri-o.ImageName': 'quay.io/nginx:1',
          'io.kubernetes.pod.name': 'cart-7f9c',
          'io.kubernetes.pod.namespace': 'shop',
          'io.kubernetes.pod.uid': UID,
        },
      }),
    },
    {
      unit: undefined,
      container: { id: A, name: 'web', runtime: 'cri-o', image: 'quay.io/nginx:1' },
      pod: { name: 'cart-7f9c', namespace: 'shop', uid: UID },
    },
  ],
  [
    'cri-o, by its list and the logs',
    {
      ...CRIO,
      [STORAGE]: JSON.stringify([
        stored(A, 'k8s_web_cart-7f9c_shop_x_0', {
          'metadata-name': 'web',
          'image-name': 'quay.io/nginx:1',
          namespace: 'shop',
          uid: UID,
        }),
      ]),
      [`/var/log/pods/shop_cart-7f9c_${UID}/web/0.log`]: '',
    },
    {
      unit: undefined,
      container: { id: A, name: 'web', runtime: 'cri-o', image: 'quay.io/nginx:1' },
      pod: { name: 'cart-7f9c', namespace: 'shop', uid: UID },
    },
  ],
  [
    'names of logs alone, as for any user',
    {
      ...CONTAINERD,
      [BUNDLE]: { error: 'EACCES' },
      [`/var/log/pods/shop_cart-7f9c_${UID}/web/0.log`]: '',
      [`/var/log/containers/cart-7f9c_shop_web-${A}.log`]: { link: '/elsewhere' },
      [`/var/log/containers/other_shop_db-${B}.log`]: { link: '/elsewhere' },
    },
    {
      unit: `cri-containerd-${A}.scope`,
      container: { id: A, name: 'web', runtime: 'containerd', image: undefined },
      pod: { name: 'cart-7f9c', namespace: 'shop', uid: UID },
    },
  ],
  [
    'the log of a pod alone',
    { ...cgroup(`/kubepods/pod${UID}`), [`/var/log/pods/shop_cart-7f9c_${UID}/web/0.log`]: '' },
    { unit: undefined, container: undefined, pod: { name: 'cart-7f9c', namespace: 'shop', uid: UID } },
  ],
  [
    'podman',
    {
      ...PODMAN,
      [STORAGE]: JSON.stringify([
        stored(B, 'db', { 'image-name': 'postgres' }),
        stored(A, 'web', { 'image-name': 'docker.io/library/nginx:1.27', name: 'web' }),
      ]),
    },
    {
      unit: undefined,
      container: { id: A, name: 'web', runtime: 'podman', image: 'docker.io/library/nginx:1.27' },
      pod: undefined,
    },
  ],
  [
    'podman run --rm',
    {
      ...PODMAN,
      '/run/containers/storage/overlay-containers/volatile-containers.json': JSON.stringify([
        stored(A, 'short', {}),
      ]),
    },
    {
      unit: undefined,
      container: { id: A, name: 'short', runtime: 'podman', image: undefined },
      pod: undefined,
    },
  ],
  [
    'podman without root',
    {
      ...ROOTLESS,
      ...PASSWD,
      [`${HOME_STORAGE}/vfs-containers/containers.json`]: JSON.stringify([stored(A, 'mine', {})]),
      [STORAGE]: JSON.stringify([stored(A, 'of root', {})]),
    },
    {
      unit: `libpod-${A}.scope`,
      container: { id: A, name: 'mine', runtime: 'podman', image: undefined },
      pod: undefined,
    },
  ],
  [
    'a cgroup that a user calls as that of another container',
    { ...ROOTLESS, ...PASSWD, [STORAGE]: JSON.stringify([stored(A, 'of root', {})]) },
    {
      unit: `libpod-${A}.scope`,
      container: { id: A, name: undefined, runtime: 'podman', image: undefined },
      pod: undefined,
    },
  ],
  [
    'podman without root and without cgroups',
    {
      ...PASSWD,
      '/proc/7/cgroup': '4:memory:/limits\n1:name=systemd:/\n0::/\n',
      '/proc/7/mountinfo': `1 2 8:1 /run/user/1000/containers/vfs-containers/${A}/userdata/hosts /etc/hosts rw - ext4 x rw\n`,
      '/proc/7/uid_map': '         0       1000          1\n         1     100000      65536\n',
      [`${HOME_STORAGE}/vfs-containers/containers.json`]: JSON.stringify([stored(A, 'mine', {})]),
    },
    {
      unit: undefined,
      container: { id: A, name: 'mine', runtime: 'podman', image: undefined },
      pod: undefined,
    },
  ],
  [
    'a pod of podman',
    {
      ...cgroup(`/machine.slice/machine-libpod_pod_${B}.slice/libpod-${A}.scope`),
      [STORAGE]: JSON.stringify([stored(A, 'web', {})]),
    },
    {
      unit: `libpod-${A}.scope`,
      container: { id: A, name: 'web', runtime: 'podman', image: undefined },
      pod: { name: undefined, namespace: undefined, uid: B },
    },
  ],
  [
    'systemd-nspawn',
    cgroup('/machine.slice/machine-web.scope/payload/system.slice/nginx.service'),
    {
      unit: 'machine-web.scope',
      container: { id: undefined, name: 'web', runtime: 'systemd-nspawn', image: undefined },
      pod: undefined,
    },
  ],
  [
    'letters beyond ASCII, as latin1',
    { ...DOCKER, [CONFIG_V2]: '{"Name":"/caf\xc3\xa9","Config":{"Image":"caf\\u00e9"}}' },
    {
      unit: `docker-${A}.scope`,
      container: { id: A, name: 'caf\xc3\xa9', runtime: 'docker', image: 'caf\xc3\xa9' },
      pod: undefined,
    },
  ],
  ['no cgroup', { '/proc/7/cmdline': '' }, undefined],
  ['a cgroup that may not be read', { '/proc/7/cgroup': { error: 'EACCES' } }, undefined],
  [
    'mounts that may not be read',
    { '/proc/7/cgroup': '0::/\n', '/proc/7/mountinfo': { error: 'EACCES' } },
    undefined,
  ],
  [
    'a process of the host that is in no cgroup',
    { '/proc/7/cgroup': '0::/\n', '/proc/7/mountinfo': '1 2 8:1 / / rw - ext4 x rw\n' },
    { unit: undefined, container: undefined, pod: undefined },
  ],
];

describe('what a process is part of', () => {
  for (const [what, files, expected] of CASES)
    test(what, () => {
      assert.deepEqual(of(files), expected);
    });
});

describe('JSON that no engine writes', () => {
  const nameIn = (file: string): string | undefined => of({ ...DOCKER, [CONFIG_V2]: file })?.container?.name;
  const named = (name: unknown): string => JSON.stringify({ Name: name });

  test('an engine’s own', () => assert.equal(nameIn(named('/web')), 'web'));

  const harmless: Readonly<Record<string, string>> = {
    nothing: '',
    'half of it': '{"Name":"/web"',
    'no JSON': 'web',
    null: 'null',
    'a text': '"Name"',
    'an array': '[{"Name":"/web"}]',
    'a prototype': '{"__proto__":{"Name":"/web"}}',
    'what every object has': '{"constructor":1}',
    'an empty name': named(''),
    'a name that is a number': named(1),
    'a name that is an object': named({ Name: '/web' }),
    'a name that is an array': named(['/web']),
    'a name without end': named('/'.padEnd(4096, 'a')),
    'depths of arrays': '['.repeat(1e6),
    'depths of objects': '{"Name":'.repeat(1e5),
    'depths within': `{"Name":"/web","a":${'['.repeat(100)}${']'.repeat(100)}}`,
    'a long file': `${named('/web')}${' '.repeat(4 * 1024 * 1024)}`,
    bytes: '\x00\xff\xfe\x1b',
  };
  for (const [what, file] of Object.entries(harmless))
    test(what, () => {
      assert.equal(nameIn(file), undefined);
    });

  test('brackets in texts are no depth', () => {
    assert.equal(nameIn(JSON.stringify({ a: `\\"${'['.repeat(100)}`, Name: '/web' })), 'web');
  });

  const lists: Readonly<Record<string, string>> = {
    'no list': '{}',
    'elements that are none': '[null, 1, "x", [], {}]',
    'no names': JSON.stringify([{ id: A }]),
    'names that are none': JSON.stringify([{ id: A, names: 'web' }]),
    'a name that is none': JSON.stringify([{ id: A, names: [1] }]),
    'metadata that is none': JSON.stringify([{ id: A, names: [], metadata: '[['.repeat(1e5) }]),
    'metadata that is no text': JSON.stringify([{ id: A, names: [], metadata: { 'metadata-name': 'web' } }]),
  };
  for (const [what, file] of Object.entries(lists))
    test(`a list: ${what}`, () => {
      assert.equal(of({ ...PODMAN, [STORAGE]: file })?.container?.name, undefined);
    });

  test('names of logs', () => {
    const files = {
      ...CONTAINERD,
      '/var/log/pods/shop_cart': '',
      [`/var/log/pods/a_b_c_${UID}`]: '',
      [`/var/log/containers/web-${A}.log`]: '',
      [`/var/log/containers/__-${A}.log`]: '',
      [`/var/log/containers/a_b_c-${A}`]: '',
    };
    assert.deepEqual([of(files)?.container?.name, of(files)?.pod?.name], [undefined, undefined]);
  });
});

const mounted = (id: string): string => `1 2 8:1 /docker/containers/${id}/hosts /etc/hosts rw - ext4 x rw\n`;

/** Counts what is read and listed. */
function counted(files: Files): { readonly root: Root; readonly paths: string[] } {
  const root = memoryRoot(files);
  const paths: string[] = [];
  const noted =
    <A extends unknown[], T>(action: (path: string, ...rest: A) => T) =>
    (path: string, ...rest: A): T => {
      paths.push(path);
      return action(path, ...rest);
    };
  return { root: { ...root, read: noted(root.read), list: noted(root.list) }, paths };
}

describe('what is read', () => {
  test('of a process of the host its cgroups alone', () => {
    const { root, paths } = counted(cgroup('/system.slice/nginx.service'));
    readWorkloads(root).of('7');
    assert.deepEqual(paths, ['/proc/7/cgroup']);
  });

  test('of a container what is said of it, once, however many processes it has', () => {
    const { root, paths } = counted({
      ...DOCKER,
      '/proc/8/cgroup': `0::/system.slice/docker-${A}.scope\n`,
      [CONFIG_V2]: '{"Name":"/web"}',
    });
    const { of } = readWorkloads(root);
    assert.deepEqual([of('7')?.container?.name, of('8')?.container?.name], ['web', 'web']);
    assert.deepEqual(paths, ['/proc/7/cgroup', CONFIG_V2, '/var/log/containers', '/proc/8/cgroup']);
  });

  test('each folder of logs, each list of containers and /etc/passwd once', () => {
    const { root, paths } = counted({
      ...PASSWD,
      ...ROOTLESS,
      '/proc/8/cgroup': `0::/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-${B}.scope\n`,
      '/proc/9/cgroup': `0::/kubepods/pod${UID}/cri-containerd-${A}.scope\n`,
      '/proc/10/cgroup': `0::/kubepods/pod${UID}/cri-containerd-${B}.scope\n`,
    });
    const { of } = readWorkloads(root);
    for (const process of ['7', '8', '9', '10']) of(process);
    const folders = ['/var/log/containers', '/var/log/pods', '/etc/passwd'];
    const lists = paths.filter((path) => path.endsWith('containers.json') || folders.includes(path));
    assert.equal(new Set(lists).size, lists.length);
    assert.equal(lists.filter((path) => folders.includes(path)).length, folders.length);
  });

  test('the mounts of a namespace once, those of a process of which it is not known each time', () => {
    const { root, paths } = counted({
      ...Object.fromEntries(
        ['7', '8', '9', '10', '11'].flatMap((process) => [
          [`/proc/${process}/cgroup`, '0::/\n'],
          [`/proc/${process}/mountinfo`, mounted(process === '9' ? B : A)],
        ]),
      ),
      '/proc/7/ns/mnt': { link: 'mnt:[1]' },
      '/proc/8/ns/mnt': { link: 'mnt:[1]' },
      '/proc/9/ns/mnt': { link: 'mnt:[2]' },
    });
    const { of } = readWorkloads(root);
    const ids = ['7', '8', '9', '10', '11'].map((process) => of(process)?.container?.id);
    assert.deepEqual(ids, [A, A, B, A, A]);
    assert.deepEqual(
      paths.filter((path) => path.endsWith('mountinfo')),
      ['1', '7', '9', '10', '11'].map((process) => `/proc/${process}/mountinfo`),
    );
  });

  test('the mounts of process 1 for all that have the same folder as /', () => {
    const slash = (folder: string): string => `25 1 8:1 ${folder} / rw - ext4 /dev/sda rw\n`;
    const { root, paths } = counted({
      ...Object.fromEntries(['7', '8', '9'].map((process) => [`/proc/${process}/cgroup`, '0::/\n'])),
      '/proc/1/mountinfo': `22 27 0:21 / /proc rw - proc proc rw\n${slash('/')}`,
      '/proc/7/mountinfo': `${slash('/')}${mounted(B)}`,
      '/proc/8/mountinfo': `${slash('/var/lib/containers/vfs/b')}${mounted(B)}`,
      '/proc/9/mountinfo': mounted(A),
    });
    const { of } = readWorkloads(root);
    const ids = ['7', '8', '9'].map((process) => of(process)?.container?.id);
    assert.deepEqual(ids, [undefined, B, A]);
    const times = ['1', '7', '8', '9'].map(
      (process) => paths.filter((path) => path === `/proc/${process}/mountinfo`).length,
    );
    assert.deepEqual(times, [1, 1, 2, 2]);
  });

  test('no path is made of what is no id', () => {
    const { root, paths } = counted(cgroup('/lxc.payload.../../etc/docker-x.scope/docker-..'));
    readWorkloads(root).of('7');
    assert.deepEqual(paths, ['/proc/7/cgroup']);
  });
});
