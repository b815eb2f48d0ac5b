"""What the public conformance suite leaves out, read by a real Jupyter client. One test a point; each has a kernel of its own."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

from kernels import PATIENCE, kernel


class Protocol(unittest.TestCase):
    def assert_ok(self, cell):
        self.assertEqual(cell.reply["status"], "ok", cell.reply)

    def interrupt(self, k, code, wait):
        self.assert_ok(k.run("var kept = 42;"))
        msg_id = k.send(code)
        k.messages(msg_id, last=wait)
        time.sleep(0.2)
        start = time.monotonic()
        answer = k.ask("interrupt_request", {}, control=True)
        cell = k.finish(msg_id)
        took = time.monotonic() - start
        self.assertEqual(answer["msg_type"], "interrupt_reply")
        self.assertEqual(answer["content"]["status"], "ok")
        self.assertEqual((cell.reply["status"], cell.reply["ename"]), ("error", "Interrupted"))
        self.assertEqual([m["msg_type"] for m in cell.outputs], ["error"])
        self.assertEqual(k.run("kept + 1").result, "43")
        self.assertLess(took, 1.0)

    def test_a_busy_loop_is_interrupted_and_variables_stay(self):
        with kernel() as k:
            self.interrupt(k, 'Console.WriteLine("on"); while (true) { }', "stream")

    def test_a_cell_that_awaits_is_interrupted_and_variables_stay(self):
        with kernel() as k:
            self.interrupt(k, 'Console.WriteLine("on"); await Task.Delay(60000);', "stream")

    def test_a_cell_that_sleeps_is_interrupted_and_variables_stay(self):
        with kernel() as k:
            self.interrupt(k, 'Console.WriteLine("on"); System.Threading.Thread.Sleep(60000);', "stream")

    def test_a_cell_that_prints_without_end_is_interrupted(self):
        with kernel() as k:
            for _ in range(5):
                msg_id = k.send('while (true) { Console.WriteLine("and on"); }')
                k.messages(msg_id, last="stream")
                k.ask("interrupt_request", {}, control=True)
                self.assertEqual(k.finish(msg_id).reply["ename"], "Interrupted")
                self.assertEqual(k.run('Console.Write("still");').text(), "still")

    def test_an_interrupt_between_cells_does_nothing(self):
        with kernel() as k:
            self.assertEqual(k.ask("interrupt_request", {}, control=True)["content"]["status"], "ok")
            self.assertEqual(k.run("1 + 1").result, "2")

    def answer(self, k, code, value, prompt, password):
        msg_id = k.send(code, allow_stdin=True)
        question = k.kc.get_stdin_msg(timeout=PATIENCE)
        self.assertEqual(question["msg_type"], "input_request")
        self.assertEqual(question["parent_header"]["msg_id"], msg_id)
        self.assertEqual((question["content"]["prompt"], question["content"]["password"]), (prompt, password))
        k.kc.input(value)
        return k.finish(msg_id)

    def test_a_cell_asks_for_a_line(self):
        with kernel() as k:
            cell = self.answer(k, 'var name = await GetInputAsync("Subject: "); name + "!"', "S01 – é😀", "Subject: ", False)
            self.assertEqual(cell.result, "S01 – é😀!")

    def test_a_cell_reads_the_console(self):
        with kernel() as k:
            cell = self.answer(k, 'Console.Write("Age? "); int.Parse(Console.ReadLine()) + 1', "41", "", False)
            self.assertEqual(cell.result, "42")

    def test_a_password_is_asked_for_as_one(self):
        with kernel() as k:
            cell = self.answer(k, 'var word = await GetPasswordAsync("Key: ");', "secret", "Key: ", True)
            self.assert_ok(cell)
            self.assertNotIn("secret", str([m["content"] for m in cell.messages]))

    def test_a_cell_may_not_ask_a_client_that_cannot_answer(self):
        with kernel() as k:
            cell = k.run('await GetInputAsync("?")', allow_stdin=False)
            self.assertEqual((cell.reply["status"], cell.reply["ename"]), ("error", "InputUnavailableException"))

    def test_a_question_is_interrupted(self):
        with kernel() as k:
            msg_id = k.send('var line = Console.ReadLine();', allow_stdin=True)
            k.kc.get_stdin_msg(timeout=PATIENCE)
            k.ask("interrupt_request", {}, control=True)
            self.assertEqual(k.finish(msg_id, timeout=5).reply["ename"], "Interrupted")
            self.assertEqual(k.run("1 + 1").result, "2")

    def test_a_silent_cell_shows_nothing_and_is_not_counted(self):
        with kernel() as k:
            self.assertEqual(k.run("var a = 1;").reply["execution_count"], 1)
            cell = k.run('Console.WriteLine(a); display(a); a', silent=True)
            self.assertEqual([m["msg_type"] for m in cell.messages], ["status", "status"])
            self.assertEqual(cell.reply["execution_count"], 1)
            failed = k.run("throw new Exception();", silent=True)
            self.assertEqual((failed.reply["status"], failed.outputs), ("error", []))
            self.assertEqual(k.run("a").reply["execution_count"], 2)

    def test_a_cell_that_is_not_stored_is_shown_but_neither_counted_nor_remembered(self):
        with kernel() as k:
            k.run("1 + 1")
            cell = k.run("2 + 2", store_history=False)
            self.assertEqual((cell.result, cell.reply["execution_count"]), ("4", 1))
            history = k.ask("history_request", {"output": True, "raw": True, "hist_access_type": "tail", "n": 10})
            self.assertEqual(history["content"]["history"], [[1, 1, ["1 + 1", "2"]]])

    def test_cells_that_wait_behind_an_error_are_aborted(self):
        with kernel() as k:
            k.run("var ran = 0;")
            ids = [k.send("System.Threading.Thread.Sleep(200); throw new Exception();"), k.send("ran++;"), k.send("ran++;")]
            self.assertEqual([k.reply(i)["content"]["status"] for i in ids], ["error", "aborted", "aborted"])
            self.assertEqual(k.run("ran").result, "0")

    def test_cells_that_wait_behind_an_error_run_where_the_client_says_so(self):
        with kernel() as k:
            k.run("var ran = 0;")
            ids = [k.send("throw new Exception();", stop_on_error=False), k.send("ran++;")]
            self.assertEqual([k.reply(i)["content"]["status"] for i in ids], ["error", "ok"])
            self.assertEqual(k.run("ran").result, "1")

    def test_expressions_are_evaluated_beside_the_cell(self):
        with kernel() as k:
            cell = k.run("var a = 20;", user_expressions={"twice": "2 * a + 2", "wrong": "a / (a - 20)", "broken": "2 *"})
            values = cell.reply["user_expressions"]
            self.assertEqual((values["twice"]["status"], values["twice"]["data"]["text/plain"]), ("ok", "42"))
            self.assertEqual((values["wrong"]["status"], values["wrong"]["ename"]), ("error", "DivideByZeroException"))
            self.assertEqual((values["broken"]["status"], values["broken"]["ename"]), ("error", "CompilationError"))
            self.assertEqual(cell.outputs, [])

    def test_a_display_is_updated_from_a_later_cell(self):
        with kernel() as k:
            shown = k.run('var it = display("first", "text/plain");').of("display_data")[0]["content"]
            updated = k.run('it.Update("second");').of("update_display_data")[0]["content"]
            self.assertEqual(updated["transient"], shown["transient"])
            self.assertEqual(updated["data"]["text/plain"], "second")

    def test_displays_of_two_kernels_are_not_taken_for_each_other(self):
        with kernel() as one, kernel() as two:
            ids = {k.run('display(1);').of("display_data")[0]["content"]["transient"]["display_id"] for k in (one, two)}
            self.assertEqual(len(ids), 2)

    def test_outputs_are_cleared_at_once_or_with_the_next(self):
        with kernel() as k:
            cell = k.run('Console.Write("old"); ClearOutput(wait: true); Console.Write("new"); ClearOutput();')
            self.assertEqual([m["msg_type"] for m in cell.outputs], ["stream", "clear_output", "stream", "clear_output"])
            self.assertEqual([m["content"]["wait"] for m in cell.of("clear_output")], [True, False])

    def test_comms_are_listed_and_what_is_opened_is_closed(self):
        with kernel() as k:
            self.assertEqual(k.ask("comm_info_request", {})["content"], {"status": "ok", "comms": {}})
            for kind in ("comm_open", "comm_msg"):
                message = k.kc.session.msg(kind, {"comm_id": "c1", "target_name": "widget", "data": {}})
                k.kc.shell_channel.send(message)
                closed = k.messages(message["header"]["msg_id"])
                self.assertEqual([m["content"].get("comm_id") for m in closed if m["msg_type"] == "comm_close"], ["c1"])
            k.kc.shell_channel.send(k.kc.session.msg("comm_close", {"comm_id": "c1", "data": {}}))
            self.assertIs(k.is_silent(), True)

    def test_control_is_answered_while_a_cell_runs(self):
        with kernel() as k:
            msg_id = k.send('Console.WriteLine("on"); while (true) { }')
            k.messages(msg_id, last="stream")
            for _ in range(20):
                start = time.monotonic()
                self.assertEqual(k.ask("kernel_info_request", {}, control=True)["content"]["status"], "ok")
                self.assertLess(time.monotonic() - start, 1.0)
            self.assertTrue(k.kc.hb_channel.is_beating())

    def test_control_is_answered_while_a_cell_blocks_the_whole_thread_pool(self):
        with kernel() as k:
            msg_id = k.send('''
                Console.WriteLine("on");
                for (var i = 0; i < 200; i++) { System.Threading.ThreadPool.QueueUserWorkItem(_ => System.Threading.Thread.Sleep(4000)); }
                System.Threading.Thread.Sleep(1500);''')
            k.messages(msg_id, last="stream")
            start = time.monotonic()
            self.assertEqual(k.ask("kernel_info_request", {}, control=True)["content"]["status"], "ok")
            self.assertLess(time.monotonic() - start, 1.0)

    def test_a_restart_forgets_and_answers(self):
        with kernel() as k:
            k.run("var gone = 1;")
            k.km.restart_kernel(now=False)
            k.kc.wait_for_ready(timeout=PATIENCE)
            self.assertEqual(k.run("gone").reply["ename"], "CompilationError")
            self.assertEqual(k.run("1 + 1").reply["execution_count"], 2)

    def test_a_shutdown_is_answered_everywhere_and_ends_the_process(self):
        with kernel() as k:
            msg_id = k.send('Console.WriteLine("on"); while (true) { }')
            k.messages(msg_id, last="stream")
            reply = k.ask("shutdown_request", {"restart": False}, control=True)
            self.assertEqual(reply["content"], {"status": "ok", "restart": False})
            self.assertEqual(k.km.provisioner.process.wait(5), 0)

    def test_cursor_positions_are_counted_in_code_points(self):
        with kernel() as k:
            code = '/* 😀😀 */ Console.WriteL + "é"'
            cursor = code.index(" +")
            reply = k.ask("complete_request", {"code": code, "cursor_pos": cursor})["content"]
            self.assertEqual(reply["matches"], ["WriteLine"])
            self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (cursor - len("WriteL"), cursor))

    def test_completions_have_kinds_and_signatures(self):
        with kernel() as k:
            reply = k.ask("complete_request", {"code": "Math.Cei", "cursor_pos": 8})["content"]
            item = reply["metadata"]["_jupyter_types_experimental"][0]
            self.assertEqual((item["text"], item["start"], item["end"]), ("Ceiling", 5, 8))
            self.assertEqual(item["type"], "function")
            self.assertIn("double", item["signature"])

    def test_members_of_an_initializer_and_names_inside_strings_are_completed(self):
        with kernel() as k:
            self.assert_ok(k.run('var poses = new PoseSequence(Skeleton.Coco17, 30, new double[51]);'))
            ask = lambda code: k.ask("complete_request", {"code": code, "cursor_pos": len(code)})["content"]["matches"]
            self.assertEqual(ask("new DtwDefinition { Ba")[:1], ["Band"])
            self.assertEqual(ask("new DtwDefinition() with { Ba")[:1], ["Band"])
            self.assertEqual(ask('poses[0, "left_k'), ["left_knee"])
            self.assertNotIn("GetHashCode", ask("poses."))

    def test_a_name_with_a_question_mark_is_help_as_is_an_inspection(self):
        with kernel() as k:
            page = k.ask("execute_request", {"code": "DtwDefinition?", "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False})["content"]["payload"][0]
            self.assertEqual(page["source"], "page")
            self.assertIn("DtwDefinition", page["data"]["text/plain"])
            found = k.ask("inspect_request", {"code": "DtwDefinition", "cursor_pos": 4, "detail_level": 0})["content"]
            self.assertTrue(found["found"])
            self.assertIn("DtwDefinition", found["data"]["text/plain"])

    def test_what_a_background_thread_prints_goes_to_its_cell(self):
        with kernel() as k:
            first = k.send('''
                var background = Task.Run(async () => { await Task.Delay(1500); Console.Write("late"); await Task.Delay(700); Console.Write("later"); });''')
            self.assert_ok(k.finish(first))
            second = k.run('System.Threading.Thread.Sleep(3000); Console.Write("mine");')
            self.assertEqual(second.text(), "mine")
            text = "".join(m["content"]["text"] for m in k.others if m["msg_type"] == "stream" and m["parent_header"]["msg_id"] == first)
            self.assertEqual(text, "latelater")

    def test_every_message_names_its_request(self):
        with kernel() as k:
            other = k.another_client()
            ids = [c.send(f'Console.Write({n}); {n}') for n, c in enumerate([k, other, k, other])]
            for n, (msg_id, client) in enumerate(zip(ids, [k, other, k, other])):
                reply = client.reply(msg_id)
                self.assertEqual(reply["parent_header"]["session"], client.kc.session.session)
            for n, msg_id in enumerate(ids):
                mine = [m for m in k.others if m["parent_header"].get("msg_id") == msg_id]
                if not any(m["content"].get("execution_state") == "idle" for m in mine):
                    mine += k.messages(msg_id)
                cell = words_of(mine)
                self.assertEqual(cell, ["busy", "execute_input", f"stream {n}", f"execute_result {n}", "idle"])
            other.kc.stop_channels()

    def test_a_message_with_a_wrong_signature_is_dropped_and_logged(self):
        with kernel() as k:
            right, k.kc.session.key = k.kc.session.key, b"wrong"
            k.kc.session.auth = type(k.kc.session.auth)(b"wrong", digestmod="sha256")
            k.send("var stolen = 1;")
            self.assertIs(k.is_silent(), True)
            k.kc.session.key = right
            self.assertEqual(k.run("stolen").reply["ename"], "CompilationError")
            self.assertIn("signature", k.log())

    def test_what_is_no_message_is_dropped_and_logged(self):
        with kernel() as k:
            k.kc.shell_channel.socket.send_multipart([b"what", b"is", b"this"])
            k.kc.shell_channel.socket.send_multipart([b"<IDS|MSG>"])
            k.kc.shell_channel.socket.send_multipart([b"<IDS|MSG>", b"", b"{", b"{}", b"{}", b"{}"])
            with socket.create_connection(("127.0.0.1", k.km.shell_port)) as web:
                web.sendall(b"GET / HTTP/1.1\r\n\r\n")
            self.assertIs(k.is_silent(), True)
            self.assertEqual(k.run("1 + 1").result, "2")
            self.assertGreaterEqual(k.log().count("dropped"), 3)

    def test_a_request_whose_content_is_wrong_gets_an_error(self):
        with kernel() as k:
            for content in ({}, {"code": 7}, {"code": "1", "silent": "yes"}):
                reply = k.ask("execute_request", content)["content"]
                self.assertEqual(reply["status"], "error")
                self.assertIn("expected", reply["evalue"])
            self.assertEqual(k.run("1 + 1").result, "2")

    def test_an_unknown_request_gets_an_error(self):
        with kernel() as k:
            for control in (False, True):
                reply = k.ask("make_coffee_request", {}, control=control)
                self.assertEqual((reply["msg_type"], reply["content"]["status"]), ("make_coffee_reply", "error"))
                self.assertIn("make_coffee_request", reply["content"]["evalue"])

    def test_debugging_is_refused(self):
        with kernel() as k:
            reply = k.ask("debug_request", {"type": "request", "seq": 7, "command": "initialize", "arguments": {}}, control=True)
            self.assertEqual(reply["msg_type"], "debug_reply")
            self.assertEqual((reply["content"]["status"], reply["content"]["success"], reply["content"]["request_seq"]), ("error", False, 7))

    def test_ports_are_told(self):
        with kernel() as k:
            content = k.ask("connect_request", {})["content"]
            self.assertEqual((content["shell_port"], content["hb_port"]), (k.km.shell_port, k.km.hb_port))

    def test_an_open_block_asks_for_more_and_says_how_far_to_indent(self):
        with kernel() as k:
            self.assertEqual(k.ask("is_complete_request", {"code": "if (true) {"})["content"], {"status": "incomplete", "indent": "    "})
            self.assertEqual(k.ask("is_complete_request", {"code": "1 + 1"})["content"], {"status": "complete"})

    def test_history_is_read_by_range_and_search(self):
        with kernel() as k:
            for code in ("1 + 1", "2 + 2", "1 + 1", "throw new Exception();"):
                k.run(code)
            ask = lambda **how: k.ask("history_request", {"output": False, "raw": True, **how})["content"]["history"]
            self.assertEqual(ask(hist_access_type="range", session=0, start=2, stop=4), [[1, 2, "2 + 2"], [1, 3, "1 + 1"]])
            self.assertEqual(ask(hist_access_type="search", pattern="1*", unique=True), [[1, 3, "1 + 1"]])
            self.assertEqual(ask(hist_access_type="tail", n=1), [[1, 4, "throw new Exception();"]])

    def test_a_new_subscriber_is_welcomed(self):
        with kernel() as k:
            kc = k.km.client()
            kc.iopub_channel.start()
            welcome = kc.get_iopub_msg(timeout=5)
            self.assertEqual((welcome["msg_type"], welcome["content"], welcome["parent_header"]), ("iopub_welcome", {"subscription": ""}, {}))
            kc.stop_channels()

    def test_ten_megabytes_arrive_whole(self):
        with kernel() as k:
            cell = k.run('for (var i = 0; i < 100_000; i++) Console.WriteLine(i.ToString("D8").PadRight(99, \'x\'));')
            text = cell.text()
            self.assertEqual(len(text), 10_000_000)
            self.assertEqual([line[:8] for line in text.splitlines()[::25_000]], ["00000000", "00025000", "00050000", "00075000"])
            self.assertLess(len(cell.of("stream")), 500)
            self.assertEqual(len(k.run('new string(\'y\', 10_000_000).Display("text/plain");').of("display_data")[0]["content"]["data"]["text/plain"]), 10_000_000)

    def test_output_without_end_is_bounded_and_says_so(self):
        with kernel() as k:
            k.run("1")
            cell = k.run('var line = new string(\'x\', 1000); for (var i = 0; i < 200_000; i++) Console.WriteLine(line); "done"', timeout=50)
            self.assertLess(len(cell.text()), 70_000_000)
            self.assertIn("left out", cell.text("stderr"))
            self.assertEqual((cell.reply["status"], cell.result), ("ok", "done"))
            self.assertLess(k.memory(), 600)

    def test_a_cell_of_five_megabytes_runs(self):
        with kernel() as k:
            cell = k.run('var data = "' + "x" * 5_000_000 + '"; data.Length')
            self.assertEqual(cell.result, "5000000")
            self.assertEqual(len(cell.of("execute_input")[0]["content"]["code"]), 5_000_026)

    def test_letters_outside_the_basic_plane_and_half_letters_are_printed(self):
        with kernel() as k:
            self.assertEqual(k.run('Console.Write("é😀 膝");').text(), "é😀 膝")
            self.assertEqual(k.run('Console.Write("a\\ud800b");').text(), "a\ufffdb")

    def test_memory_stays_within_bounds_over_a_thousand_cells(self):
        with kernel() as k:
            for n in range(200):
                self.assert_ok(k.run(f"var x{n % 10} = {n}; Console.WriteLine(x{n % 10});"))
            before = k.memory()
            for n in range(800):
                self.assert_ok(k.run(f"var x{n % 10} = {n}; Console.WriteLine(x{n % 10});"))
            after = k.memory()
            print(f"{before:.0f} MB after 200 cells, {after:.0f} MB after 1000")
            self.assertLess(after, before + 150)

    def test_two_kernels_keep_out_of_each_others_way(self):
        with kernel() as one, kernel() as two:
            one.run("var who = 1;")
            two.run("var who = 2;")
            ids = [(k, k.send("await Task.Delay(300); Console.Write(who);")) for k in (one, two)]
            self.assertEqual([k.finish(i).text() for k, i in ids], ["1", "2"])

    def test_a_client_that_is_killed_harms_nobody(self):
        with kernel() as k:
            script = ("import sys; sys.path.insert(0, sys.argv[2]); from jupyter_client import BlockingKernelClient as C\n"
                      "c = C(connection_file=sys.argv[1]); c.load_connection_file(); c.start_channels(); c.wait_for_ready(timeout=30)\n"
                      "c.execute('for (var i = 0; i < 300_000; i++) Console.WriteLine(new string((char)120, 100));'); print('on', flush=True)\n"
                      "import time; time.sleep(60)\n")
            victim = subprocess.Popen([sys.executable, "-c", script, k.km.connection_file, os.path.dirname(__file__)], stdout=subprocess.PIPE)
            self.assertEqual(victim.stdout.readline(), b"on\n")
            victim.send_signal(signal.SIGKILL)
            victim.wait()
            victim.stdout.close()
            self.assertEqual(k.run("1 + 1", timeout=25).result, "2")

    def test_a_client_that_stands_still_holds_nobody_up_for_long(self):
        with kernel() as k:
            script = ("import sys; from jupyter_client import BlockingKernelClient as C\n"
                      "c = C(connection_file=sys.argv[1]); c.load_connection_file(); c.start_channels(); c.wait_for_ready(timeout=30); print('on', flush=True)\n"
                      "import time; time.sleep(60)\n")
            victim = subprocess.Popen([sys.executable, "-c", script, k.km.connection_file], stdout=subprocess.PIPE)
            self.assertEqual(victim.stdout.readline(), b"on\n")
            victim.send_signal(signal.SIGSTOP)
            try:
                cell = k.run("for (var i = 0; i < 500_000; i++) Console.WriteLine(new string((char)120, 100));", timeout=40)
                self.assertEqual(len(cell.text()), 50_500_000)
            finally:
                victim.send_signal(signal.SIGKILL)
                victim.wait()
                victim.stdout.close()

    def test_a_kernel_whose_starter_is_killed_ends(self):
        with tempfile.TemporaryDirectory() as folder:
            script = ("import sys, time; from jupyter_client.manager import KernelManager as M\n"
                      "m = M(kernel_name='.net-csharp', connection_file=sys.argv[1]); m.start_kernel(); print(m.provisioner.process.pid, flush=True); time.sleep(60)\n")
            starter = subprocess.Popen([sys.executable, "-c", script, os.path.join(folder, "c.json")], stdout=subprocess.PIPE)
            pid = int(starter.stdout.readline())
            time.sleep(2)
            starter.kill()
            starter.wait()
            starter.stdout.close()
            end = time.monotonic() + 10
            while is_alive(pid) and time.monotonic() < end:
                time.sleep(0.2)
            self.assertFalse(is_alive(pid))

    def test_endless_recursion_is_explained_after_the_restart(self):
        with kernel() as k:
            k.run("var a = 1;")
            k.send("int Down(int n) => Down(n + 1) + 1; Down(0)")
            self.assertNotEqual(k.km.provisioner.process.wait(20), 0)
            self.assertIn("Stack overflow", k.log())
            k.km.restart_kernel(now=True)
            k.kc.wait_for_ready(timeout=PATIENCE)
            cell = k.run("1 + 1")
            self.assertEqual(cell.result, "2")
            self.assertIn("ended while cell 2 ran", cell.text("stderr"))

    def test_a_signal_interrupts_too(self):
        with kernel() as k:
            msg_id = k.send('Console.WriteLine("on"); while (true) { }')
            k.messages(msg_id, last="stream")
            os.kill(k.pid, signal.SIGINT)
            self.assertEqual(k.finish(msg_id).reply["ename"], "Interrupted")
            self.assertEqual(k.run("1 + 1").result, "2")


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def words_of(messages):
    def word(message):
        content = message["content"]
        return {
            "status": lambda: content["execution_state"],
            "stream": lambda: "stream " + content["text"],
            "execute_result": lambda: "execute_result " + content["data"]["text/plain"],
        }.get(message["msg_type"], lambda: message["msg_type"])()

    return [word(message) for message in messages]


if __name__ == "__main__":
    unittest.main(verbosity=2)
