"""Opens and closes connections of 1 ms to 5 s, each from an address of its own, and writes a line about each.

changes.py COUNT SECONDS: the connections begin within so many seconds, by four processes. A line is the address, the pid of who
opened it, from when to when it was established, in seconds since 1970, and whether it was reset, so that there is no TIME_WAIT: the kernel
keeps some thousands of those.
"""
import heapq
import os
import random
import socket
import struct
import sys
import threading
import time

COUNT, SECONDS = int(sys.argv[1]), float(sys.argv[2])
WORKERS = 4

server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(4096)
server.settimeout(0.2)
over = threading.Event()


def serve(peer):
    while peer.recv(1):
        pass
    peer.close()


def accept():
    """Serves all that connect, and ends when both ends of all connections are closed: with this process what waits would be reset."""
    threads = []
    while True:
        try:
            peer, _ = server.accept()
        except TimeoutError:
            if over.is_set():
                break
            continue
        peer.settimeout(None)
        threads.append(threading.Thread(target=quietly, args=(serve, peer)))
        threads[-1].start()
    for thread in threads:
        thread.join()


def quietly(call, peer):
    try:
        call(peer)
    except OSError:
        peer.close()


def lifetime():
    # As many short ones as long ones.
    return 0.001 * 5000 ** random.random()


def work(worker):
    random.seed(worker)
    mine = range(worker, COUNT, WORKERS)
    start = time.monotonic()
    plan = sorted((start + random.random() * SECONDS, number) for number in mine)
    ends = []
    lines = []
    while plan or ends:
        at = min(plan[0][0] if plan else float("inf"), ends[0][0] if ends else float("inf"))
        time.sleep(max(0, at - time.monotonic()))
        if plan and at == plan[0][0]:
            _, number = plan.pop(0)
            address = f"127.1.{number >> 8}.{number & 255}"
            client = socket.socket()
            client.bind((address, 0))
            client.connect(server.getsockname())
            heapq.heappush(ends, (time.monotonic() + lifetime(), number, time.time(), address, client))
        else:
            _, number, begun, address, client = heapq.heappop(ends)
            is_reset = number % 3 != 0
            if is_reset:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            ended = time.time()
            client.close()
            lines.append(f"{address} {os.getpid()} {begun} {ended} {int(is_reset)}\n")
    os.write(1, "".join(lines).encode())
    os._exit(0)


children = []
for worker in range(WORKERS):
    child = os.fork()
    if child == 0:
        time.sleep(0.5)
        work(worker)
    children.append(child)
threading.Thread(target=accept).start()
for child in children:
    os.waitpid(child, 0)
over.set()
