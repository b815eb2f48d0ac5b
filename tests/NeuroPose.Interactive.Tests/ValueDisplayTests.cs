using System.Globalization;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Interactive.Tests;

/// <summary>Values of .NET at the end of a cell: what they are, the same in each run, place and culture, and bounded.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class ValueDisplayTests
{
    private sealed class Inside
    {
        private static int asked;

        public static int Asked => asked;

        public int RowCount => 50;

        public Inside RowIndex => More();

        public Inside ColumnIndex => More();

        public Inside Columns => More();

        public Inside Rows => More();

        public IEnumerable<Inside> All => Enumerable.Range(0, 1000).Select(_ => More());

        private static Inside More()
        {
            asked++;
            return new();
        }
    }

    private sealed record Link(Link? Next, int Number);

    [Fact]
    public void An_array_of_tuples_is_a_table_of_their_elements() => Assert.Equal(
        "#  Item1  Item2\n0  a          1\n1  b          2\n(string, int)[]: 2 items",
        Rendered.Of(new[] { ("a", 1), ("b", 2) }).Text);

    [Fact]
    public void An_array_of_two_dimensions_keeps_its_shape() => Assert.Equal(
        "   0  1  2\n0  1  2  3\n1  4  5  6\nint[2,3]",
        Rendered.Of(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).Text);

    [Fact]
    public void An_array_of_three_dimensions_keeps_its_shape() => Assert.Equal(
        "value\n[[[1, 2]], [[3, 4]]]\nint[2,1,2]",
        Rendered.Of(new[, ,] { { { 1, 2 } }, { { 3, 4 } } }).Text);

    [Fact]
    public void A_large_array_is_shown_by_its_beginning_and_says_how_large_it_is() =>
        Assert.EndsWith("double[1000,30], the first 20 rows and 20 columns shown, …", Rendered.Of(new double[1000, 30]).Text, StringComparison.Ordinal);

    [Fact]
    public void Tuples_are_one_line_with_decimal_points_in_every_culture() => InCulture("de-DE", () =>
        Assert.Equal("(1, 2.5, a, (3, null))", Rendered.Of((1, 2.5, "a", (3, (string?)null))).Text));

    [Fact]
    public void A_delegate_is_its_type_and_what_it_takes_without_numbers_of_the_compiler()
    {
        Func<int, double> half = number => number / 2.0;

        Assert.Equal("Func<int, double>: (int number) → double", Rendered.Of(half).Text);
        Assert.Equal("Func<double, double>: Math.Sqrt(double d) → double", Rendered.Of((Func<double, double>)Math.Sqrt).Text);
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("en-US")]
    public void Dates_are_written_as_ISO_8601_with_the_offset_that_they_have(string culture) => InCulture(culture, () =>
    {
        var offset = TimeZoneInfo.Local.GetUtcOffset(new DateTime(2026, 1, 2));
        var sign = offset < TimeSpan.Zero ? '-' : '+';

        Assert.Equal("2026-01-02T03:04:05.0000000" + sign + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture), Rendered.Of(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Local)).Text);
        Assert.Equal("2026-01-02T03:04:05.0000000Z", Rendered.Of(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)).Text);
        Assert.Equal("2026-01-02T03:04:05.0000000", Rendered.Of(new DateTime(2026, 1, 2, 3, 4, 5)).Text);
        Assert.Equal("2026-01-02T03:04:05.0000000+02:00", Rendered.Of(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2))).Text);
        Assert.Equal("2026-01-02", Rendered.Of(new DateOnly(2026, 1, 2)).Text);
        Assert.Equal("03:04:05.0000000", Rendered.Of(new TimeOnly(3, 4, 5)).Text);
        Assert.Equal("00:00:01.5000000", Rendered.Of(TimeSpan.FromSeconds(1.5)).Text);
    });

    [Fact]
    public void Dates_in_a_list_keep_their_form_in_HTML_too() =>
        Assert.Contains(">2026-01-02T03:04:05.0000000Z<", Rendered.Of(new List<DateTime> { new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) }).Html, StringComparison.Ordinal);

    [Fact]
    public void A_list_that_contains_itself_is_shown_to_some_depth()
    {
        var list = new List<object>();
        list.Add(list);

        Assert.Equal("#  value\n0  [[[[[[…]]]]]]\nList<object>: 1 item", Rendered.Of(list).Text);
        Assert.Contains("List&lt;object&gt;: 1 item", Rendered.Of(list).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var l = new List<object>(); l.Add(l); l", "#  value\n0  [[[[[[…]]]]]]\nList<object>: 1 item")]
    [InlineData("object deep = 1; for (var i = 0; i < 20_000; i++) { deep = new[] { deep }; }\ndeep", "#  value\n0  [[[[[[…]]]]]]\nobject[]: 1 item")]
    [InlineData("IEnumerable<int> Two() { yield return 1; yield return 2; }\nTwo()", "[1, 2]")]
    [InlineData("IEnumerable<int> All() { for (var i = 0; ; i++) { yield return i; } }\nAll()", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, …]")]
    public async Task A_sequence_that_ends_a_cell_is_shown_whatever_it_holds(string text, string expected)
    {
        NeuroPoseExtension.Register();
        using var session = new CSharpSession(new() { References = NeuroPoseExtension.Libraries });

        Assert.Equal(expected, (await SessionCell.RunAsync(session, text)).Result);
    }

    [Fact]
    public void A_value_of_20000_levels_is_shown_to_some_depth()
    {
        object value = 1;
        Link link = new(null, 0);
        for (var level = 0; level < 20_000; level++)
        {
            (value, link) = (new[] { value }, new(link, level));
        }

        Assert.InRange(Rendered.Of(value).Html.Length, 1, 10_000);
        Assert.Contains("Link { Next = Link { Next = ", Rendered.Of(new[] { link }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_of_records_at_the_end_of_a_cell_does_not_end_the_process()
    {
        NeuroPoseExtension.Register();
        using var session = new CSharpSession(new() { References = NeuroPoseExtension.Libraries });

        var cell = await SessionCell.RunAsync(
            session,
            "record Link(Link Next, int Number);\nLink link = null;\nfor (var level = 0; level < 20_000; level++) { link = new(link, level); }\nlink");

        Assert.StartsWith("Link\n  Next: Link { Next = Link {", cell.Result, StringComparison.Ordinal);
        Assert.EndsWith("  Number: 19999", cell.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_with_thousands_of_parts_such_as_a_data_frame_is_shown_one_level_deep()
    {
        NeuroPoseExtension.Register();
        using var session = new CSharpSession(new() { References = [.. NeuroPoseExtension.Libraries, typeof(ValueDisplayTests).Assembly] });
        var before = Inside.Asked;

        var cell = await SessionCell.RunAsync(session, $"{typeof(ValueDisplayTests).FullName}.FrameLike()");

        Assert.StartsWith("Inside\n  RowCount: 50\n  RowIndex: ", cell.Result, StringComparison.Ordinal);
        Assert.InRange(cell.Result!.Length, 1, 5_000);
        Assert.InRange(Inside.Asked - before, 1, 50_000);
    }

    /// <summary>Of the shape of a data frame: properties that lead to itself, and sequences of more.</summary>
    public static object FrameLike() => new Inside();

    private static void InCulture(string culture, Action act)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
