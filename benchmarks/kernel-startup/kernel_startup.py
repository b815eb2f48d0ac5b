#!/usr/bin/python3
"""Times this kernel against ipykernel, in turns, in one run: what a person waits for who opens a notebook.

    ./neuropose kernel install --user
    /usr/bin/python3 benchmarks/kernel-startup/kernel_startup.py [ROUNDS]

Needs Debian's python3-jupyter-client and python3-ipykernel. Prints the median and the range of each time, in seconds, and of the
resident memory and the processor time up to the first result, in megabytes and seconds. Other work on the machine leaves processor time
almost as it is.
"""

import os
import queue
import statistics
import sys
import tempfile
import time

from jupyter_client.manager import KernelManager

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TRIAL = os.path.join(REPOSITORY, "datasets", "gait-synthetic", "s01-fast.json")
KERNELS = {
    ".net-csharp": {"first": "Console.WriteLine(1 + 1);", "warm": "var a{0} = {0} + 1; a{0}", "trial": f'var trial = NeuroPose.Formats.VideoPredictions.Load(@"{TRIAL}"); trial'},
    "python3": {"first": "print(1 + 1)", "warm": "a{0} = {0} + 1; a{0}"},
}


def wait(kc, msg_id):
    """Until the reply, and the idle state behind the last output, are here; the time is that of the later one."""
    while kc.get_shell_msg(timeout=60)["parent_header"].get("msg_id") != msg_id:
        pass
    outputs = []
    while True:
        message = kc.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") != msg_id:
            continue
        if message["msg_type"] == "error":
            raise SystemExit("\n".join(message["content"]["traceback"]))
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return outputs
        outputs.append(message["msg_type"])


def listen(kc):
    """Until something is heard on iopub: what is said before a subscription arrives is lost."""
    while True:
        try:
            return kc.get_iopub_msg(timeout=0.02)
        except queue.Empty:
            kc.kernel_info()


def measure(name, code, folder):
    manager = KernelManager(kernel_name=name, connection_file=os.path.join(folder, "connection.json"))
    start = time.monotonic()
    with open(os.devnull, "wb") as log:
        manager.start_kernel(stdout=log, stderr=log, cwd=folder)
    kc = manager.client()
    kc.start_channels()
    times = {}
    try:
        request = kc.kernel_info()
        while kc.get_shell_msg(timeout=60)["parent_header"].get("msg_id") != request:
            pass
        times["kernel_info reply"] = time.monotonic() - start
        listen(kc)
        outputs = wait(kc, kc.execute(code["first"]))
        assert "stream" in outputs, outputs
        times["first result"] = time.monotonic() - start
        with open(f"/proc/{manager.provisioner.process.pid}/status", encoding="ascii") as status:
            times["memory, MB"] = next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024
        with open(f"/proc/{manager.provisioner.process.pid}/stat", encoding="ascii") as stat:
            times["processor time"] = sum(int(ticks) for ticks in stat.read().rsplit(")", 1)[1].split()[11:13]) / os.sysconf("SC_CLK_TCK")
        if "trial" in code:
            begin = time.monotonic()
            outputs = wait(kc, kc.execute(code["trial"]))
            assert "execute_result" in outputs, outputs
            times["first NeuroPose cell"] = time.monotonic() - begin
        warm = []
        for n in range(40):
            begin = time.monotonic()
            wait(kc, kc.execute(code["warm"].format(n)))
            warm.append(time.monotonic() - begin)
        times["warm trivial cell"] = statistics.median(warm[20:])
    finally:
        kc.stop_channels()
        manager.shutdown_kernel(now=True)
    return times


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    results = {name: [] for name in KERNELS}
    with tempfile.TemporaryDirectory() as folder:
        for name, code in KERNELS.items():
            measure(name, code, folder)
        for _ in range(rounds):
            for name, code in KERNELS.items():
                results[name].append(measure(name, code, folder))
    for what in results[".net-csharp"][0]:
        for name, all_times in results.items():
            values = [times[what] for times in all_times if what in times]
            if values:
                print(f"{what:22} {name:12} median {statistics.median(values):8.3f}   {min(values):8.3f} to {max(values):8.3f}")
    ours, theirs = (statistics.median(times["first result"] for times in results[name]) for name in (".net-csharp", "python3"))
    print(f"first result: {ours / theirs:.2f} × ipykernel")


if __name__ == "__main__":
    main()
