using System.Collections.Immutable;
using NeuroPose.Jupyter.Installation;

namespace NeuroPose.Jupyter.Tests.Installation;

public sealed class KernelSpecTests
{
    private static readonly string[] Command = ["/opt/neuropose/neuropose", "kernel", "run", "{connection_file}"];

    [Fact]
    public void Jupyter_can_start_the_kernel_from_the_text()
    {
        var spec = new KernelSpec(Command);
        Assert.Equal(".net-csharp", spec.Name);
        Assert.Equal(
            """
            {
             "argv": [
              "/opt/neuropose/neuropose",
              "kernel",
              "run",
              "{connection_file}"
             ],
             "display_name": "C# (NeuroPose)",
             "language": "C#",
             "interrupt_mode": "message",
             "env": {},
             "metadata": {
              "debugger": false
             }
            }

            """.ReplaceLineEndings("\n"),
            spec.ToJson());
    }

    [Fact]
    public void The_environment_is_written_in_order_and_paths_keep_their_letters()
    {
        var spec = new KernelSpec(["C:\\Programme\\Gänge\\neuropose.exe", "{connection_file}"])
        {
            Environment = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("Z", "1"), KeyValuePair.Create("A", "2")]),
        };
        var json = spec.ToJson();
        Assert.Contains("\"C:\\\\Programme\\\\Gänge\\\\neuropose.exe\"", json, StringComparison.Ordinal);
        Assert.Contains("\"env\": {\n  \"A\": \"2\",\n  \"Z\": \"1\"\n }", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neuropose-csharp")]
    [InlineData("C_sharp.10")]
    public void A_name_that_jupyter_finds_is_taken(string name)
    {
        Assert.Equal(name, (new KernelSpec(Command) with { Name = name }).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("C#")]
    [InlineData("gänge")]
    public void A_name_that_jupyter_would_not_find_is_refused(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => new KernelSpec(Command) { Name = name });
        Assert.Contains($"got \"{name}\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_could_not_work_is_refused()
    {
        Assert.Contains("program", Assert.Throws<ArgumentException>(() => new KernelSpec([])).Message, StringComparison.Ordinal);
        Assert.Contains("{connection_file}", Assert.Throws<ArgumentException>(() => new KernelSpec(["neuropose", "kernel"])).Message, StringComparison.Ordinal);
    }
}
