using System.Text.RegularExpressions;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Kernel;

/// <summary>The kernel, installed by its own command into a Jupyter of the tests' own, and the Python scripts that talk to it.</summary>
public sealed partial class InstalledKernel : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder home = new();

    /// <summary>The data folder of that Jupyter, in which the kernel is.</summary>
    public string Data => home.PathTo("data");

    /// <summary>The variables by which programs find this Jupyter and no other.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["JUPYTER_DATA_DIR"] = Data,
        ["JUPYTER_CONFIG_DIR"] = home.PathTo("config"),
        ["JUPYTER_RUNTIME_DIR"] = home.PathTo("runtime"),
        ["JUPYTER_PATH"] = home.PathTo("none"),
        ["LC_ALL"] = "C.UTF-8",
        ["PYTHONDONTWRITEBYTECODE"] = "1",
    };

    /// <summary>The tests in a script, by name.</summary>
    public static IEnumerable<string> TestsIn(string path) => TestName().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value);

    /// <summary>A script beside these tests.</summary>
    public static string Script(string name) => Repository.PathTo("tests", "NeuroPose.EndToEnd.Tests", "Kernel", "Python", name);

    public async Task InitializeAsync()
    {
        var install = await ChildProcess.RunAsync(Workbench.Command, ["kernel", "install", "--user"], environment: Environment);
        Assert.True(install.Code == 0, install.Out + install.Error);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => home.Dispose();

    /// <summary>Runs a script, or some of its tests.</summary>
    internal Task<ChildProcess> RunAsync(string script, params string[] tests) =>
        ChildProcess.RunAsync(Tool.Python, [Script(script), .. tests], environment: Environment, patience: TimeSpan.FromSeconds(120));

    [GeneratedRegex(@"^    def (?<name>test_\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TestName();
}
