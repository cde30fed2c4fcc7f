import type { Random } from '../differential/random.ts';
import type { HostileEntry } from './case.ts';
import { hostileText, longText, withoutNuls } from './texts.ts';

const ID = '4f797c539e6c745de61a93ca3ff892358ecbcaccd8414d5db545c38428142970';
const UID = '6f1c9a52-8b07-4e3d-9c41-d27a5e08b3f6';
const PIDS = ['1', '5', '31'];
const OWN_TABLES = ['tcp', 'udp', 'unix', 'dev', 'route'];

/** A name as JSON has it; bytes that are not UTF-8 stay in some. */
function json(random: Random, value: unknown): string {
  const text = JSON.stringify(value);
  return random.chance(0.5) ? text : Buffer.from(text).toString('latin1');
}

function cgroup(random: Random, name: string): string {
  return random.pick([
    () => `0::/system.slice/${name}.service\n`,
    () => `0::/user.slice/user@1000.service/${name}.scope\n`,
    () => `0::/docker/${ID}\n`,
    () => `0::/kubepods.slice/pod${UID}/cri-containerd-${ID}.scope\n`,
    () => `3:cpu:/lxc.payload.${name}/x\n1:name=systemd:/machine.slice/machine-${name}.scope\n`,
    () => `0::/${'a/'.repeat(random.between(1, 9000))}${ID}\n`,
    () => longText(random, 1 << 17),
  ])();
}

/** What proc has between the words of a line for a blank or a newline. */
function octal(name: string): string {
  return name.replace(
    /[ \t\n\\]/g,
    (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}

function mounts(random: Random): string {
  const lines = random.many(
    1,
    random.pick([2, 2, 2000]),
    () =>
      `66 25 0:4 net:[${random.pick([4026531840, 4026532200, 4026532999])}] /run/netns/${octal(hostileText(random))} rw - nsfs nsfs rw\n`,
  );
  return `25 1 8:1 / / rw - ext4 /dev/sda rw\n${lines.join('')}`;
}

function tracked(random: Random): string {
  const ends = (): string =>
    `src=${random.pick(['10.0.0.1', '127.0.0.1', '::1', hostileText(random)])} dst=10.0.0.2 sport=${random.between(0, 70_000)} dport=80`;
  const line = (): string =>
    `ipv4     2 ${random.pick(['tcp', 'udp', hostileText(random)])}      6 431999 ${random.pick(['ESTABLISHED', hostileText(random)])} ${ends()} ${ends()} [ASSURED] mark=0 ${hostileText(random)} use=2\n`;
  return random.many(1, random.pick([2, 20]), line).join('');
}

/** A value of another type than is expected, or of that one. */
function anyValue(random: Random, name: string): unknown {
  return random.pick<unknown>([name, [name], { [name]: [name] }, 0, -1, 1e300, null, true, [], {}, [[name]]]);
}

const MEMBERS = [
  ...['version', 'time', 'host', 'kernel', 'bootId', 'byteOrder', 'ticksPerSecond', 'source', 'uid'],
  ...['interfaces', 'namespaces', 'absent', 'denied', 'anonymized', 'withheld', 'looks', 'complete'],
  '__proto__',
];

function manifest(random: Random, name: string): string {
  const members = MEMBERS.filter(() => random.chance(0.5)).map((member) => [member, anyValue(random, name)]);
  return random.pick([
    () => json(random, Object.fromEntries(members)),
    () => json(random, { host: name, looks: random.pick([1, 2, 2 ** 53]), time: '2026-01-01T00:00:00Z' }),
    () => json(random, { namespaces: [{ inode: 4026532200, names: [name], pids: ['31'] }], host: name }),
    () => json(random, { denied: { EACCES: ['/proc/net/tcp', name] }, absent: [name, 'tcp6'] }),
    () => '['.repeat(random.pick([99, 99_999])),
    () => `{"host":${name}}`,
  ])();
}

/** What engines say of containers, each in its own way. */
function engineFile(random: Random, name: string): readonly [path: string, text: string] {
  const annotations = { 'io.kubernetes.cri.container-name': name, 'io.kubernetes.cri.sandbox-name': name };
  return random.pick<() => readonly [string, string]>([
    () => [
      `/var/lib/docker/containers/${ID}/config.v2.json`,
      json(random, { Name: `/${name}`, Config: { Image: name, Labels: anyValue(random, name) } }),
    ],
    () => [
      '/var/lib/containers/storage/overlay-containers/containers.json',
      json(random, [{ id: ID, names: [name], metadata: anyValue(random, name) }, anyValue(random, name)]),
    ],
    () => [
      `/run/containerd/io.containerd.runtime.v2.task/k8s.io/${ID}/config.json`,
      json(random, { annotations }),
    ],
  ])();
}

/** Output of commands that recordings of others hold in the place of what /proc has of processes. */
function commandText(random: Random, name: string): readonly [path: string, text: string] {
  return random.pick<() => readonly [string, string]>([
    () => [
      '/sos_commands/networking/netstat_-W_-neopa',
      `Proto Recv-Q Send-Q State User Inode PID/Program name Timer\ntcp 0 0 127.0.0.1:80 0.0.0.0:* LISTEN 0 1 7/${name}\n`,
    ],
    () => ['/ss.txt', `tcp LISTEN 0 0 127.0.0.1:80 0.0.0.0:* users:(("${name}",pid=7,fd=3)) ino:1\n`],
    () => [
      '/lsof.txt',
      `COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\n${name} 7 root 3u IPv4 1 0t0 TCP *:80\n`,
    ],
    () => ['/sos_commands/networking/ip_-o_addr', `1: ${name}: <${name}> mtu ${name}\n`],
  ])();
}

/** Units, containers, pods, namespaces and tracked connections, which have hostile names. */
export function workloads(
  random: Random,
  tree: ReadonlyMap<string, HostileEntry>,
): (readonly [path: string, entry: HostileEntry])[] {
  const name = hostileText(random);
  const fileName = withoutNuls(name).replace(/[/_]/g, '|').slice(0, 60);
  return [
    ...PIDS.flatMap((pid): [string, HostileEntry][] => [
      [`/proc/${pid}/cgroup`, cgroup(random, name)],
      [
        `/proc/${pid}/ns/net`,
        { link: random.pick(['net:[4026531840]', 'net:[4026532200]', `net:[${withoutNuls(name) || 'x'}]`]) },
      ],
      ...OWN_TABLES.flatMap((table): [string, HostileEntry][] => {
        const entry = tree.get(`/proc/net/${table}`);
        return entry === undefined || random.chance(0.3) ? [] : [[`/proc/${pid}/net/${table}`, entry]];
      }),
    ]),
    ['/proc/1/mountinfo', mounts(random)],
    ['/proc/net/nf_conntrack', tracked(random)],
    ['/proc/sys/kernel/hostname', `${name}\n`],
    [`/var/log/pods/${fileName}_p${fileName}_${UID}`, { folder: true }],
    engineFile(random, name),
    ...(random.chance(0.3) ? [['/netstat-record.json', manifest(random, name)] as const] : []),
    ...(random.chance(0.2) ? [commandText(random, name)] : []),
  ];
}
