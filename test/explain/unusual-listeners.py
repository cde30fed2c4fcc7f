"""Opens listeners of which the tables show less than there is to them, and holds them until its input ends. Says `ready` when all are there.

Port 2001: one for IPv4 that is bound to an interface, and one for both families that is bound to lo and has accepted a connection of
IPv4. Port 2002: one that accepts none of twelve connections, whose other ends have closed. Port 2003: a udp socket whose buffer is full.
"""
import socket
import subprocess
import sys
import time

subprocess.run(["ip", "link", "add", "other0", "type", "veth", "peer", "name", "other1"], check=True)


def listen(family, address, device=None):
    listener = socket.socket(family, socket.SOCK_STREAM)
    if family == socket.AF_INET6:
        listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    if device is not None:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, device)
    listener.bind(address)
    listener.listen(16)
    return listener


ipv4 = listen(socket.AF_INET, ("0.0.0.0", 2001), b"other0")
both = listen(socket.AF_INET6, ("::", 2001), b"lo")
client = socket.create_connection(("127.0.0.1", 2001))
accepted, peer = both.accept()
assert peer[0] == "::ffff:127.0.0.1", peer

idle = listen(socket.AF_INET, ("127.0.0.1", 2002))
for _ in range(12):
    socket.create_connection(("127.0.0.1", 2002)).close()

full = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
full.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
full.bind(("127.0.0.1", 2003))
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for _ in range(20):
    sender.sendto(bytes(1000), ("127.0.0.1", 2003))

CLOSE_WAIT = "08"
while sum(line.split()[1:4:2] == ["0100007F:07D2", CLOSE_WAIT] for line in open("/proc/net/tcp")) < 12:
    time.sleep(0.01)
print("ready", flush=True)
sys.stdin.read()
