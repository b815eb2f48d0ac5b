using System.Globalization;
using System.Text;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>witness make</c> and <c>witness verify</c>: the words, and the exit code that a script goes by.</summary>
public sealed class WitnessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_bundle_that_was_just_made_passes()
    {
        var made = await CommandRun.OfAsync("witness", "make", Recording(), "--output", folder.PathTo("bundle.tar.gz"));
        var verified = await CommandRun.OfAsync("witness", "verify", folder.PathTo("bundle.tar.gz"));

        Assert.Equal((0, ""), (made.Code, made.Error));
        Assert.StartsWith($"{folder.PathTo("bundle.tar.gz")} written; features ", made.Out, StringComparison.Ordinal);
        Assert.Equal((0, ""), (verified.Code, verified.Error));
        Assert.EndsWith("\nverdict: PASS\n", verified.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_bundle_fails_with_the_first_frame_and_feature()
    {
        await CommandRun.OfAsync("witness", "make", Recording(), "--output", folder.PathTo("bundle"));
        var frames = folder.PathTo("bundle", "proof", "sample_csi_data.json");
        File.WriteAllText(frames, File.ReadAllText(frames).Replace("[[1.5, ", "[[9.5, ", StringComparison.Ordinal));

        var run = await CommandRun.OfAsync("witness", "verify", folder.PathTo("bundle"));

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("FAIL manifest: proof/sample_csi_data.json has been changed", run.Out, StringComparison.Ordinal);
        Assert.Contains("first at frame 5, amplitude_mean[0]: ", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("\nverdict: FAIL\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_without_a_hash_cannot_be_told()
    {
        Directory.CreateDirectory(folder.PathTo("bundle"));
        File.WriteAllText(folder.PathTo("bundle", "MANIFEST.sha256"), "");

        var run = await CommandRun.OfAsync("witness", "verify", folder.PathTo("bundle"));

        Assert.Equal((2, ""), (run.Code, run.Error));
        Assert.EndsWith("\nverdict: NOT CHECKED\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_a_paragraph()
    {
        var run = await CommandRun.OfAsync("witness", "verify", folder.PathTo("none"));
        var make = await CommandRun.OfAsync("witness", "make", folder.PathTo("none.jsonl"));

        Assert.Equal((2, $"{folder.PathTo("none")}: there is no such file or folder."), (run.Code, run.Complaint));
        Assert.Equal((2, $"{folder.PathTo("none.jsonl")}: there is no such file."), (make.Code, make.Complaint));
    }

    private string Recording()
    {
        var text = new StringBuilder("{\"generator\": \"test\", \"frames\": [");
        for (var index = 0; index < 20; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(index > 0 ? "," : "")}{{\"amplitude\": [[{1 + (index / 10.0)}, 2, 3], [2, 1, {index}]], \"phase\": [[0.5, 0.25, 1], [0, 1, -1]]}}");
        }

        var path = folder.PathTo("recording.json");
        File.WriteAllText(path, text.Append("]}").ToString());
        return path;
    }
}
