"""Opens sockets of every kind and state that the machine offers, tells which, and holds them until it is killed.

Usage: sockets.py FOLDER. Prints one line of JSON, { sockets: { NAME: { inode, pid, recvQ, sendQ } }, missing: { NAME: WHY } }.
A queue is given where only the kernel knows how full it is. The rows that these sockets make are in rows.ts.

It wants a network of its own in which nothing happens but this: the ports are fixed.
"""
import fcntl
import json
import os
import signal
import socket
import struct
import sys
import termios
import time
from socket import AF_INET, AF_INET6, AF_UNIX, SHUT_WR, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET, SOCK_STREAM
from socket import SO_KEEPALIVE, SOL_SOCKET

UDPLITE = 136
ICMP = 1
ICMPV6 = 58
EXPERIMENT = 253  # RFC 3692
USER = 1234

folder = sys.argv[1]
sockets = {}
missing = {}
held = []
watched = []


def number_from(kind, sock):
    """What an ioctl says: FIONREAD is the data to be read, TIOCOUTQ what the other end has not acknowledged."""
    return struct.unpack("i", fcntl.ioctl(sock, kind, b"\0\0\0\0"))[0]


def keep(name, sock, pid=None, **queues):
    held.append(sock)
    sockets[name] = {"inode": os.fstat(sock.fileno()).st_ino, "pid": pid or os.getpid(), **queues}
    return sock


def listen(name, host, port, family=AF_INET, backlog=5):
    server = socket.socket(family, SOCK_STREAM)
    server.setsockopt(SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind((host, port))
    server.listen(backlog)
    return keep(name, server)


def client(port, family=AF_INET, host="127.0.0.1"):
    sock = socket.socket(family, SOCK_STREAM)
    sock.bind((host, port + 1000))
    return sock


def pair(name, port, family=AF_INET, host="127.0.0.1"):
    """A connection from port + 1000 to a listener on `port` that closes at once."""
    server = socket.socket(family, SOCK_STREAM)
    server.setsockopt(SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind((host, port))
    server.listen(1)
    near = client(port, family, host)
    near.connect((host, port))
    far, _ = server.accept()
    server.close()
    return keep(name + " client", near), keep(name + " server", far)


def fill(sock):
    """Sends until no more fits in: the other end does not read."""
    sock.setblocking(False)
    try:
        while True:
            sock.send(b"x" * 65536)
    except BlockingIOError:
        pass


def watch(name, sock, **kinds):
    """Tells, once all is settled, what is in these queues."""
    watched.extend((name, queue, kind, sock) for queue, kind in kinds.items())


def settle():
    """Waits until nothing moves any more between the sockets whose queues are watched."""
    before = None
    while (now := [number_from(kind, sock) for _, _, kind, sock in watched]) != before:
        before = now
        time.sleep(0.5)
    for (name, queue, _, _), number in zip(watched, now):
        sockets[name][queue] = number


def attempt(name, action):
    try:
        action()
    except OSError as error:
        missing[name] = error.strerror


def tcp_listeners():
    listen("listener", "127.0.0.1", 1001)
    listen("listener on any address", "0.0.0.0", 1002)
    dual = listen("dual-stack listener", "::", 1003, AF_INET6)
    assert dual.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY) == 0
    near = keep("mapped client", client(1003))
    near.connect(("127.0.0.1", 1003))
    keep("mapped server", dual.accept()[0])
    listen("listener6", "::1", 1004, AF_INET6)


def tcp_states():
    pair("established", 1010)
    pair("established6", 1011, AF_INET6, "::1")

    near, _ = pair("half-closed", 1012)
    near.shutdown(SHUT_WR)

    near, far = pair("closed", 1013)
    near.close()
    far.recv(1)
    far.close()

    # A full queue of connections answers no further SYN.
    listen("full listener", "127.0.0.1", 1014, backlog=2)
    for nth in (1, 2, 3):
        near = socket.socket(AF_INET, SOCK_STREAM)
        near.bind(("127.0.0.1", 1014 + nth * 1000))
        near.connect(("127.0.0.1", 1014))
        keep(f"waiting client {nth}", near)
    lost = socket.socket(AF_INET, SOCK_STREAM)
    lost.bind(("127.0.0.1", 5014))
    lost.setblocking(False)
    lost.connect_ex(("127.0.0.1", 1014))
    keep("unanswered client", lost)

    # The server's end stays a request until data comes.
    patient = listen("patient listener", "127.0.0.1", 1015)
    patient.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 1000)
    keep("silent client", client(1015)).connect(("127.0.0.1", 1015))

    near, _ = pair("unread", 1016)
    near.send(b"hello")

    near, far = pair("stuffed", 1017)
    fill(near)
    watch("stuffed client", near, sendQ=termios.TIOCOUTQ)
    watch("stuffed server", far, recvQ=termios.FIONREAD)

    near, far = pair("closing late", 1018)
    fill(near)
    near.shutdown(SHUT_WR)
    watch("closing late client", near, sendQ=termios.TIOCOUTQ)
    watch("closing late server", far, recvQ=termios.FIONREAD)

    near, far = pair("closed second", 1019)
    near.shutdown(SHUT_WR)
    fill(far)
    far.shutdown(SHUT_WR)
    watch("closed second client", near, recvQ=termios.FIONREAD)
    watch("closed second server", far, sendQ=termios.TIOCOUTQ)

    near, far = pair("closing both", 1020)
    fill(near)
    near.shutdown(SHUT_WR)
    far.shutdown(SHUT_WR)
    watch("closing both client", near, sendQ=termios.TIOCOUTQ)
    watch("closing both server", far, recvQ=termios.FIONREAD)

    near, _ = pair("kept alive", 1021)
    near.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1)


