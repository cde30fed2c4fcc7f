"""Makes and ends processes and network namespaces as fast as it can, until it is killed.

A process in a namespace listens on a port that follows from the number of the namespace, so that a row shows of which it is. Some
namespaces have several processes that end one after the other, and some processes move from one namespace to another.

It wants a pid namespace of its own: where such has its own limit (Linux 6.14), numbers are few, and reused at once.
"""
import ctypes
import os
import random
import socket
import time

CLONE_NEWNET = 0x40000000
FIRST = 4026531840  # PROC_DYNAMIC_FIRST and the namespaces that the kernel has from its start
AT_ONCE = 24
PIDS = 450  # 300 of them are only used once

PR_SET_CHILD_SUBREAPER = 36

libc = ctypes.CDLL(None)


def listen():
    number = int(os.readlink("/proc/thread-self/ns/net")[len("net:["):-1])
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    server.bind(("127.0.0.1", 1024 + (number - FIRST) % 64000))
    server.listen()
    return server


def unshare():
    if libc.unshare(CLONE_NEWNET) != 0:
        os._exit(1)
    return listen()


def linger():
    time.sleep(random.random() * 0.3)


def several():
    held = [unshare()]
    for _ in range(3):
        if os.fork() != 0:
            break
        held.append(listen())
    linger()


def moving():
    for _ in range(5):
        held = unshare()
        linger()
        del held


def one():
    held = [unshare()]
    linger()


release = tuple(int(part) for part in os.uname().release.split("-")[0].split(".")[:2])
if release >= (6, 14):
    with open("/proc/sys/kernel/pid_max", "w") as file:
        file.write(str(PIDS))
libc.prctl(PR_SET_CHILD_SUBREAPER, 1)
own = listen()
print(flush=True)
running = set()
while True:
    while len(running) < AT_ONCE:
        pid = os.fork()
        if pid == 0:
            random.seed()
            own.close()
            random.choice([one, several, moving])()
            os._exit(0)
        running.add(pid)
    running.discard(os.wait()[0])
