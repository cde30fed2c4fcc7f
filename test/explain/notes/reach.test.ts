/** Who else has to do with a socket: a service manager, a container that it is forwarded to, whoever reaches it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OwnerRecord, SocketRecord } from '../../../src/records/socket.ts';
import { connection, type HostFacts, listener, notesOf } from '../background.ts';

const owner = (pid: number, command: string, more: Partial<OwnerRecord> = {}): OwnerRecord => ({
  pid,
  program: command.split(' ')[0]?.split('/').at(-1) ?? '',
  command,
  fd: 4,
  ...more,
});

/** The notes with this code. */
function textsOf(code: string, socket: SocketRecord, facts: HostFacts = {}): string[] {
  const [notes = []] = notesOf('socket', [socket], facts);
  return notes.flatMap((note) => (note.code === code ? [note.text] : []));
}

describe('sockets that process 1 holds', () => {
  const init = owner(1, '/sbin/init splash');
  const systemd: HostFacts = { nameOf: (pid) => (pid === 1 ? 'systemd' : undefined) };
  const textWith = (who: string): string =>
    `Process 1 is systemd and holds it for a unit: a .socket unit, whose service is started when something comes, or a service that has it kept (FileDescriptorStoreMax=). ${who} systemctl list-sockets names the units.`;
  const ALONE = textWith('No other process was seen to have it open.');
  const unix = (path?: string): SocketRecord => ({
    protocol: 'unix',
    state: 'LISTENING',
    inode: 7,
    owners: [init],
    ...(path === undefined ? {} : { path }),
  });

  const CASES: readonly (readonly [name: string, SocketRecord, HostFacts, texts: readonly string[]])[] = [
    ['systemd alone', listener(631, { owners: [init] }), systemd, [ALONE]],
    [
      'a service that has it as well',
      listener(22, { owners: [init, owner(812, 'sshd: /usr/sbin/sshd -D', { unit: 'ssh.service' })] }),
      systemd,
      [textWith('812/sshd: (ssh.service) has it as well.')],
    ],
    [
      'several',
      listener(22, { owners: [init, ...[5, 6, 7, 8].map((pid) => owner(pid, `/bin/p${pid}`))] }),
      systemd,
      [textWith('5/p5, 6/p6 and 7/p7 and others have it as well.')],
    ],
    ['a unix socket', unix('/run/dbus/system_bus_socket'), systemd, [ALONE]],
    ['one of its own', unix('/run/systemd/private'), systemd, []],
    ['a unix socket without a name', unix(), systemd, []],
    ['another init', listener(631, { owners: [init] }), { nameOf: () => 'init' }, []],
    ['its name is not known', listener(631, { owners: [init] }), {}, []],
    ['another process', listener(631, { owners: [owner(2, 'systemd')] }), { nameOf: () => 'systemd' }, []],
    ['a connection', connection({ owners: [init] }), systemd, []],
    ['no owners', listener(631, { owners: [] }), systemd, []],
  ];
  for (const [name, socket, facts, texts] of CASES) {
    test(name, () => assert.deepEqual(textsOf('socket-activation', socket, facts), texts));
  }
});

describe('sockets that are forwarded', () => {
  const PROXY =
    '/usr/bin/docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 8080 -container-ip 172.17.0.2 -container-port 80 -use-listen-fd';
  const by = (command: string, socket: Partial<SocketRecord> = {}): SocketRecord =>
    listener(8080, { owners: [owner(900, command)], ...socket });

  const DOCKER =
    'docker-proxy holds the port for a container and forwards to 172.17.0.2 port 80, by its command line. Where a rule of netfilter leads packets to the container (DNAT) they do not pass this socket, and these connections are not among those of this host.';
  const PROXIES: readonly (readonly [name: string, SocketRecord, texts: readonly string[]])[] = [
    ['docker-proxy', by(PROXY), [DOCKER]],
    ['of IPv6', by(PROXY, { protocol: 'tcp6' }), [DOCKER]],
    ['another port of it', by(PROXY.replace('8080', '8081')), []],
    ['another protocol', by(PROXY.replace('tcp', 'udp')), []],
    ['without a container', by(PROXY.replace(' -container-port 80 -use-listen-fd', '')), []],
    ['without a command line', by(''), []],
    ['another program', by(`/usr/bin/my-${PROXY.slice('/usr/bin/'.length)}`), []],
  ];
  for (const [name, socket, texts] of PROXIES) {
    test(name, () => assert.deepEqual(textsOf('docker-proxy', socket), texts));
  }

  const RELAYS: readonly (readonly [command: string, program: string])[] = [
    ['containers-rootlessport', 'containers-rootlessport'],
    ['rootlessport', 'rootlessport'],
    ['/usr/bin/rootlesskit --net=slirp4netns --port-driver=builtin dockerd', 'rootlesskit'],
    ['/usr/bin/slirp4netns --disable-host-loopback --mtu=65520 -c -e 3 -r 4 4711 tap0', 'slirp4netns'],
    ['/usr/bin/pasta --config-net -t 8080-8080:80-80 --netns /run/user/1000/netns/netns-1', 'pasta'],
    ['/usr/bin/pasta.avx2 --config-net', 'pasta.avx2'],
  ];
  for (const [command, program] of RELAYS) {
    test(command, () => {
      assert.deepEqual(textsOf('forwarded', by(command)), [
        `${program} stands between two network namespaces: what connects here it forwards to the other one, most likely that of a rootless container.`,
      ]);
      assert.deepEqual(textsOf('forwarded', connection({ owners: [owner(900, command)] })), []);
    });
  }
});

describe('from where a socket is reached', () => {
  const HOST = 'Only this host reaches it, and of its containers those that share its network namespace';
  const OTHER = 'Only its network namespace reaches it, not the host';
  const textWith = (reach: string, address: string): string =>
    `${reach}: each has a ${address} of its own. Exceptions are what a program here passes on, and packets that TPROXY${address === '::1' ? ' or BPF' : ', BPF or route_localnet'} may lead here.`;
  const at = (address: string, more: Partial<SocketRecord> = {}): SocketRecord =>
    listener(5432, { local: { address, port: 5432 }, ...more });
  const netns = (host: boolean) => ({ netns: { inode: 4026532247, host } });

  const CASES: readonly (readonly [name: string, SocketRecord, texts: readonly string[]])[] = [
    ['127.0.0.1', at('127.0.0.1'), [textWith(HOST, '127.0.0.1')]],
    ['127.0.0.53', at('127.0.0.53'), [textWith(HOST, '127.0.0.53')]],
    ['::1', at('::1', { protocol: 'tcp6' }), [textWith(HOST, '::1')]],
    ['mapped', at('::ffff:127.0.0.1', { protocol: 'tcp6' }), [textWith(HOST, '::ffff:127.0.0.1')]],
    ['the namespace of the host', at('127.0.0.1', netns(true)), [textWith(HOST, '127.0.0.1')]],
    ['another namespace', at('127.0.0.1', netns(false)), [textWith(OTHER, '127.0.0.1')]],
    [
      'udp',
      at('127.0.0.1', { protocol: 'udp', state: '', foreign: { address: '0.0.0.0', port: 0 } }),
      [textWith(HOST, '127.0.0.1')],
    ],
    ['every address', at('0.0.0.0'), []],
    ['another address', at('192.0.2.127'), []],
    ['an address of IPv6 that begins so', at('::12'), []],
    ['a connection', connection({ local: { address: '127.0.0.1', port: 5432 } }), []],
  ];
  for (const [name, socket, texts] of CASES) {
    test(name, () => assert.deepEqual(textsOf('loopback', socket), texts));
  }
});
