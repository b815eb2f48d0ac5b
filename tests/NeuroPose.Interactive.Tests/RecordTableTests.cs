using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Gait;
using NeuroPose.Interactive.Tables;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Tests;

/// <summary>Any sequence of records at the end of a cell is a table.</summary>
[Collection(OneAfterAnother.Name)]
public sealed partial class RecordTableTests
{
    private sealed record Stride(string Subject, double StrideSeconds, double SpeedMetersPerSecond, int? Steps, double Height, string HeightUnit);

    private readonly record struct Point(int Frame, double Millimeters);

    [Fact]
    public void Records_are_a_table_with_units_types_first_and_last_rows_and_their_count() => Rendered.Match(Strides(1000));

    [Fact]
    public void The_same_table_is_there_in_markdown_and_latex()
    {
        var strides = Strides(3);

        Snapshot.Match($"{Rendered.As(strides, "text/markdown")}\n=== in a paper\n{Rendered.As(strides, "text/latex")}");
        Assert.Equal(RecordTable.Of(strides).ToLatex(), Rendered.As(strides, "text/latex"));
    }

    [Fact]
    public void A_few_records_are_all_shown()
    {
        var text = Rendered.Of(Strides(15)).Text;

        Assert.DoesNotContain("…", text, StringComparison.Ordinal);
        Assert.EndsWith("\nStride: 15 rows", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_queries_record_structs_and_anonymous_types_are_tables_too()
    {
        Assert.StartsWith("#  Frame  Millimeters (mm)\n", Rendered.Of(new List<Point> { new(1, 2) }).Text, StringComparison.Ordinal);
        Assert.StartsWith("#  Subject  meanSeconds (s)\n", Rendered.Of(Strides(2).Select(stride => new { stride.Subject, meanSeconds = stride.StrideSeconds })).Text, StringComparison.Ordinal);
        Assert.EndsWith("Point: 0 rows", Rendered.Of(Array.Empty<Point>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_that_differ_between_rows_stay_a_column()
    {
        var mixed = Strides(2).Select((stride, index) => stride with { HeightUnit = index == 0 ? "mm" : "m" });

        var text = RecordTable.Of(mixed).ToText();

        Assert.Contains("Height  HeightUnit", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Height (", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_does_not_end_is_shown_by_its_beginning()
    {
        static IEnumerable<Point> Endless()
        {
            for (var frame = 0; ; frame++)
            {
                yield return new(frame, 0.5);
            }
        }

        Assert.EndsWith("Point: more than 1000000 rows, the first 10 shown", RecordTable.Of(Endless()).ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_definition_of_distances_stands_under_their_table()
    {
        var (slow, fast) = (FeatureSeries.Of("slow", "rad", 0, 1, 2), FeatureSeries.Of("fast", "rad", 0, 2));
        var squared = new DtwDefinition { LocalCost = LocalCost.SquaredEuclidean };

        Rendered.Match(new[] { Dtw.Align(slow, fast), Dtw.Align(fast, slow), Dtw.Align(slow, fast, squared) });
    }

    [Fact]
    public void A_property_that_throws_costs_one_cell() =>
        Assert.Contains("(InvalidOperationException)", Rendered.Of(new[] { new Broken(1) }).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/html")]
    public void What_is_no_record_is_shown_as_before(string mimeType)
    {
        object[] others =
        [
            "text", "", new[] { 1, 2, 3 }, new List<string> { "a", "b" }, new Dictionary<string, int> { ["a"] = 1 }, Enumerable.Range(0, 30),
            new object[] { 1, "b" }, new ArrayList { 1 }, JsonNode.Parse("{\"a\":[1]}")!, new ReadOnlyMemory<int>([1]), ImmutableArray.Create(1), Enumerable.Empty<int>(),
        ];
        Formatter.ResetToDefault();
        string[] before = [.. others.Select(other => Shown(other, mimeType))];
        NeuroPoseExtension.Register();

        Assert.Equal(before, others.Select(other => Shown(other, mimeType)));
    }

    private static string Shown(object value, string mimeType)
    {
        using var writer = new StringWriter();
        value.FormatTo(new FormatContext(writer), mimeType);
        return Anything().Replace(writer.ToString(), "id");
    }

    // The package numbers what it folds.
    [GeneratedRegex("id=\"[^\"]*\"")]
    private static partial Regex Anything();

    [Fact]
    public void Strides_read_well_as_records() => Rendered.Match(GaitSummary.Of(Analyses.Recorded("s01-slow")).Measures.Strides);

    [Fact]
    public void A_property_of_a_million_letters_does_not_make_a_large_table() =>
        Assert.InRange(Rendered.Of(new[] { new Stride(new string('n', 1_000_000), 1, 1, 1, 1, new string('u', 1_000_000)) }).Html.Length, 1, 20_000);

    private static Stride[] Strides(int count) =>
    [
        .. Enumerable.Range(0, count).Select(index => new Stride(
            "s" + index.ToString(CultureInfo.InvariantCulture), index == 1 ? double.NaN : 1 + (index / 8.0), 1.25, index % 2 == 0 ? index : null, 12.5, "mm")),
    ];

    private sealed record Broken(int Frame)
    {
        public double Speed => Frame > 0 ? throw new InvalidOperationException("no speed") : 0;
    }
}
