"""A kernel and a client that talks to it, for tests that read what a real Jupyter client reads."""

import contextlib
import os
import queue
import tempfile
import time

from jupyter_client import BlockingKernelClient
from jupyter_client.manager import KernelManager

PATIENCE = 30


class Cell:
    """What came of one execute_request: its reply, and its messages on iopub between busy and idle."""

    def __init__(self, reply, messages):
        self.reply = reply["content"]
        self.messages = messages

    def of(self, *types):
        return [message for message in self.messages if message["msg_type"] in types]

    @property
    def outputs(self):
        return self.of("stream", "display_data", "execute_result", "error", "update_display_data", "clear_output")

    def text(self, name="stdout"):
        return "".join(m["content"]["text"] for m in self.of("stream") if m["content"]["name"] == name)

    @property
    def result(self):
        return self.of("execute_result")[-1]["content"]["data"]["text/plain"]


class Client:
    """A client of a kernel; keeps the messages on iopub that belong to other requests."""

    def __init__(self, kc):
        self.kc = kc
        self.others = []

    def send(self, code, **options):
        return self.kc.execute(code, **options)

    def reply(self, msg_id, timeout=PATIENCE, control=False):
        receive = self.kc.get_control_msg if control else self.kc.get_shell_msg
        end = time.monotonic() + timeout
        while True:
            message = receive(timeout=max(0.01, end - time.monotonic()))
            if message["parent_header"].get("msg_id") == msg_id:
                return message

    def messages(self, msg_id, timeout=PATIENCE, last="idle"):
        end = time.monotonic() + timeout
        found = []
        while True:
            message = self.kc.get_iopub_msg(timeout=max(0.01, end - time.monotonic()))
            if message["parent_header"].get("msg_id") != msg_id:
                self.others.append(message)
                continue
            found.append(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == last:
                return found
            if message["msg_type"] == last:
                return found

    def finish(self, msg_id, timeout=PATIENCE):
        return Cell(self.reply(msg_id, timeout), self.messages(msg_id, timeout))

    def run(self, code, timeout=PATIENCE, **options):
        return self.finish(self.send(code, **options), timeout)

    def ask(self, msg_type, content, control=False, timeout=PATIENCE):
        channel = self.kc.control_channel if control else self.kc.shell_channel
        message = self.kc.session.msg(msg_type, content)
        channel.send(message)
        return self.reply(message["header"]["msg_id"], timeout, control)

    def is_silent(self, seconds=0.5):
        try:
            message = self.kc.get_shell_msg(timeout=seconds)
        except queue.Empty:
            return True
        return message


class Kernel(Client):
    """A kernel of one's own."""

    def __init__(self, folder):
        self.folder = folder
        self.log_path = os.path.join(folder, "kernel.log")
        self.km = KernelManager(kernel_name=".net-csharp", connection_file=os.path.join(folder, "connection.json"))
        self.log_file = open(self.log_path, "wb")
        self.km.start_kernel(stdout=self.log_file, stderr=self.log_file, cwd=folder)
        super().__init__(self.connect())

    def connect(self, kc=None):
        kc = kc or self.km.client()
        kc.start_channels()
        kc.wait_for_ready(timeout=PATIENCE)
        # On a busy machine it asks several times, and returns with the first answer: the others must not be taken for answers to the test.
        request = kc.kernel_info()
        while kc.get_shell_msg(timeout=PATIENCE)["parent_header"].get("msg_id") != request:
            pass
        return kc

    def another_client(self):
        # With a session of its own, as another person's would have: the manager's clients share one.
        kc = BlockingKernelClient(connection_file=self.km.connection_file)
        kc.load_connection_file()
        return Client(self.connect(kc))

    @property
    def pid(self):
        return self.km.provisioner.process.pid

    def memory(self):
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.read()

    def close(self):
        self.kc.stop_channels()
        if self.km.is_alive():
            self.km.shutdown_kernel(now=True)
        self.log_file.close()


@contextlib.contextmanager
def kernel():
    with tempfile.TemporaryDirectory(prefix="neuropose-kernel-") as folder:
        it = Kernel(folder)
        try:
            yield it
        except BaseException:
            print(it.log())
            raise
        finally:
            it.close()
