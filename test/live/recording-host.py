"""Makes a host that stands still, of which much is to be recorded: processes with sockets, some of them of threads, in containers.

Usage: recording-host.py CGROUPS CONTAINER FOLDER. CGROUPS is a mounted cgroup2, or is not there; CONTAINER the id of a container. Prints
a line once all is there, and keeps it until its input ends.
"""
import ctypes
import os
import socket
import sys
import threading
from socket import AF_INET, AF_INET6, AF_UNIX, SOCK_DGRAM, SOCK_RAW, SOCK_STREAM

CLONE_FILES = 0x00000400
USER = 1234

cgroups, container, folder = sys.argv[1:]
libc = ctypes.CDLL(None, use_errno=True)
held = []


def listen(family, address, kind=SOCK_STREAM):
    sock = socket.socket(family, kind)
    if family == AF_INET6:
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    sock.bind(address)
    if kind == SOCK_STREAM:
        sock.listen(5)
    held.append(sock)
    return sock


def child(act):
    """A process of its own that acts and then waits for its end."""
    told, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        libc.prctl(1, 9)
        os.close(told)
        act()
        os.write(tell, b"1")
        threading.Event().wait()
    os.close(tell)
    os.read(told, 1)
    os.close(told)
    return pid


def of_user():
    os.setgid(USER)
    os.setuid(USER)
    listen(AF_INET, ("127.0.0.1", 3001))
    listen(AF_INET, ("0.0.0.0", 3002), SOCK_DGRAM)
    listen(AF_UNIX, "\0of user")


def of_thread():
    ready = threading.Event()

    def run():
        libc.unshare(CLONE_FILES)
        sock = socket.socket(AF_INET)
        sock.bind(("127.0.0.1", 3003))
        sock.listen()
        ready.set()
        threading.Event().wait()

    threading.Thread(target=run, daemon=True).start()
    ready.wait()


def in_container():
    listen(AF_INET, ("127.0.0.1", 3004))
    try:
        group = f"{cgroups}/system.slice/docker-{container}.scope"
        os.makedirs(group, exist_ok=True)
        with open(f"{group}/cgroup.procs", "w") as file:
            file.write(str(os.getpid()))
    except OSError as error:
        print(f"no container: {error}", file=sys.stderr)


def shared():
    server = listen(AF_INET, ("127.0.0.1", 3005))
    client = socket.create_connection(("127.0.0.1", 3005))
    held.extend([client, server.accept()[0], *socket.socketpair()])
    child(lambda: None)


for family, address in (AF_INET, ("127.0.0.1", 1001)), (AF_INET6, ("::1", 1002)), (AF_INET, ("127.0.0.1", 1003)):
    listen(family, address)
listen(AF_INET6, ("::", 1004))
listen(AF_INET, ("127.0.0.1", 1005), SOCK_DGRAM)
listen(AF_UNIX, f"{folder}/socket\x1b[31m\xff")
held.append(socket.socket(AF_INET, SOCK_RAW, 1))
shared()
for act in of_user, of_thread, in_container:
    child(act)
print("ready", flush=True)
sys.stdin.read()
