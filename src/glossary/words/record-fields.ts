import { topic } from '../entry.ts';

export const RECORD_FIELDS = topic(
  'field of a record',
  `
dualStack | IPV6_V6ONLY, ipv6only = RFC 3493, section 5.3; net.ipv6.bindv6only
Whether a socket of tcp6 or udp6 that is bound to :: serves IPv4 as well: true, false, or null where it
cannot be told, as beside a socket of IPv4 on the same port. No table of the kernel shows the option
IPV6_V6ONLY, nor the device that a socket is bound to, so it is concluded from other rows and settings.

address, port, host, service = ALIASES in src/records/fields.ts
In an expression: that of either end of a socket.

tcp.rto | rto, icsk_rto = icsk_rto; RFC 6298
Seconds after which tcp sends again what was not acknowledged. It follows the round trip time, is 0.2 at
least, and doubles with each retransmission in vain, up to 120.

tcp.ato | ato, icsk_ack.ato = icsk_ack.ato; RFC 9293, section 3.8.6.3
Seconds for which tcp may hold back an acknowledgement in the hope of data to send along with it.

tcp.cwnd | cwnd, snd_cwnd, congestion window = snd_cwnd; RFC 5681, section 3.1; RFC 6928
The congestion window: how many segments may be on their way without being acknowledged. It begins at 10,
grows while all goes well, and shrinks when segments are lost.

tcp.ssthresh | ssthresh, snd_ssthresh, slow start threshold = snd_ssthresh; RFC 5681, section 3.1
The congestion window, in segments, up to which tcp grows fast; -1 says that no loss was seen yet.
Of a listener it is the longest queue of fast open.

drops | sk_drops = the column drops of /proc/net/udp and /proc/net/raw: sk_drops
Packets for a socket of udp, udplite or raw that the kernel dropped since it was opened: its buffer was
full, memory was short, a checksum was wrong, or a filter or IPsec refused them. After 4294967295 it
begins again at 0.

timer.seconds | tm->when = the column tm->when of /proc/net/tcp
Seconds until the timer ends, 0 for none.

timer.retransmits | retrnsmt, icsk_retransmits = the column retrnsmt of /proc/net/tcp: icsk_retransmits, num_timeout
Retransmissions without an answer; of SYN_RECV the SYN and ACK that were sent again.

timer.probes | icsk_probes_out = the column timeout of /proc/net/tcp: icsk_probes_out
Probes without an answer, of keepalive or of a zero window.

owners.command | command = /proc/PID/cmdline
The command line of a process that holds the socket, with blanks between its arguments: its first 32 KiB.

owners.former = the look before
With --changes: true for who held the socket when that was last known; a connection in TIME_WAIT has no
owner any more. Else there is no such field.

owners.commandCut | commandCut = /proc/PID/cmdline
True for a process whose command line is longer than owners.command; else there is no such field.

owners.fd | fd = the names in /proc/PID/fd
The descriptor by which the process holds the socket.

owners.source = the output of netstat -ep, ss -pe or lsof that sosreport or insights-client recorded
Of a recorded host without open files of processes: whose output names the process, joined by the inode
of the socket; the first of netstat, ss and lsof that names it. The name may be cut, and what is not
told, such as the descriptor, is left out. Where open files were recorded, they alone count.

owners.thread | thread = the names in /proc/PID/task; unshare(2)
The thread that holds the socket by a descriptor that is not among those of its process: it called
unshare(CLONE_FILES), or the first thread has ended. Looked for only where no process holds the socket.

owners.unit | unit = /proc/PID/cgroup; systemd.unit(5), systemd.slice(5)
The systemd unit of the host that the process is of: of the hierarchy of systemd's own, else of version 2,
the service, scope, socket, mount or swap that is first on the way from the root. Below the service manager
of a user, user@UID.service, it is the unit of that user, who chose its name; for the manager itself it is
that service. A container's own units do not count, nor do slices, which only hold other units.

owners.container.name = /proc/PID/cgroup; config.v2.json, containers.json, config.json of the engines, /var/log/containers
What the innermost container is called that the process is in: in a pod of Kubernetes the name within the
pod. Of lxc and systemd-nspawn the cgroup tells it, of others a file of the engine, for whom may read it.

owners.container.id = /proc/PID/cgroup, /proc/PID/mountinfo
The id of the innermost container that the process is in: 64 hexadecimal digits, of Fargate 32 and a number.
An expression may give the first 8 or more. Those of lxc and systemd-nspawn have none. A process that is in
the same cgroup namespace shows no path: there it is the folder of the files that the engine mounts, as
/etc/hostname; in a pod of containerd that is the id of the pod's sandbox.

owners.container.runtime = /proc/PID/cgroup, /proc/PID/mountinfo
Whose container it is: docker, containerd (Kubernetes, nerdctl), cri-o, podman, lxc (LXD, Incus),
systemd-nspawn or libvirt-lxc. Kubernetes without systemd does not put it into the cgroup: then it is there
where a file of the engine has it.

owners.container.image = config.v2.json, containers.json, config.json of the engines
The image of the container, as it was asked for; there for whom may read the files of the engine.

owners.pod.name, owners.pod.namespace = the names in /var/log/pods; config.json, config.v2.json of the engines
The name of the pod that the process is in, and its namespace in Kubernetes, which is not one of the kernel.

owners.pod.uid = /proc/PID/cgroup, /proc/PID/mountinfo
The uid of the pod that the process is in; of a static pod 32 digits without dashes, of podman the id.
An expression may give the first 8 or more digits.

container = ALIASES in src/records/fields.ts
In an expression the name or the id of a container that a holder of the socket is in; in a count and an order
the name, else the id. Of a network namespace one of its containers.

pod = ALIASES in src/records/fields.ts
In an expression the name of a pod that a holder of the socket is in, with its namespace before it as in
shop/cart-7f9c or without it, or its uid; in a count and an order the name, else the uid. Of a network
namespace one of its pods.

notes, notes.code, notes.text = Note in src/records/note.ts
What --explain adds to a record: a word for programs and a sentence or two for people.

family = the option -A
The family of addresses: inet, inet6, or one of the old ones.

flagNames = IFF_UP and the like in include/uapi/linux/if.h
The names of the flags of an interface, such as UP, BROADCAST, POINTOPOINT and PROMISC: the letter P stands
for either of the last two.

cached = RTF_CACHE; /proc/net/rt_cache
Whether a route is one of the routing cache, which -C shows.

table = /proc/net/snmp, /proc/net/netstat, /proc/net/snmp6
The table of counters as the kernel calls it: Ip, TcpExt, Icmp6.

counter = /proc/net/snmp, /proc/net/netstat, /proc/net/snmp6
The name of a counter as the kernel writes it.

value = /proc/net/snmp, /proc/net/netstat, /proc/net/snmp6
The value of a counter since the host started, or since its network namespace was made.

label = net-tools 2.10
The sentence that netstat prints in place of the name of a counter.

rate = /proc/net/snmp, /proc/net/netstat, /proc/net/snmp6
With --rates: by how much a counter rose per second since the look before, to three decimals. A counter that
fell has none, nor has what is no counter, such as CurrEstab. Of a count, by how many it rose or fell.

rates.rx.bytes, rates.rx.packets, rates.rx.errs, rates.rx.drop, rates.rx.fifo, rates.rx.frame, rates.rx.compressed, rates.rx.multicast, rates.tx.bytes, rates.tx.packets, rates.tx.errs, rates.tx.drop, rates.tx.fifo, rates.tx.colls, rates.tx.carrier, rates.tx.compressed = the columns of /proc/net/dev
With --rates: by how much a counter of an interface rose per second since the look before, to three decimals.
A counter that fell has none, nor has any of an interface that was deleted and made again.

rates.inUse, rates.orphans, rates.timeWaits, rates.allocated, rates.memory.pages, rates.memory.bytes = /proc/net/sockstat, /proc/net/protocols
With --rates and -m: by how much a figure rose per second since the look before, below 0 if it fell.

reset = /proc/net/dev, /proc/net/snmp, /proc/net/netstat, /proc/net/snmp6
With --rates: true where a counter fell since the look before, as after a driver's reset, and where what it
counts is another now: an interface that was deleted and made again, or a host after a boot.

netns | netns.inode, netns.id, netns.names, netns.host, network namespace, namespace = network_namespaces(7); /proc/PID/ns/net; /proc/PID/mountinfo
With --all-netns and --netns: the network namespace that a row is of. Each has interfaces, routes, ports and
counters of its own. netns.inode is its number, which lsns shows too; where it may not be read,
netns.id, the inode of /proc/PID/net/dev, tells it from others. netns.names are those of its mounts, as
ip netns makes them; netns.host says that process 1 is in it.
In an expression netns is any of its names or its number; in a count and an order the first name, else the
number. host is no name: netns.host = true selects that namespace.

processes, sockets, listeners = /proc/PID/ns/net; the tables of /proc/PID/net
With --list-netns: how many processes are in the namespace, how many sockets -a shows there, and how many of
them -l shows.

client, server | flow, client.address, server.address, client.name, server.name, client.host, server.host = RFC 9293, section 3.5; the tables of sockets
With --flows: both sides of connections. The server is who waits for them, the client who opens them. Where
nobody looked at a side, of it there are only the address and its name.

client.program, server.program | client.container, server.container, client.pod, server.pod, client.unit, server.unit = /proc/PID/fd, /proc/PID/cmdline, /proc/PID/cgroup
With --flows: who holds the sockets of a side, and what that is part of. Of a program that writes over its
command line what it does, as nginx and sshd do, it is what stands before the colon.

client.netns, server.netns | client.netns.inode, client.netns.id, client.netns.names, client.netns.host, server.netns.inode, server.netns.id, server.netns.names, server.netns.host = network_namespaces(7)
With --flows and --all-netns or --netns: the network namespace that a side is in.

connections, states | states.state, states.connections = the tables of sockets
With --flows: how many connections there are from the client to the service, and how many of them in which
state. One that both ends show counts once, in the state that its client has it in.

translatedSource, translatedDestination | translatedSource.address, translatedSource.port, translatedSource.host, translatedSource.service, translatedDestination.address, translatedDestination.port, translatedDestination.host, translatedDestination.service = /proc/net/nf_conntrack
With -M: the ends of a connection that is rewritten (NAT) as the other side has them.

certainty | proven, inferred = the tables of sockets; net.ipv4.ip_local_port_range
With --flows: how sure it is who is the server. proven: one of both ports is listened to, or the connection
is being opened. inferred: one of the ports is of those that the kernel gives to clients, the other is not.
unknown: nothing tells, client and server are but two ends, and there is no port.

containers, pods = /proc/PID/cgroup
With --list-netns: what the processes in the namespace are part of.

readable, reason = /proc/PID/net
With --list-netns: whether the tables of the namespace can be read, and why they cannot. /proc has tables
only of processes: of a namespace without any it has none.
`,
);
