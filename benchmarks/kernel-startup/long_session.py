#!/usr/bin/python3
"""What a long session takes: memory as cells come, and how long a completion is waited for.

    ./neuropose kernel install --user
    /usr/bin/python3 benchmarks/kernel-startup/long_session.py [KERNEL ...]

Runs 1,000 trivial cells in each kernel (ours and ipykernel by default), and asks for completions after 200 of them: the first one, which
loads the editor services, and then 100 at different places. Prints seconds and resident megabytes. Needs what kernel_startup.py needs.
"""

import contextlib
import os
import statistics
import sys
import tempfile
import time

from jupyter_client.manager import KernelManager

import kernel_startup

CELLS = {
    ".net-csharp": ("var a{0} = {0} + 1; a{0}", "using NeuroPose.Warping; var walk = new List<double> {{ 1 }}; var definition = new DtwDefinition();"),
    "python3": ("a{0} = {0} + 1; a{0}", "import statistics; walk = [1.0]; definition = statistics"),
}
PLACES = {
    ".net-csharp": ["walk.", "walk.Sel", "definition with { Ba", "new DtwDefinition { ", "a19", "Console.Wri", "walk.Where(step => step.", "wal", "new List<dou", "var x = walk.Co"],
    "python3": ["walk.", "walk.app", "definition.me", "a19", "prin", "list(walk).", "wal", "statistics.", "x = walk.co", "str."],
}


def memory(manager):
    with open(f"/proc/{manager.provisioner.process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024


def complete(kc, code):
    begin = time.monotonic()
    request = kc.complete(code, len(code))
    while True:
        reply = kc.get_shell_msg(timeout=60)
        if reply["parent_header"].get("msg_id") == request:
            if not reply["content"]["matches"]:
                raise SystemExit(f"nothing is offered at {code}")
            return time.monotonic() - begin


def run(name, folder):
    cell, first = CELLS[name]
    manager = KernelManager(kernel_name=name, connection_file=os.path.join(folder, f"{name}.json"))
    with open(os.devnull, "wb") as log:
        manager.start_kernel(stdout=log, stderr=log, cwd=folder)
    kc = manager.client()
    kc.start_channels()
    try:
        kc.wait_for_ready(timeout=60)
        kernel_startup.wait(kc, kc.execute(first.replace("{{", "{").replace("}}", "}")))
        time.sleep(5)
        print(f"{name:12} idle                  {memory(manager):8.0f} MB")
        last = []
        for count in range(1, 1001):
            begin = time.monotonic()
            kernel_startup.wait(kc, kc.execute(cell.format(count)))
            last.append(time.monotonic() - begin)
            if count == 200:
                print(f"{name:12} 200 cells             {memory(manager):8.0f} MB   warm cell {statistics.median(last[-50:]) * 1000:6.1f} ms")
                cold = complete(kc, PLACES[name][0])
                for place in PLACES[name]:
                    complete(kc, place)
                warm = [complete(kc, place) for _ in range(10) for place in PLACES[name]]
                print(f"{name:12} completion            first {cold:6.2f} s   then median {statistics.median(warm) * 1000:6.0f} ms, longest {max(warm) * 1000:6.0f} ms   {memory(manager):8.0f} MB")
        print(f"{name:12} 1,000 cells           {memory(manager):8.0f} MB   warm cell {statistics.median(last[-50:]) * 1000:6.1f} ms")
    finally:
        kc.stop_channels()
        with contextlib.suppress(RuntimeError):
            manager.shutdown_kernel(now=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[1:] or CELLS:
            run(name, folder)


if __name__ == "__main__":
    main()