def in_child(action):
    """Runs an action in another process, which then stays; the action may give up the rights of root."""
    done, ready = os.pipe()
    child = os.fork()
    if child == 0:
        action()
        os.write(ready, b"!")
        os.close(ready)
        signal.pause()
    os.close(ready)
    assert os.read(done, 1) == b"!"
    os.close(done)
    return child


def holders():
    def as_user():
        os.setuid(USER)
        own = socket.socket(AF_INET, SOCK_STREAM)
        own.bind(("127.0.0.1", 1030))
        own.listen(1)
        held.append(own)
        with open(os.path.join(folder, "inode"), "w") as file:
            file.write(str(os.fstat(own.fileno()).st_ino))

    os.chmod(folder, 0o777)
    child = in_child(as_user)
    with open(os.path.join(folder, "inode")) as file:
        sockets["listener of a user"] = {"inode": int(file.read()), "pid": child}

    listen("shared listener", "127.0.0.1", 1031)
    in_child(lambda: None)

    handed = listen("handed on listener", "127.0.0.1", 1032)
    inode = sockets.pop("handed on listener")["inode"]
    # Children made before hold nothing of it, and of those made from now on only this one exists.
    sockets["handed on listener"] = {"inode": inode, "pid": in_child(lambda: None)}
    handed.close()


def datagrams(name, protocol, port):
    def bind(family, address):
        sock = socket.socket(family, SOCK_DGRAM, protocol)
        sock.bind(address)
        return sock

    def v4():
        keep(f"{name} on any address", bind(AF_INET, ("0.0.0.0", port)))
        target = keep(f"{name} with data", bind(AF_INET, ("127.0.0.1", port + 1)))
        near = keep(f"{name} connected", bind(AF_INET, ("127.0.0.1", port + 2)))
        near.connect(("127.0.0.1", port + 1))
        near.send(b"hello")
        sockets[f"{name} with data"]["recvQ"] = queued(name, port + 1)

    def v6():
        keep(f"{name}6 on any address", bind(AF_INET6, ("::", port + 3)))
        keep(f"{name}6", bind(AF_INET6, ("::1", port + 4)))
        near = keep(f"{name}6 connected", bind(AF_INET6, ("::1", port + 5)))
        near.connect(("::1", port + 4))
        near = keep(f"{name}6 mapped", bind(AF_INET6, ("::ffff:127.0.0.1", port + 6)))
        near.connect(("::ffff:127.0.0.1", port + 1))

    attempt(name, v4)
    attempt(name + "6", v6)


def queued(table, port):
    """The receive queue as the kernel prints it: it counts the buffers of datagrams, not their bytes."""
    with open(f"/proc/net/{table}") as file:
        for words in map(str.split, list(file)[1:]):
            if int(words[1].split(":")[1], 16) == port:
                return int(words[4].split(":")[1], 16)


