using NeuroPose.Kinematics;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>Matrices in files: whole or not taken for whole, resumable, refused for other inputs.</summary>
public sealed class MatrixFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<int> Definitions => [.. Enumerable.Range(0, AnyMotion.Definitions.Count)];

    private string Path => folder.PathTo("distances.npmatrix");

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Definitions))]
    public void The_file_holds_the_bits_of_the_matrix_in_memory(int index)
    {
        var series = AnyMotion.Walks(12);
        var definition = AnyMotion.Definitions[index];
        var matrix = Dtw.DistanceMatrix(series, definition);

        MatrixFile.Write(Path, series, definition, new() { Threads = 2 }).Dispose();

        using var file = MatrixFile.Open(Path);
        for (var row = 0; row < series.Length; row++)
        {
            Assert.Equal(matrix.Values.Slice(row * series.Length, series.Length).ToArray(), file.Row(row));
        }

        Assert.Equal((matrix.Labels, matrix.InputSha256, matrix.Unit, matrix.Describe()), (file.RowLabels, file.RowInputSha256, file.Unit, file.Describe()), Same);
        Assert.Equal(definition.IsSymmetric, file.IsSymmetric);
        Assert.Equal(new FileInfo(Path).Length, MatrixFile.SizeOf(series, definition));
    }

    [Fact]
    public void Another_program_finds_the_condensed_distances_where_the_file_says()
    {
        var series = AnyMotion.Walks(7);
        long offset;
        using (var file = MatrixFile.Write(Path, series))
        {
            offset = file.DataOffset;
        }

        var bytes = File.ReadAllBytes(Path).AsSpan((int)offset);
        var condensed = Dtw.CondensedDistances(series).Values.ToArray();
        Assert.Equal(condensed, Enumerable.Range(0, condensed.Length).Select(at => BitConverter.ToDouble(File.ReadAllBytes(Path), (int)offset + (at * 8))));
        Assert.Equal((condensed.Length + series.Length) * 8, bytes.Length);
    }

    [Fact]
    public void A_cross_matrix_has_its_own_columns()
    {
        var series = AnyMotion.Walks(9);
        var cross = Dtw.CrossDistances(series[..4], series[4..]);

        using var file = MatrixFile.WriteCross(Path, series[..4], series[4..]);

        Assert.Equal((4, 5), (file.Rows, file.Columns));
        Assert.Equal(cross.ColumnLabels, file.ColumnLabels);
        Assert.Equal(cross.Values.ToArray(), Enumerable.Range(0, 4).SelectMany(file.Row));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_cancelled_run_leaves_a_part_that_can_be_gone_on_with(int threads)
    {
        var series = AnyMotion.Walks(300);
        var fresh = folder.PathTo("fresh.npmatrix");
        MatrixFile.Write(fresh, series).Dispose();

        var done = CancelAfter(20_000, series, threads);

        Assert.False(File.Exists(Path));
        List<long> resumed = [];
        MatrixFile.Write(Path, series, options: new() { Resume = true, Threads = threads }, progress: new Listener(report => resumed.Add(report.Done))).Dispose();
        Assert.InRange(done, 20_000, 44_000);
        Assert.Equal(File.ReadAllBytes(fresh), File.ReadAllBytes(Path));
        Assert.False(File.Exists(Path + ".part"));
    }

    [Fact]
    public void Going_on_computes_only_what_is_missing()
    {
        var series = AnyMotion.Walks(60);
        var costs = 0L;
        var definition = new DtwDefinition
        {
            LocalCost = LocalCost.Custom("counted", (first, second) =>
            {
                Interlocked.Increment(ref costs);
                return Math.Abs(first[0] - second[0]);
            }),
        };
        MatrixFile.Write(folder.PathTo("fresh.npmatrix"), series, definition).Dispose();
        var all = Interlocked.Exchange(ref costs, 0);

        CancelAfter(1_800, series, threads: 1, definition);
        var before = Interlocked.Exchange(ref costs, 0);
        MatrixFile.Write(Path, series, definition, new() { Resume = true }).Dispose();

        Assert.Equal(all, before + costs);
        Assert.InRange(before, 1, all - 1);
    }

    [Fact]
    public void Several_that_write_one_matrix_at_a_time_all_get_it()
    {
        var series = AnyMotion.Walks(60);
        var fresh = folder.PathTo("fresh.npmatrix");
        MatrixFile.Write(fresh, series).Dispose();
        Parallel.For(0, 4, _ => MatrixFile.Write(Path, series).Dispose());

        Assert.Equal(File.ReadAllBytes(fresh), File.ReadAllBytes(Path));
        Assert.Equal([Path, fresh], Directory.GetFiles(folder.Root).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unfinished_file_is_never_taken_for_a_whole_one()
    {
        CancelAfter(20_000, AnyMotion.Walks(300), threads: 1);

        // Not even under the name of a whole one.
        File.Move(Path + ".part", Path);
        var refused = Assert.Throws<FileFormatException>(() => MatrixFile.Open(Path));

        Assert.Contains("the matrix is not whole:", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--resume", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unfinished_file_is_not_overwritten_unasked()
    {
        CancelAfter(20_000, AnyMotion.Walks(300), threads: 1);
        var kept = File.ReadAllBytes(Path + ".part");

        var refused = Assert.Throws<FileFormatException>(() => MatrixFile.Write(Path, AnyMotion.Walks(300)));

        Assert.Contains("distances.npmatrix.part: this is an unfinished matrix", refused.Message, StringComparison.Ordinal);
        Assert.Equal(kept, File.ReadAllBytes(Path + ".part"));
    }

    [Fact]
    public void A_part_of_other_inputs_or_another_definition_is_refused_and_kept()
    {
        var series = AnyMotion.Walks(300);
        CancelAfter(20_000, series, threads: 1);
        var kept = File.ReadAllBytes(Path + ".part");
        var resume = new MatrixOptions { Resume = true };

        var others = Assert.Throws<FileFormatException>(() => MatrixFile.Write(Path, [.. series.Reverse()], options: resume));
        var another = Assert.Throws<FileFormatException>(() => MatrixFile.Write(Path, series, new() { Band = Band.SakoeChiba(0.5) }, resume));

        Assert.Contains("is of other series: names, order or numbers differ", others.Message, StringComparison.Ordinal);
        Assert.Contains("no band;", another.Message, StringComparison.Ordinal);
        Assert.Contains("Asked for: Exact DTW on x, y (mm); local cost Euclidean; Sakoe-Chiba band of 0.5", another.Message, StringComparison.Ordinal);
        Assert.Equal(kept, File.ReadAllBytes(Path + ".part"));
    }

    [Fact]
    public void Every_part_of_a_definition_makes_another_matrix()
    {
        var series = AnyMotion.Walks(3);
        (int, int)[] wide = [.. Enumerable.Repeat((0, 40), series[0].Length)];
        (int, int)[] narrower = [.. wide.Select((row, index) => index == 9 ? (1, 40) : row)];
        DtwDefinition[] definitions =
        [
            .. AnyMotion.Definitions,
            new() { Band = Band.Rows(wide) },
            new() { Band = Band.Rows(narrower) },
            new() { StepPattern = StepPattern.Custom("mine", null, new StepMove((1, 1, 1)), new StepMove((1, 0, 1)), new StepMove((0, 1, 1))) },
            new() { StepPattern = StepPattern.Custom("mine", null, new StepMove((1, 1, 2)), new StepMove((1, 0, 1)), new StepMove((0, 1, 1))) },
            new() { MaximumSum = 3 },
            new() { TieBreak = TieBreak.BothFirstSecond },
        ];

        Assert.Equal(definitions.Length, definitions.Select(definition => MatrixIdentity.Of(definition, series, null)).Distinct().Count());
    }

    [Fact]
    public void A_whole_file_of_the_same_inputs_needs_no_work_and_one_of_others_is_refused()
    {
        var series = AnyMotion.Walks(5);
        MatrixFile.Write(Path, series).Dispose();
        var written = File.GetLastWriteTimeUtc(Path);

        MatrixFile.Write(Path, series, options: new() { Resume = true }).Dispose();

        Assert.Equal(written, File.GetLastWriteTimeUtc(Path));
        Assert.Throws<FileFormatException>(() => MatrixFile.Write(Path, series[..4], options: new() { Resume = true }));
    }

    [Fact]
    public void A_damaged_file_is_refused_in_words()
    {
        MatrixFile.Write(Path, AnyMotion.Walks(5)).Dispose();
        var bytes = File.ReadAllBytes(Path);

        Assert.Contains("no matrix file", Refusal([1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("version 9", Refusal([.. bytes[..8], 9, .. bytes[9..]]), StringComparison.Ordinal);
        Assert.Contains("it was cut or changed", Refusal(bytes[..^8]), StringComparison.Ordinal);
        for (var at = 12; at < 28; at++)
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 0x41;
            Assert.NotEmpty(Refusal(changed));
        }
    }

    [Fact]
    public void A_matrix_larger_than_the_disk_is_refused_before_anything_is_written()
    {
        var one = FeatureSeries.Of("a", "mm", 1);
        FeatureSeries[] million = [.. Enumerable.Repeat(one, 1_000_000)];

        var refused = Assert.Throws<CapacityException>(() => MatrixFile.WriteCross(Path, million, million));

        Assert.Contains("1000000 × 1000000 distances take a file of 8 TB, but its disk has ", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    private string Refusal(byte[] bytes)
    {
        var path = folder.PathTo("damaged.npmatrix");
        File.WriteAllBytes(path, bytes);
        return Assert.Throws<FileFormatException>(() => MatrixFile.Open(path)).Message;
    }

    private long CancelAfter(long pairs, FeatureSeries[] series, int threads, DtwDefinition? definition = null)
    {
        using var stop = new CancellationTokenSource();
        var done = 0L;
        var progress = new Listener(report =>
        {
            done = report.Done;
            if (done >= pairs)
            {
                stop.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => MatrixFile.Write(Path, series, definition, new() { Threads = threads }, progress, stop.Token));
        return done;
    }

    private static bool Same((IReadOnlyList<string> A, IReadOnlyList<string> B, string C, string D) one, (IReadOnlyList<string> A, IReadOnlyList<string> B, string C, string D) other) =>
        one.A.SequenceEqual(other.A) && one.B.SequenceEqual(other.B) && one.C == other.C && one.D == other.D;

    private sealed class Listener(Action<Progress> act) : IProgress<Progress>
    {
        public void Report(Progress value) => act(value);
    }
}
