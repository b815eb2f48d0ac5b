using System.Text;
using NeuroPose.Jupyter.Connections;

namespace NeuroPose.Jupyter.Tests.Connections;

public sealed class ConnectionFileTests : IDisposable
{
    private const string Whole = """
        {
          "shell_port": 50001, "iopub_port": 50002, "stdin_port": 50003, "control_port": 50004, "hb_port": 50005,
          "ip": "127.0.0.1", "key": "very-secret", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": ".net-csharp"
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("neuropose").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_clients_file_says_where_to_listen_and_how_to_sign()
    {
        var connection = ConnectionFile.Read(Written(Whole));
        Assert.Equal("tcp://127.0.0.1:50001", connection.Endpoint(KernelChannel.Shell));
        Assert.Equal("tcp://127.0.0.1:50002", connection.Endpoint(KernelChannel.IOPub));
        Assert.Equal("tcp://127.0.0.1:50003", connection.Endpoint(KernelChannel.Stdin));
        Assert.Equal("tcp://127.0.0.1:50004", connection.Endpoint(KernelChannel.Control));
        Assert.Equal("tcp://127.0.0.1:50005", connection.Endpoint(KernelChannel.Heartbeat));
        Assert.Equal("very-secret", connection.Key);
        Assert.Equal(".net-csharp", connection.KernelName);
    }

    [Fact]
    public void What_a_client_may_leave_out_has_the_protocols_meaning()
    {
        var connection = ConnectionFile.Read(Written("""{"shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":65535,"ip":"::1","key":"","signature_scheme":"","kernel_name":null}"""));
        Assert.Equal("tcp://[::1]:65535", connection.Endpoint(KernelChannel.Heartbeat));
        Assert.Empty(connection.Key);
        Assert.Null(connection.KernelName);
    }

    [Fact]
    public void The_key_does_not_reach_a_log()
    {
        var line = ConnectionFile.Read(Written(Whole)).ToString();
        Assert.DoesNotContain("very-secret", line, StringComparison.Ordinal);
        Assert.Contains("Shell tcp://127.0.0.1:50001", line, StringComparison.Ordinal);
        Assert.EndsWith("signed }", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_told_by_its_name()
    {
        var path = Path.Combine(_folder, "kernel-1.json");
        var error = Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(path));
        Assert.Equal(path, error.File);
        Assert.Equal($"{path}: there is no such file; Jupyter names it as {{connection_file}} when it starts a kernel.", error.Message);
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        Assert.Contains("this is a folder", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(_folder)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_an_error_with_the_file()
    {
        var whole = Whole.TrimEnd();
        for (var length = 0; length < whole.Length; length++)
        {
            var path = Written(whole[..length]);
            var error = Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(path));
            Assert.Null(error.Field);
            Assert.Contains(length == 0 ? "the file is empty" : "not complete JSON (at line", error.Problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("50001", "0", "shell_port", "a port from 1 to 65535 was expected, but got 0.")]
    [InlineData("50001", "65536", "shell_port", "a port from 1 to 65535 was expected, but got 65536.")]
    [InlineData("50002", "-1", "iopub_port", "a port from 1 to 65535 was expected, but got -1.")]
    [InlineData("50003", "1.5", "stdin_port", "a port from 1 to 65535 was expected, but got 1.5.")]
    [InlineData("50004", "\"50004\"", "control_port", "a port from 1 to 65535 was expected, but got String.")]
    [InlineData("50005", "1e99", "hb_port", "a port from 1 to 65535 was expected, but got 1e99.")]
    [InlineData("50005", "50001", "hb_port", "every channel needs a port of its own, and 50001 is shell_port too.")]
    [InlineData("\"hb_port\"", "\"heart\"", "hb_port", "a port was expected, and the field is missing.")]
    [InlineData("hmac-sha256", "hmac-md5", "signature_scheme", "\"hmac-sha256\" was expected, but got \"hmac-md5\"; messages signed otherwise could not be checked.")]
    [InlineData("\"tcp\"", "\"ipc\"", "transport", "\"tcp\" was expected, but got \"ipc\"; other transports are not supported.")]
    [InlineData("\"key\"", "\"clef\"", "key", "a text was expected, and the field is missing.")]
    [InlineData("\"very-secret\"", "17", "key", "a text was expected, but got Number.")]
    [InlineData("127.0.0.1", "\\ud800", "ip", "a text was expected, but got a text that is not valid Unicode.")]
    [InlineData("127.0.0.1", "not an address", "ip", "an address to listen on was expected, but got \"not an address\".")]
    public void A_field_that_a_kernel_cannot_use_is_named(string was, string came, string field, string problem)
    {
        var path = Written(Whole.Replace(was, came, StringComparison.Ordinal));
        var error = Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(path));
        Assert.Equal(field, error.Field);
        Assert.Equal($"{path}, \"{field}\": {problem}", error.Message);
    }

    [Theory]
    [InlineData("[]", "a JSON object was expected, but got Array")]
    [InlineData("7", "a JSON object was expected, but got Number")]
    public void Other_json_is_no_connection_file(string json, string problem)
    {
        Assert.StartsWith(problem, Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(Written(json))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_file_is_not_read()
    {
        var path = Written(new string(' ', 70_000) + Whole);
        Assert.Contains("at most 65536 bytes", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(path)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_an_error_and_no_crash()
    {
        var path = Path.Combine(_folder, "bytes.json");
        File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes(Whole.Split("very-secret")[0]), 0xFF, 0xFE, .. Encoding.UTF8.GetBytes(Whole.Split("very-secret")[1])]);
        Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(path));
    }

    private string Written(string text)
    {
        var path = Path.Combine(_folder, "kernel.json");
        File.WriteAllText(path, text);
        return path;
    }
}
