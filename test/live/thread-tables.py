"""Opens a listener in a thread that has a table of descriptors of its own. Says `PORT PID TID`, and waits until its input ends.

Usage: thread-tables.py unshare|replace|exit; with `replace` the listener takes the place of a descriptor, so that the table has as many
and the same last one as that of the process; with `exit` the first thread ends instead, and the others keep its table.
"""
import ctypes
import os
import platform
import socket
import sys
import threading

CLONE_FILES = 0x400
SYS_EXIT = {"x86_64": 60, "aarch64": 93}
libc = ctypes.CDLL(None, use_errno=True)


def hold(is_unshared):
    if is_unshared and libc.unshare(CLONE_FILES) != 0:
        print("unshare: " + os.strerror(ctypes.get_errno()), flush=True)
        os._exit(1)
    if sys.argv[1] == "replace":
        os.close(spare)
    listener = socket.create_server(("127.0.0.1", 0))
    if not is_unshared:
        started.set()
        while open("/proc/self/stat").read().rsplit(")", 1)[1].split()[0] != "Z":
            pass
    print(listener.getsockname()[1], os.getpid(), threading.get_native_id(), flush=True)
    sys.stdin.read()
    os._exit(0)


started = threading.Event()
spare, last = os.open("/dev/null", os.O_RDONLY), os.open("/dev/null", os.O_RDONLY)
threading.Thread(target=hold, args=(sys.argv[1] != "exit",)).start()
if sys.argv[1] == "exit":
    started.wait()
    libc.syscall(SYS_EXIT[platform.machine()], 0)
