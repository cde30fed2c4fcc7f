"""Makes three hosts of namespaces, each with a container, that talk to each other, and keeps them until its input ends.

Each host is a network and PID namespace, its container a network namespace on a bridge of it. All containers have the same address. A host
rewrites what leaves its container (masquerade), and what comes for the ports 8080 and 8053 leads to its container. Prints a line of JSON: the
pids of the hosts, the names of namespaces by their numbers, and each flow as [client, its address, server, its address, protocol, port], where c1 is the container of the host h1.
"""
import json
import os
import socket
import subprocess
import sys
import threading
from socket import AF_INET, AF_INET6, SOCK_DGRAM, SOCK_STREAM

HOSTS = (1, 2, 3)
V4 = "10.9.0.{}".format
V6 = "2001:db8:9::{}".format
CONTAINER, GATEWAY = "172.17.0.2", "172.17.0.1"
RULES = """
table ip nat {
  chain pre { type nat hook prerouting priority -100;
    iifname "eth0" tcp dport 8080 dnat to 172.17.0.2:80
    iifname "eth0" udp dport 8053 dnat to 172.17.0.2:53
  }
  chain post { type nat hook postrouting priority 100;
    ip saddr 172.17.0.0/16 oifname "eth0" masquerade
  }
}
"""
held = []


def ip(text):
    for line in filter(None, map(str.strip, text.splitlines())):
        subprocess.run(["ip", *line.split()], check=True)


def setting(path, value):
    with open(f"/proc/sys/net/{path}", "w") as file:
        file.write(value)


def tell(value):
    print(json.dumps(value), flush=True)


def child(flags, *words):
    command = ["unshare", *flags, sys.executable, __file__, *map(str, words)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    # It is in its namespaces once it says something.
    process.stdout.readline()
    return process


def ask(process, order):
    process.stdin.write(json.dumps(order) + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


def accept(server):
    while True:
        held.append(server.accept()[0])


def serve(family, kind, port):
    server = socket.socket(family, kind)
    held.append(server)
    server.bind(("::" if family == AF_INET6 else "0.0.0.0", port))
    if kind == SOCK_STREAM:
        server.listen(16)
        threading.Thread(target=accept, args=[server], daemon=True).start()


def connect(family, kind, address, port):
    client = socket.socket(family, kind)
    client.settimeout(20)
    held.append(client)
    client.connect((address, port))
    if kind == SOCK_DGRAM:
        client.send(b"x")


def orders():
    for line in sys.stdin:
        for family, kind, address, port in json.loads(line):
            connect(AF_INET6 if family == 6 else AF_INET, SOCK_DGRAM if kind == "udp" else SOCK_STREAM, address, port)
        tell("done")


def namespace():
    return os.stat("/proc/self/ns/net").st_ino


def container():
    sys.stdin.readline()
    ip(f"link set lo up\nlink set eth0 up\naddress add {CONTAINER}/16 dev eth0\nroute add default via {GATEWAY}")
    serve(AF_INET, SOCK_STREAM, 80)
    serve(AF_INET, SOCK_DGRAM, 53)
    tell(namespace())
    orders()


def host(number):
    sys.stdin.readline()
    inside = child(["-n"], "container")
    ip(f"""link set lo up
    link set eth0 up
    address add {V4(number)}/24 dev eth0
    address add {V6(number)}/64 dev eth0 nodad
    link add docker0 type bridge
    link set docker0 up
    address add {GATEWAY}/16 dev docker0
    link add v0 type veth peer name eth0 netns {inside.pid}
    link set v0 master docker0
    link set v0 up""")
    setting("ipv4/ip_forward", "1")
    subprocess.run(["nft", "-f", "-"], input=RULES, text=True, check=True)
    inner = ask(inside, "begin")
    serve(AF_INET, SOCK_STREAM, 7001)
    serve(AF_INET6, SOCK_STREAM, 7002)
    serve(AF_INET, SOCK_DGRAM, 7003)
    serve(AF_INET6, SOCK_DGRAM, 7004)
    tell([namespace(), inner])
    for line in sys.stdin:
        order = json.loads(line)
        if order["from"] == "container":
            tell(ask(inside, order["to"]))
            continue
        for family, kind, address, port in order["to"]:
            connect(AF_INET6 if family == 6 else AF_INET, SOCK_DGRAM if kind == "udp" else SOCK_STREAM, address, port)
        tell("done")


def main():
    ip("link set lo up\nlink add wire type bridge\nlink set wire up")
    processes = {}
    for number in HOSTS:
        process = child(["-n", "-p", "-f", "--mount-proc", "--kill-child"], "host", number)
        processes[number] = process
        ip(f"""link add w{number} type veth peer name eth0 netns {process.pid}
        link set w{number} master wire
        link set w{number} up""")
    namespaces = {}
    for number, process in processes.items():
        outer, inner = ask(process, "begin")
        namespaces.update({outer: f"h{number}", inner: f"c{number}"})
    flows = []
    for one in HOSTS:
        own, inside = [], []
        next_one = one % 3 + 1
        for other in HOSTS:
            if other == one:
                continue
            for family, kind, port, address in (
                (4, "tcp", 7001, V4), (6, "tcp", 7002, V6), (4, "tcp", 7002, V4),
                (4, "udp", 7003, V4), (6, "udp", 7004, V6),
            ):
                own.append((family, kind, address(other), port))
                flows.append((f"h{one}", address(one), f"h{other}", address(other), kind, port))
        own += [(4, "tcp", V4(next_one), 8080), (4, "udp", V4(next_one), 8053), (4, "tcp", CONTAINER, 80), (4, "tcp", "127.0.0.1", 7001)]
        flows += [
            (f"h{one}", V4(one), f"c{next_one}", CONTAINER, "tcp", 80),
            (f"h{one}", V4(one), f"c{next_one}", CONTAINER, "udp", 53),
            (f"h{one}", GATEWAY, f"c{one}", CONTAINER, "tcp", 80),
            (f"h{one}", "127.0.0.1", f"h{one}", "127.0.0.1", "tcp", 7001),
        ]
        inside += [(4, "tcp", V4(next_one), 7001), (4, "tcp", V4(next_one), 8080)]
        flows += [
            (f"c{one}", CONTAINER, f"h{next_one}", V4(next_one), "tcp", 7001),
            (f"c{one}", CONTAINER, f"c{next_one}", CONTAINER, "tcp", 80),
        ]
        ask(processes[one], {"from": "host", "to": own})
        ask(processes[one], {"from": "container", "to": inside})
    tell({"hosts": [processes[number].pid for number in HOSTS], "namespaces": namespaces, "flows": flows})
    sys.stdin.read()


if len(sys.argv) < 2:
    main()
    sys.exit()
tell("there")
if sys.argv[1] == "host":
    host(int(sys.argv[2]))
else:
    container()
