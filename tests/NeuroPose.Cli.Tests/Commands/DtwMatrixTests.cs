using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>dtw matrix FILES</c>: distances of many files, also after a kill.</summary>
public sealed class DtwMatrixTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_table_has_a_label_for_each_row_and_column()
    {
        var files = Files(3, frames: 5);

        var run = await CommandRun.OfAsync(["dtw", "matrix", .. files, "--output", folder.PathTo("out.csv")]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("3 × 3 distances (units). Exact DTW on x (units);", run.Out, StringComparison.Ordinal);
        var rows = File.ReadAllText(folder.PathTo("out.csv")).TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        Assert.Equal(["", "0.csv", "1.csv", "2.csv"], rows[0]);
        Assert.Equal(["", "0.csv", "1.csv", "2.csv"], rows.Select(row => row[0]));
        Assert.Equal("0", rows[2][2]);
        Assert.Equal(rows[1][3], rows[3][1]);
    }

    [Fact]
    public async Task JSON_carries_the_definition_and_the_hashes_of_the_files()
    {
        var files = Files(3, frames: 5);

        await CommandRun.OfAsync(["dtw", "matrix", .. files, "--output", folder.PathTo("out.json"), "--step", "asymmetric", "--threads", "2"]);

        using var document = JsonDocument.Parse(File.ReadAllBytes(folder.PathTo("out.json")));
        var series = files.Select(file => SeriesCsv.Load(file)).ToArray();
        var expected = Dtw.DistanceMatrix(series, new() { StepPattern = StepPattern.Asymmetric });
        Assert.Equal(expected.Values.ToArray(), document.RootElement.GetProperty("distances").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(cell => cell.GetDouble()));
        Assert.Equal(series.Select(one => one.InputSha256), document.RootElement.GetProperty("input_sha256").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains("step pattern asymmetric", document.RootElement.GetProperty("definition").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_one_name_are_labelled_by_their_paths()
    {
        Directory.CreateDirectory(folder.PathTo("again"));
        var files = Files(1, frames: 3);
        File.Copy(files[0], folder.PathTo("again", "0.csv"));

        await CommandRun.OfAsync("dtw", "matrix", files[0], folder.PathTo("again", "0.csv"), "--output", folder.PathTo("out.csv"));

        Assert.StartsWith($",{files[0]},{folder.PathTo("again", "0.csv")}\n", File.ReadAllText(folder.PathTo("out.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out.txt", "expected a name that ends in .csv, .json or .npmatrix.")]
    [InlineData("out.csv --resume", "only .npmatrix files can be resumed")]
    [InlineData("out.csv --threads 0", "at least one thread computes.")]
    public async Task What_makes_no_sense_is_refused_in_a_sentence(string output, string expected)
    {
        var run = await CommandRun.OfAsync(["dtw", "matrix", .. Files(2, frames: 3), "--output", .. output.Split(' ')]);

        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_killed_is_resumed_to_the_bytes_of_one_that_was_not()
    {
        var files = Files(24, frames: 150);
        var (target, fresh) = (folder.PathTo("killed.npmatrix"), folder.PathTo("fresh.npmatrix"));
        string[] words = ["dtw", "matrix", .. files, "--step", "typeVIId", "--threads", "2", "--output"];

        await KillInTheMiddleAsync([.. words, target]);
        var opened = Assert.Throws<FileFormatException>(() => MatrixFile.Open(target + ".part"));
        var refused = await CommandRun.OfAsync([.. words, target]);
        var resumed = await CommandRun.OfAsync([.. words, target, "--resume"]);
        await CommandRun.OfAsync([.. words, fresh]);

        Assert.Contains("the matrix is not whole:", opened.Message, StringComparison.Ordinal);
        Assert.Contains("--resume", refused.Complaint, StringComparison.Ordinal);
        Assert.Equal((0, ""), (resumed.Code, resumed.Error));
        Assert.Contains("24 × 24 distances, a file of ", resumed.Out, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(fresh), File.ReadAllBytes(target));
        Assert.False(File.Exists(target + ".part"));
    }

    private static async Task KillInTheMiddleAsync(string[] words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var child = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "neuropose.dll"), .. words]);
        try
        {
            var line = await child.StandardOutput.ReadLineAsync(limit.Token);
            while (line is not null && !line.Contains(" % (", StringComparison.Ordinal))
            {
                line = await child.StandardOutput.ReadLineAsync(limit.Token);
            }

            child.Kill();
            await child.WaitForExitAsync(limit.Token);
            var errors = await child.StandardError.ReadToEndAsync(limit.Token);
            Assert.True(line is not null && child.ExitCode != 0, "the run was over before it could be killed: " + errors);
        }
        finally
        {
            ChildProcess.End(child);
        }
    }

    private string[] Files(int count, int frames) =>
        [.. Enumerable.Range(0, count).Select(file =>
        {
            var path = folder.PathTo($"{file}.csv");
            File.WriteAllText(path, "x\n" + string.Join('\n', Enumerable.Range(0, frames).Select(frame => frame * (file + 3) * 7919 % 101)) + "\n");
            return path;
        })];
}