def raw():
    def raw4():
        keep("raw icmp", socket.socket(AF_INET, SOCK_RAW, ICMP))
        sock = keep("raw connected", socket.socket(AF_INET, SOCK_RAW, EXPERIMENT))
        sock.bind(("127.0.0.2", 0))
        sock.connect(("127.0.0.3", 0))

    def raw6():
        keep("raw6 icmp", socket.socket(AF_INET6, SOCK_RAW, ICMPV6))
        sock = keep("raw6 connected", socket.socket(AF_INET6, SOCK_RAW, EXPERIMENT))
        sock.connect(("::1", 0))

    attempt("raw", raw4)
    attempt("raw6", raw6)


def others():
    """What netstat has no rows for, or the kernel half of one: only the comparison with the real one counts."""
    def ping():
        with open("/proc/sys/net/ipv4/ping_group_range", "w") as file:
            file.write("0 100")
        held.append(socket.socket(AF_INET, SOCK_DGRAM, ICMP))
        held.append(socket.socket(AF_INET6, SOCK_DGRAM, ICMPV6))

    def sctp():
        server = socket.socket(AF_INET, SOCK_STREAM, socket.IPPROTO_SCTP)
        server.bind(("127.0.0.9", 1101))
        server.listen(1)
        near = socket.socket(AF_INET, SOCK_STREAM, socket.IPPROTO_SCTP)
        near.connect(("127.0.0.9", 1101))
        held.extend([server, near, server.accept()[0]])

    def multipath():
        server = socket.socket(AF_INET, SOCK_STREAM, 262)
        server.bind(("127.0.0.9", 1102))
        server.listen(1)
        near = socket.socket(AF_INET, SOCK_STREAM, 262)
        near.connect(("127.0.0.9", 1102))
        held.extend([server, near])

    def packet():
        held.append(socket.socket(socket.AF_PACKET, SOCK_RAW))

    attempt("ping", ping)
    attempt("sctp", sctp)
    attempt("mptcp", multipath)
    attempt("packet", packet)


def unix():
    def bound(name, kind, path, listens=False):
        sock = socket.socket(AF_UNIX, kind)
        sock.bind(path)
        if listens:
            sock.listen(5)
        return keep(name, sock)

    def at(name):
        return os.fsencode(os.path.join(folder, name))

    stream = bound("unix stream listener", SOCK_STREAM, at("stream"), True)
    near = keep("unix stream client", socket.socket(AF_UNIX, SOCK_STREAM))
    near.connect(at("stream"))
    keep("unix stream server", stream.accept()[0])

    bound("unix waiting listener", SOCK_STREAM, at("waiting"), True)
    keep("unix waiting client", socket.socket(AF_UNIX, SOCK_STREAM)).connect(at("waiting"))

    bound("unix idle stream", SOCK_STREAM, at("idle"))
    bound("unix dgram", SOCK_DGRAM, at("dgram"))
    keep("unix dgram connected", socket.socket(AF_UNIX, SOCK_DGRAM)).connect(at("dgram"))
    bound("unix seqpacket listener", SOCK_SEQPACKET, b"\0seqpacket of a test", True)
    bound("unix abstract", SOCK_STREAM, b"\0abstract", True)
    bound("unix with zeros", SOCK_DGRAM, b"\0a\0b\0")
    bound("unix with a blank", SOCK_STREAM, at("with blank"), True)
    bound("unix with controls", SOCK_STREAM, at("e\x1bs\x7fc\x01"), True)
    bound("unix in UTF-8", SOCK_STREAM, at("h\u00e9 \u00e9"), True)
    bound("unix with C1", SOCK_DGRAM, b"\0c1\xc2\x9b\x9bd")
    bound("unix with a newline", SOCK_DGRAM, b"\0one\nff: 00000002 00000000 00010000 0005 01 4294967295 forged")
    bound("unix with a bad line", SOCK_DGRAM, b"\0two\nlost")
    for kind in ("stream", "dgram", "seqpacket"):
        one, other = socket.socketpair(AF_UNIX, getattr(socket, f"SOCK_{kind.upper()}"))
        keep(f"unix {kind} one", one)
        keep(f"unix {kind} other", other)


signal.signal(signal.SIGINT, signal.SIG_DFL)
# First what children hold: they would share the rest.
holders()
attempt("tcp", tcp_listeners)
attempt("tcp states", tcp_states)
datagrams("udp", 0, 3001)
datagrams("udplite", UDPLITE, 3101)
raw()
others()
unix()
settle()
print(json.dumps({"sockets": sockets, "missing": missing}), flush=True)
signal.pause()
