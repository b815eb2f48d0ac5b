using NeuroPose.EndToEnd.Tests.Tools;

namespace NeuroPose.EndToEnd.Tests.Kernel;

/// <summary>The kernel as a real Jupyter client meets it: each test of Python/protocol.py, in a process of its own.</summary>
[Collection(KernelTests.Name)]
public sealed class ProtocolTests(InstalledKernel kernel)
{
    private const string Script = "protocol.py";

    public static TheoryData<string> Points => [.. InstalledKernel.TestsIn(InstalledKernel.Script(Script))];

    [NeedsTheory(Tool.Python, Tool.JupyterClient)]
    [MemberData(nameof(Points))]
    public async Task It_behaves_as_its_clients_expect(string point)
    {
        var run = await kernel.RunAsync(Script, "Protocol." + point);

        Assert.True(run.Code == 0, run.Out + run.Error);
        Assert.Contains("Ran 1 test", run.Error, StringComparison.Ordinal);
    }
}
