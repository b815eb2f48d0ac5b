using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>neuropose kernel</c>: where it installs, what it leaves alone, and what it says to a bad connection file.</summary>
public sealed class KernelCommandTests : IDisposable
{
    private readonly TemporaryFolder prefix = new();

    private string Kernels => prefix.PathTo("share", "jupyter", "kernels");

    public void Dispose() => prefix.Dispose();

    [Fact]
    public async Task It_installs_itself_again_and_again_and_removes_itself()
    {
        var folder = Path.Combine(Kernels, ".net-csharp");
        for (var i = 0; i < 2; i++)
        {
            var install = await CommandRun.OfAsync("kernel", "install", "--prefix", prefix.Root);
            Assert.Equal((0, $"C# (NeuroPose) installed as .net-csharp in {folder}\n", ""), (install.Code, install.Out, install.Error));
        }

        Assert.Contains("\"kernel\",\n  \"run\",\n  \"{connection_file}\"", File.ReadAllText(Path.Combine(folder, "kernel.json")), StringComparison.Ordinal);
        Assert.Equal($"{folder} removed\n", (await CommandRun.OfAsync("kernel", "uninstall", "--prefix", prefix.Root)).Out);
        Assert.False(Directory.Exists(folder));
        var again = await CommandRun.OfAsync("kernel", "uninstall", "--prefix", prefix.Root);
        Assert.Equal((1, $"No kernel .net-csharp in {Kernels}\n"), (again.Code, again.Out));
    }

    [Theory]
    [InlineData("""{"argv": ["dotnet", "interactive", "jupyter", "{connection_file}"], "display_name": ".NET (C#)", "language": "C#"}""", "interactive")]
    [InlineData("""{"argv": ["/opt/other/kernel", "{connection_file}"]}""", "/opt/other/kernel")]
    [InlineData("not JSON", "an unknown program")]
    public async Task Another_programs_kernel_of_the_name_is_left_alone(string foreign, string program)
    {
        var file = Path.Combine(Kernels, ".net-csharp", "kernel.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, foreign);

        var install = await CommandRun.OfAsync("kernel", "install", "--prefix", prefix.Root);
        Assert.Equal(2, install.Code);
        Assert.Contains($"it starts {program}. Choose another with --name, or replace it with --force.", install.Complaint, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandRun.OfAsync("kernel", "uninstall", "--prefix", prefix.Root)).Code);
        Assert.Equal(foreign, File.ReadAllText(file));

        Assert.Equal(0, (await CommandRun.OfAsync("kernel", "install", "--prefix", prefix.Root, "--name", "neuropose")).Code);
        Assert.Equal(foreign, File.ReadAllText(file));
        Assert.Equal(0, (await CommandRun.OfAsync("kernel", "install", "--prefix", prefix.Root, "--force")).Code);
        Assert.Contains("C# (NeuroPose)", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kernel install --name C#", "--name C#: expected ASCII letters, digits, '-', '.' and '_'. See: neuropose kernel install --help")]
    [InlineData("kernel install --user --sys-prefix", "--user, --prefix and --sys-prefix exclude each other: a kernel is installed in one place.")]
    [InlineData("kernel run nowhere.json", "nowhere.json: there is no such file; Jupyter names it as {connection_file} when it starts a kernel.")]
    [InlineData("lab nowhere", "nowhere: there is no such folder. Name the folder that holds the notebooks.")]
    public async Task What_cannot_be_done_is_said(string line, string expected)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));
        Assert.Equal((2, "", expected), (run.Code, run.Out, run.Complaint));
    }

    [Fact]
    public async Task A_connection_file_that_is_half_written_is_told_from_a_wrong_one()
    {
        var file = prefix.PathTo("connection.json");
        File.WriteAllText(file, """{"ip": "127.0.0.1", "shell_po""");
        var run = await CommandRun.OfAsync("kernel", "run", file);
        Assert.Equal(2, run.Code);
        Assert.Contains("not complete JSON", run.Complaint, StringComparison.Ordinal);
    }
}
