#!/usr/bin/python3
"""Compares builds of this kernel with each other, in turns, in one run, and asks each what strangers can do to its ports.

    /usr/bin/python3 benchmarks/kernel-startup/compare_kernels.py startup  NAME=PROGRAM NAME=PROGRAM [--rounds 30]
    /usr/bin/python3 benchmarks/kernel-startup/compare_kernels.py restarts NAME=PROGRAM ... [--rounds 1000]
    /usr/bin/python3 benchmarks/kernel-startup/compare_kernels.py strangers NAME=PROGRAM ...

PROGRAM is the neuropose command of a release build (copy artifacts/bin/NeuroPose.Cli/release aside before the next build). The start is
compared by median and by minimum: other work on the machine only ever adds time. Needs Debian's python3-jupyter-client.
"""

import argparse
import contextlib
import os
import queue
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time

import zmq
from jupyter_client.manager import KernelManager

import kernel_startup

GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x00NULL" + bytes(48)


def install(program, name, data):
    environment = dict(os.environ, JUPYTER_DATA_DIR=data)
    subprocess.run([program, "kernel", "install", "--user", "--name", name], env=environment, check=True, stdout=subprocess.DEVNULL)


def startup(names, rounds, folder):
    code = kernel_startup.KERNELS[".net-csharp"]
    results = {name: [] for name in names}
    for turn in range(rounds + 1):
        for name in names if turn % 2 else reversed(names):
            times = kernel_startup.measure(name, code, folder)
            if turn > 0:
                results[name].append(times)
    for what in results[names[0]][0]:
        for name in names:
            values = [times[what] for times in results[name]]
            print(f"{what:22} {name:10} minimum {min(values):8.3f}   median {statistics.median(values):8.3f}   maximum {max(values):8.3f}")


@contextlib.contextmanager
def running(name, folder):
    with open(os.path.join(folder, f"{name}.log"), "wb") as log:
        manager = KernelManager(kernel_name=name, connection_file=os.path.join(folder, f"{name}.json"))
        manager.start_kernel(stdout=log, stderr=log, cwd=folder)
        try:
            yield manager
        finally:
            manager.shutdown_kernel(now=True)


def answers(manager, seconds=10, own_session=False):
    """Seconds until a new client has the result of 1 + 1; None where it waits in vain."""
    client = manager.client() if not own_session else manager.client(session=type(manager.session)(key=manager.session.key))
    begin = time.monotonic()
    client.start_channels(hb=False)
    try:
        client.wait_for_ready(timeout=seconds)
        reply = client.execute_interactive("1 + 1", timeout=seconds, output_hook=lambda message: None)
        return time.monotonic() - begin if reply["content"]["status"] == "ok" else None
    except (RuntimeError, TimeoutError, queue.Empty):
        return None
    finally:
        client.stop_channels()


