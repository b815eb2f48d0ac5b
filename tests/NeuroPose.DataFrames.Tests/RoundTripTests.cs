using System.Text;
using Deedle;
using Microsoft.Data.Analysis;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.DataFrames.Tests;

/// <summary>Rows into frames and back: the same values, and what is unknown stays unknown.</summary>
public sealed class RoundTripTests
{
    private static readonly Stride[] Strides =
    [
        new("s01", Side.Left, 1.0625, 72, true, new(2026, 3, 1), new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Unspecified), 3),
        new("s02", Side.Right, double.NaN, null, false, new(2026, 3, 2), default, uint.MaxValue),
        new(null, Side.Left, 0.1, 1.0 / 3, true, default, default, 0),
    ];

    [Fact]
    public void Records_come_back_from_a_data_frame_as_they_were_with_nan_and_null_apart()
    {
        var frame = Strides.ToDataFrame();

        Assert.Equal(["Name", "Side", "Seconds", "Mass", "IsFast", "Day", "At", "Number"], frame.Columns.Select(column => column.Name));
        Assert.IsType<DoubleDataFrameColumn>(frame["Seconds"]);
        Assert.Equal((0, 1), (frame["Seconds"].NullCount, frame["Mass"].NullCount));
        Assert.Equal(double.NaN, frame["Seconds"][1]);
        Assert.Equal(Strides, frame.ToRows<Stride>());
    }

    [Fact]
    public void Records_come_back_from_a_deedle_frame_as_they_were()
    {
        var frame = Strides.ToFrame();

        Assert.Equal((3, 8), (frame.RowCount, frame.ColumnCount));
        Assert.Equal(typeof(double), frame.ColumnTypes.ElementAt(2));
        Assert.False(frame.GetColumn<double>("Seconds").TryGet(1).HasValue);
        Assert.Equal(Strides, frame.ToRows<Stride>());
    }

    [Fact]
    public void What_the_frames_libraries_compute_is_read_as_rows()
    {
        var data = Strides.ToDataFrame();
        Assert.Equal(["s01"], data.Filter(data["Seconds"].ElementwiseGreaterThan(1.0)).ToRows<NamedOnly>().Select(row => row.Name));

        var frame = Strides.ToFrame();
        frame.AddColumn("Half", frame.GetColumn<double>("Seconds") / 2.0);
        Assert.Equal([0.53125, double.NaN, 0.05], frame.ToRows<Halved>().Select(row => row.Half));
    }

    [Fact]
    public void A_row_whose_values_are_all_unknown_is_a_row()
    {
        var rows = new[] { new Only(double.NaN), new Only(2) };

        Assert.Equal(rows, rows.ToFrame().ToRows<Only>());
        Assert.Equal(rows, rows.ToDataFrame().ToRows<Only>());
        Assert.Empty(Array.Empty<Only>().ToFrame().ToRows<Only>());
        Assert.Empty(Array.Empty<Only>().ToDataFrame().ToRows<Only>());
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_with_the_nearest()
    {
        var error = Assert.Throws<ArgumentException>(() => Strides.Select(row => new { row.Seconds }).ToDataFrame().ToRows<NeedsSecond>());
        Assert.Equal("NeedsSecond needs a column \"second\", and the frame has none. Did you mean \"Seconds\"? (Parameter 'name')", error.Message);
    }

    [Theory]
    [InlineData("number", "Row 1, column \"Count\": 2.5 does not fit into int.")]
    [InlineData("null", "Row 1, column \"Count\": there is no value, and int cannot be unknown. Declare it as int?.")]
    [InlineData("word", "Row 0, column \"Count\": \"Lefft\" is no Side. Did you mean \"Left\"?")]
    public void A_value_that_does_not_fit_is_named_with_its_row_and_column(string kind, string expected)
    {
        Func<object> read = kind switch
        {
            "number" => () => new[] { new { Count = 1.0 }, new { Count = 2.5 } }.ToDataFrame().ToRows<Counted>(),
            "null" => () => new[] { new { Count = (int?)1 }, new { Count = (int?)null } }.ToFrame().ToRows<Counted>(),
            _ => () => new[] { new { Count = "Lefft" } }.ToDataFrame().ToRows<Sided>(),
        };

        Assert.Equal(expected, Assert.Throws<ArgumentException>(read).Message);
    }

    [Fact]
    public void Whole_numbers_fit_other_types_of_numbers()
    {
        Assert.Equal([1, 2], new[] { new { Count = 1.0 }, new { Count = 2.0 } }.ToDataFrame().ToRows<Counted>().Select(row => row.Count));
        Assert.Equal([1.0], new[] { new { Value = 1 } }.ToFrame().ToRows<Only>().Select(row => row.Value));
    }

    [Fact]
    public void Series_poses_and_distances_have_the_columns_of_their_csv()
    {
        var series = new[] { FeatureSeries.Of("a", "mm", 1, double.NaN), FeatureSeries.Of("b", "mm", 3) };
        var poses = new PoseSequence(Skeleton.Unnamed(1), 50, new double[] { 1, 2, 3, 4, 5, double.NaN });

        Assert.Equal(["frame", "a"], series[0].ToDataFrame().Columns.Select(column => column.Name));
        Assert.Equal([1, double.NaN], series[0].ToDataFrame()["a"].Cast<double>());
        Assert.Equal(["frame", "seconds"], poses.ToFrame().ColumnKeys.Take(2));
        Assert.Equal(0.02, poses.ToDataFrame()["seconds"][1]);
        Assert.Equal(4.0, poses.ToDataFrame().Columns[2][1]);
        Assert.Equal(4, new[] { poses, poses }.ToDataFrame().Rows.Count);

        var distances = Dtw.DistanceMatrix([FeatureSeries.Of("a", "mm", 1), FeatureSeries.Of("b", "mm", 3)]);
        Assert.Equal(["series", "a", "b"], distances.ToDataFrame().Columns.Select(column => column.Name));
        Assert.Equal(distances[0, 1], distances.ToFrame().GetColumn<double>("b").GetAt(0));
    }

    [Fact]
    public void Two_series_of_one_label_are_refused_with_the_label()
    {
        var distances = Dtw.DistanceMatrix([FeatureSeries.Of("a", "mm", 1), FeatureSeries.Of("a", "mm", 3)]);
        Assert.Contains("Two columns would be called \"a\"", Assert.Throws<ArgumentException>(() => distances.ToDataFrame()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Participants_are_words_and_numbers_and_who_they_are_is_a_word()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("participants.tsv"), "participant_id\tage\tgroup\n001\t71\tPD\n002\tn/a\tn/a\n", Encoding.UTF8);

        var frame = ParticipantTable.Load(folder.PathTo("participants.tsv")).ToDataFrame();

        Assert.Equal(["001", "002"], frame["participant_id"].Cast<string>());
        Assert.Equal([71, double.NaN], frame["age"].Cast<double>());
        Assert.Equal(["PD", null], frame["group"].Cast<string?>());
    }

    private sealed record Stride(string? Name, Side Side, double Seconds, double? Mass, bool IsFast, DateOnly Day, DateTime At, uint Number);

    private sealed record NamedOnly(string Name);

    private sealed record Halved(double Half);

    private sealed record Only(double Value);

    private sealed record NeedsSecond(double Second)
    {
        // A constructor of its own, so that the name in the message is the parameter's.
        public NeedsSecond(double second, int third = 0)
            : this(second) => _ = third;
    }

    private sealed record Counted(int Count);

    private sealed record Sided(Side Count);
}
