"""Makes network namespaces, each with a process, links, routes and sockets, and keeps them until its input ends.

Usage: network-namespaces.py PREFIX COUNT. The namespaces are called PREFIX0, PREFIX1 and so on; in the one of number N a process
listens on the port 1000 + N, so that a row shows of which it is. Prints a line of the pids of these processes when all is there.

It wants a mount namespace and a /run/netns of its own: names are mounts.
"""
import ctypes
import os
import socket
import subprocess
import sys
from socket import AF_INET, AF_INET6, AF_UNIX, SHUT_WR, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET, SOCK_STREAM

CLONE_NEWNS = 0x00020000
CLONE_NEWNET = 0x40000000
MS_PRIVATE = 1 << 18 | 1 << 14
MNT_DETACH = 2
SETTINGS = {"accept_dad": "0", "router_solicitations": "0", "mldv1_unsolicited_report_interval": "0"}
LINKS = """link set lo up
link add br0 type bridge
link add v0 type veth peer name v1
link set v0 master br0
link set v0 up
link set v1 up
link set br0 up
link add d0 type veth peer name d1
link set d0 up
link set d1 up
address add 10.{high}.{low}.1/24 broadcast + dev br0
address add 192.0.2.{low}/32 dev d0
address add 2001:db8:{number:x}::1/64 dev d0 nodad
route add 198.51.100.0/24 via 10.{high}.{low}.254 metric {number}
route add 203.0.113.{low}/32 dev d0
route add blackhole 100.64.0.0/10
route add 2001:db8:ffff::/48 via 2001:db8:{number:x}::fe dev d0
"""

libc = ctypes.CDLL(None, use_errno=True)
prefix, count = sys.argv[1], int(sys.argv[2])
held = []


def ip(lines):
    subprocess.run(["ip", "-force", "-batch", "-"], input=lines, text=True, check=False, stderr=subprocess.DEVNULL)


def call(name, *args):
    if getattr(libc, name)(*args) != 0:
        raise OSError(ctypes.get_errno(), f"{name} {args}")


def enter(name):
    """As ip netns exec does: with a /sys of the namespace."""
    with open(f"/run/netns/{name}") as file:
        call("setns", file.fileno(), CLONE_NEWNET)
    call("unshare", CLONE_NEWNS)
    call("mount", b"none", b"/", None, MS_PRIVATE, None)
    call("umount2", b"/sys", MNT_DETACH)
    call("mount", b"sysfs", b"/sys", b"sysfs", 0, None)


def keep(sock):
    held.append(sock)
    return sock


def listen(family, address):
    server = keep(socket.socket(family, SOCK_STREAM))
    server.bind(address)
    server.listen()
    return server


def connect(server):
    client = keep(socket.socket(server.family, SOCK_STREAM))
    client.connect(server.getsockname())
    return client, keep(server.accept()[0])


def open_sockets(number):
    listen(AF_INET, ("0.0.0.0", 1000 + number))
    listen(AF_INET6, ("::", 2000 + number))
    server = listen(AF_INET, ("127.0.0.1", 3000 + number))
    connect(server)
    half_closed, _ = connect(server)
    half_closed.shutdown(SHUT_WR)
    _, unread = connect(server)
    unread.send(b"unread")
    udp = keep(socket.socket(AF_INET, SOCK_DGRAM))
    udp.bind(("127.0.0.1", 4000 + number))
    connected = keep(socket.socket(AF_INET, SOCK_DGRAM))
    connected.connect(udp.getsockname())
    keep(socket.socket(AF_INET6, SOCK_DGRAM)).bind(("::", 5000 + number))
    keep(socket.socket(AF_INET, SOCK_RAW, socket.IPPROTO_ICMP))
    member = keep(socket.socket(AF_INET, SOCK_DGRAM))
    group = socket.inet_aton("239.1.2.3") + socket.inet_aton("127.0.0.1")
    member.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
    connect(listen(AF_UNIX, f"\0{prefix}{number}"))
    keep(socket.socket(AF_UNIX, SOCK_DGRAM)).bind(f"\0{prefix}{number}-datagrams")
    for sock in socket.socketpair(AF_UNIX, SOCK_SEQPACKET):
        keep(sock)


def fill(number):
    enter(f"{prefix}{number}")
    for name, value in SETTINGS.items():
        with open(f"/proc/sys/net/ipv6/conf/default/{name}", "w") as file:
            file.write(value)
    ip(LINKS.format(number=number, high=number // 250, low=number % 250))
    open_sockets(number)


ip("".join(f"netns add {prefix}{number}\n" for number in range(count)))
pids = []
end, start = os.pipe()
for number in range(count):
    done, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(start)
        os.close(done)
        fill(number)
        os.close(tell)
        sys.stdin.close()
        # Goes on until the first process ends.
        os.read(end, 1)
        os._exit(0)
    os.close(tell)
    os.read(done, 1)
    os.close(done)
    pids.append(pid)
print(*pids, flush=True)
sys.stdin.read()
