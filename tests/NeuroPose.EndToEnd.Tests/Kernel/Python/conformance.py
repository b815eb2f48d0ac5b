"""The public conformance suite of Jupyter, told what this kernel's language looks like."""

import unittest

import jupyter_kernel_test


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = ".net-csharp"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("a warning");'
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": "6 * 7", "result": "42"},
        {"code": '"left" + " knee"', "result": "left knee"},
        {"code": "1 + 3", "result": "4"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": 'display("plain", "text/plain");', "mime": "text/plain"},
    ]
    code_clear_output = "ClearOutput();"

    completion_samples = [
        {"text": "Math.Cei", "matches": ["Ceiling"]},
        {"text": "Console.WriteL", "matches": ["WriteLine"]},
        {"text": "nothingStartsLikeThis", "matches": []},
    ]
    complete_code_samples = ["1 + 1", "var x = 1;", "int Twice(int n) { return 2 * n; }", "// a comment"]
    incomplete_code_samples = ["if (true) {", "int Twice(int n)\n{", "var text = \"\"\"\nopen"]
    invalid_code_samples = ["int 1x = ;", "foreach in;", "}"]
    code_page_something = "Console.WriteLine?"
    code_inspect_sample = "Console.WriteLine"

    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "*knee*"


if __name__ == "__main__":
    unittest.main(verbosity=2)
