using System.Security.Cryptography;
using System.Text;
using NeuroPose.RuView.Witness;
using NeuroPose.Testing;
using NeuroPose.Vitals.Tests.Recordings;

namespace NeuroPose.RuView.Tests.Witness;

public sealed class WitnessBundleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Bundle => folder.PathTo("bundle");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("bundle")]
    [InlineData("bundle.tar.gz")]
    public void A_bundle_that_was_made_verifies_and_is_the_same_whenever_it_is_made(string name)
    {
        var recording = Recording();
        var hash = WitnessBundle.Make(recording, folder.PathTo(name));
        WitnessBundle.Make(recording, folder.PathTo("again-" + name));

        var report = WitnessBundle.Verify(folder.PathTo(name));

        Assert.Equal(WitnessOutcome.Pass, report.Verdict);
        Assert.Null(report.FirstDifference);
        Assert.Equal(
            $"PASS manifest: 4 files as listed.\nPASS features version 2: 100 frames computed again have the bundle's hash {hash}.\nverdict: PASS",
            report.ToString());
        Assert.Equal(Content(folder.PathTo(name)), Content(folder.PathTo("again-" + name)));
    }

    [Fact]
    public void The_reference_signals_bundle_has_the_references_hash()
    {
        File.WriteAllBytes(folder.PathTo("signal.jsonl"), WitnessDocument.Of(WitnessInput.Frames));
        Assert.Equal(Golden.Read("csi", "witness_v2_rust.json").GetProperty("sha256_no_doppler").GetString(), WitnessBundle.Make(folder.PathTo("signal.jsonl"), Bundle));
    }

    [Fact]
    public void A_recording_of_several_sizes_and_nodes_gives_those_of_its_first_frame()
    {
        List<string> lines = [];
        for (var index = 0; index < 30; index++)
        {
            lines.Add(Lines.Raw(Lines.Start + (0.1 * index), node: 2));
            lines.Add(Lines.Raw(Lines.Start + (0.1 * index) - 0.01, node: 1));
            lines.Add(Lines.Raw(Lines.Start + (0.1 * index) + 0.05, node: 2, subcarriers: 128));
        }

        File.WriteAllText(folder.PathTo("node.jsonl"), string.Join('\n', lines));
        WitnessBundle.Make(folder.PathTo("node.jsonl"), Bundle);

        Assert.Contains("PASS features version 2: 30 frames", WitnessBundle.Verify(Bundle).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_frame_fails_with_the_frame_and_feature_where_the_difference_starts()
    {
        WitnessBundle.Make(Recording(), Bundle);
        var frames = Path.Combine(Bundle, "proof", "sample_csi_data.json");
        var text = File.ReadAllText(frames);
        var at = text.IndexOf("\"frame_index\": 41,", StringComparison.Ordinal);
        var number = text.IndexOf("[[", at, StringComparison.Ordinal) + 2;
        File.WriteAllText(frames, text[..number] + "7" + text[number..]);
        Relist();

        var report = WitnessBundle.Verify(Bundle);

        Assert.Equal(WitnessOutcome.Fail, report.Verdict);
        Assert.Equal((41, "amplitude_mean", 0), (report.FirstDifference!.Frame, report.FirstDifference.Feature, report.FirstDifference.Index));
        Assert.NotEqual(report.FirstDifference.Expected, report.FirstDifference.Actual);
        Assert.Contains("first at frame 41, amplitude_mean[0]: ", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_missing_or_added_file_fails_by_name()
    {
        WitnessBundle.Make(Recording(), Bundle);
        File.AppendAllText(Path.Combine(Bundle, "WITNESS.md"), "more");
        File.Delete(Path.Combine(Bundle, "proof", "expected_features_v2.jsonl"));
        File.WriteAllText(Path.Combine(Bundle, "proof", "note.txt"), "hello");

        var check = WitnessBundle.Verify(Bundle).Checks[0];

        Assert.Equal(WitnessOutcome.Fail, check.Outcome);
        Assert.Contains("WITNESS.md has been changed", check.Detail, StringComparison.Ordinal);
        Assert.Contains("proof/expected_features_v2.jsonl is missing", check.Detail, StringComparison.Ordinal);
        Assert.Contains("proof/note.txt is not listed", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_of_the_reference_without_frames_can_be_told_only_with_them()
    {
        var published = Golden.Read("csi", "witness_v1.json").GetProperty("published_expected").GetString()!;
        Write("proof/expected_features.sha256", published + "\n");
        Write("WITNESS-LOG-028.md", "log");
        Write("test-results/summary.txt", "TOTAL: 1031 passed, 0 failed, 8 ignored\n");
        Relist();
        File.WriteAllBytes(folder.PathTo("signal.json"), WitnessDocument.Of(WitnessInput.Frames));

        var alone = WitnessBundle.Verify(Bundle);
        var withFrames = WitnessBundle.Verify(Bundle, folder.PathTo("signal.json"));

        Assert.Equal(WitnessOutcome.NotChecked, alone.Verdict);
        Assert.Contains("the bundle holds no frames", alone.ToString(), StringComparison.Ordinal);
        Assert.Equal(WitnessOutcome.Fail, withFrames.Verdict);
        Assert.Contains("This scheme is fragile", withFrames.ToString(), StringComparison.Ordinal);
        Assert.Contains(Golden.Read("csi", "witness_v1.json").GetProperty("computed_without_doppler_sha256").GetString()!, withFrames.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fragile_hash_that_differs_does_not_fail_a_bundle_whose_sound_hash_holds()
    {
        WitnessBundle.Make(Recording(), Bundle);
        Write("proof/expected_features.sha256", new string('a', 64));
        Relist();

        var report = WitnessBundle.Verify(Bundle);

        Assert.Equal(WitnessOutcome.Pass, report.Verdict);
        Assert.Equal(WitnessOutcome.Fragile, report.Checks[^1].Outcome);
    }

    [Theory]
    [InlineData("TOTAL: 100 passed, 10 failed, 0 ignored", WitnessOutcome.Fail)]
    [InlineData("TOTAL: 100 passed, 0 failed, 0 ignored", WitnessOutcome.Pass)]
    [InlineData("all is well", WitnessOutcome.NotChecked)]
    public void Ten_failed_tests_are_not_none(string summary, WitnessOutcome outcome)
    {
        Write("test-results/summary.txt", summary);
        Relist();

        Assert.Equal(outcome, Assert.Single(WitnessBundle.Verify(Bundle).Checks, check => check.Name == "test results").Outcome);
    }

    [Fact]
    public void Without_a_hash_nothing_can_be_told()
    {
        Write("WITNESS-LOG-028.md", "log");
        Relist();
        Assert.Equal(WitnessOutcome.NotChecked, WitnessBundle.Verify(Bundle).Verdict);
    }

    [Fact]
    public void Frames_that_cannot_be_used_fail_the_bundle_with_their_line()
    {
        WitnessBundle.Make(Recording(), Bundle);
        Write("proof/sample_csi_data.json", "{\"frames\": [{\"amplitude\": [[1]], \"phase\": [[NaN]]}]}");
        Relist();

        var report = WitnessBundle.Verify(Bundle);

        Assert.Equal(WitnessOutcome.Fail, report.Verdict);
        Assert.Contains("line 1: phase[0][0] is no finite number", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_without_phases_cannot_be_witnessed()
    {
        File.WriteAllText(folder.PathTo("server.jsonl"), Lines.Server(Lines.Start, 1, 2, 3));
        var error = Assert.Throws<FileFormatException>(() => WitnessBundle.Make(folder.PathTo("server.jsonl"), Bundle));
        Assert.Contains("needs an amplitude and a phase", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Bundle));
    }

    [Fact]
    public void A_bundle_is_not_written_over_other_files()
    {
        Write("precious.txt", "x");
        Assert.Contains("empty folder", Assert.Throws<FileFormatException>(() => WitnessBundle.Make(Recording(), Bundle)).Message, StringComparison.Ordinal);
        Assert.Equal("x", File.ReadAllText(Path.Combine(Bundle, "precious.txt")));
    }

    private static string Content(string path) => File.Exists(path)
        ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))
        : string.Join('\n', Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => Path.GetRelativePath(path, file) + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));

    private string Recording()
    {
        var path = folder.PathTo("recording.json");
        File.WriteAllBytes(path, DocumentText.Make(120, antennas: 3, subcarriers: 16));
        return path;
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(Bundle, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    // The manifest again, as somebody would write it who changed a file and wants it to pass.
    private void Relist()
    {
        var manifest = Path.Combine(Bundle, "MANIFEST.sha256");
        File.Delete(manifest);
        var lines = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Bundle, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            lines.Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))).Append("  ./").Append(Path.GetRelativePath(Bundle, file)).Append('\n');
        }

        File.WriteAllText(manifest, lines.ToString());
    }
}