def of_process(manager, field):
    try:
        with open(f"/proc/{manager.provisioner.process.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(field + ":"))
    except (FileNotFoundError, StopIteration):
        return None


def restarts(names, rounds, folder):
    """A client asks for a restart; each time the new process has to answer on the same ports, and each tenth time it runs a cell."""
    for name in names:
        failed, took = 0, []
        with running(name, folder) as manager:
            answers(manager, 60)
            for turn in range(rounds):
                begin = time.monotonic()
                manager.restart_kernel(now=False)
                client = manager.client()
                client.start_channels(stdin=False, hb=False)
                try:
                    if turn % 10 == 0:
                        client.wait_for_ready(timeout=60)
                        client.execute_interactive("1 + 1", timeout=60, output_hook=lambda message: None)
                    else:
                        request = client.kernel_info()
                        while client.get_shell_msg(timeout=60)["parent_header"].get("msg_id") != request:
                            pass
                except (RuntimeError, TimeoutError, queue.Empty):
                    failed += 1
                finally:
                    client.stop_channels()
                took.append(time.monotonic() - begin)
                if (turn + 1) % 50 == 0:
                    print(f"{name}: {turn + 1} restarts, {failed} failed, median {statistics.median(took):.2f} s, longest {max(took):.2f} s", flush=True)


def connect(port, data=b""):
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    connection.sendall(data)
    return connection


def frame(body, flags=0):
    return bytes([flags, len(body)]) + body if len(body) < 256 else struct.pack(">BQ", flags | 2, len(body)) + body


def ready(kind, identity=b""):
    properties = b"".join(bytes([len(key)]) + key + struct.pack(">I", len(value)) + value
                          for key, value in ((b"Socket-Type", kind), (b"Identity", identity)))
    return GREETING + frame(b"\x05READY" + properties, 4)


def ports(manager):
    """The port of each channel, with the socket that fits it."""
    return [(manager.shell_port, b"DEALER"), (manager.control_port, b"DEALER"), (manager.stdin_port, b"DEALER"),
            (manager.iopub_port, b"SUB"), (manager.hb_port, b"REQ")]


def idle(manager, first_words):
    """128 connections to each port that stay, and send nothing after their first words."""
    strangers = []
    for port, kind in ports(manager):
        for _ in range(128):
            with contextlib.suppress(OSError):
                strangers.append(connect(port, first_words(kind)))
    time.sleep(1)
    return strangers


def still_open(strangers):
    count = 0
    for stranger in strangers:
        stranger.setblocking(False)
        try:
            while stranger.recv(65536):
                pass
        except BlockingIOError:
            count += 1
        except OSError:
            pass
    return count


def new_client(manager):
    seconds = answers(manager)
    return "a new client is not answered" if seconds is None else f"a new client is answered after {seconds:.1f} s"


def ask_idle(manager, first_words):
    strangers = idle(manager, first_words)
    return f"{new_client(manager)}; {still_open(strangers)} of {len(strangers)} strangers are still connected"


def ask_trickle(manager):
    begin = time.monotonic()
    slow = connect(manager.shell_port)
    try:
        for at in range(20):
            slow.sendall(ready(b"DEALER")[at:at + 1])
            time.sleep(1)
            if still_open([slow]) == 0:
                return f"a handshake of one byte a second is ended after {time.monotonic() - begin:.1f} s"
    except OSError:
        return f"a handshake of one byte a second is ended after {time.monotonic() - begin:.1f} s"
    return "a handshake of one byte a second still goes on after 20 s"


def ask_halves(manager):
    strangers, before, most = [], of_process(manager, "VmRSS"), 0
    for _ in range(8):
        with contextlib.suppress(OSError):
            stranger = connect(manager.shell_port, ready(b"DEALER") + struct.pack(">BQ", 3, 120_000_000))
            strangers.append(stranger)
            for _ in range(119):
                stranger.sendall(bytes(1_000_000))
    for _ in range(20):
        most = max(most, of_process(manager, "VmRSS") or 0)
        time.sleep(0.1)
    return f"memory goes from {before // 1024} to {most // 1024} MB; {new_client(manager)}; {still_open(strangers)} strangers are left"


def ask_identity(manager):
    """Two peers with one identity, each of which asks: who is answered, and who is when one has gone."""
    context = zmq.Context()

    def peer():
        dealer = context.socket(zmq.DEALER)
        dealer.identity, dealer.linger, dealer.rcvtimeo = b"the same", 0, 3000
        dealer.connect(f"tcp://127.0.0.1:{manager.shell_port}")
        return dealer

    def ask(dealer):
        manager.session.send(dealer, "kernel_info_request")
        try:
            dealer.recv_multipart()
            return "is answered"
        except zmq.Again:
            return "is not answered"

    older = peer()
    said = [f"the older {ask(older)}"]
    newer = peer()
    said += [f"the newer {ask(newer)}", f"the older then {ask(older)}"]
    older.close()
    time.sleep(0.5)
    said.append(f"the newer, alone, {ask(newer)}")
    newer.close()
    context.destroy(linger=0)
    return ", ".join(said)


def ask_hostile(manager):
    ends = {
        "a property of -1 bytes": GREETING + frame(b"\x05READY\x0bSocket-Type\xff\xff\xff\xff", 4),
        "a frame of two gigabytes": ready(b"DEALER") + struct.pack(">BQ", 3, 2_000_000_000),
        "a frame of eight exabytes": ready(b"DEALER") + struct.pack(">BQ", 3, 1 << 63),
        "an empty command": ready(b"DEALER") + b"\x04\x00",
        "a web browser": b"GET / HTTP/1.1\r\n\r\n",
        "version 2 with an unknown socket": b"\xff" + bytes(8) + b"\x7f\x01\xff\x00\x00",
    }
    said = []
    for what, data in ends.items():
        with contextlib.suppress(OSError):
            connect(manager.shell_port, data).close()
        time.sleep(0.3)
        with contextlib.suppress(OSError):
            lasting = connect(manager.shell_port, data)
            time.sleep(0.3)
            lasting.close()
        if not manager.is_alive():
            said.append(f"{what} ENDS THE PROCESS")
            manager.restart_kernel(now=True)
            time.sleep(2)
        elif answers(manager) is None:
            said.append(f"after {what} no client is answered")
    return "; ".join(said) or f"it outlives {', '.join(ends)}"


QUESTIONS = {
    "one identity twice": ask_identity,
    "128 silent connections": lambda manager: ask_idle(manager, lambda kind: b""),
    "128 that introduce themselves": lambda manager: ask_idle(manager, ready),
    "128 that also subscribe": lambda manager: ask_idle(manager, lambda kind: ready(kind) + frame(b"\x01")),
    "a slow handshake": ask_trickle,
    "eight halves of 119 MB": ask_halves,
    "hostile bytes": ask_hostile,
}


def strangers(names, _, folder):
    for what, ask in QUESTIONS.items():
        for name in names:
            with running(name, folder) as manager:
                first = answers(manager, 60, own_session=True)
                print(f"{what:32} {name:10} {ask(manager) if first else 'the kernel did not start'}", flush=True)


def main():
    modes = {"startup": (startup, 30), "restarts": (restarts, 1000), "strangers": (strangers, 1)}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=modes)
    parser.add_argument("kernels", nargs="+", metavar="NAME=PROGRAM")
    parser.add_argument("--rounds", type=int)
    options = parser.parse_args()
    run, rounds = modes[options.mode]
    programs = dict(kernel.split("=", 1) for kernel in options.kernels)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JUPYTER_DATA_DIR"] = data = os.path.join(folder, "data")
        for name, program in programs.items():
            install(os.path.abspath(program), name, data)
        run(list(programs), options.rounds or rounds, folder)


if __name__ == "__main__":
    sys.exit(main())
