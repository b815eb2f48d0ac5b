using System.Text;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings;

/// <summary>A broken record is a counted skip between two good ones, or an error with its line: never a crash, never an invented value.</summary>
public sealed class BadLineTests
{
    public static TheoryData<string, SkipReason, string> Broken => new()
    {
        { "nonsense", SkipReason.NotReadable, "expected a JSON object" },
        { "[1, 2]", SkipReason.NotReadable, "expected a JSON object" },
        { "{\"timestamp\": 1779544800.5, \"subcarriers\": [1, 2", SkipReason.NotReadable, "expected a JSON object" },
        { "{}", SkipReason.UnknownKind, "\"type\"" },
        { "{\"subcarriers\": 64}", SkipReason.UnknownKind, "\"type\"" },
        { Lines.Server(Lines.Start + 0.5), SkipReason.WrongLength, "at least one subcarrier" },
        { Lines.Server(Lines.Start + 0.5, 1, -2), SkipReason.ImpossibleValue, "subcarriers[1] is no amplitude" },
        { "{\"timestamp\": 1779544800.5, \"subcarriers\": [1, NaN]}", SkipReason.ImpossibleValue, "subcarriers[1] is no amplitude" },
        { "{\"timestamp\": 1779544800.5, \"subcarriers\": [-Infinity, 1]}", SkipReason.ImpossibleValue, "subcarriers[0] is no amplitude" },
        { "{\"timestamp\": 1779544800.5, \"subcarriers\": [1, 1e999]}", SkipReason.ImpossibleValue, "subcarriers[1] is no amplitude" },
        { "{\"timestamp\": 1779544800.5, \"subcarriers\": [1, [2], 3]}", SkipReason.ImpossibleValue, "subcarriers[1] is no amplitude" },
        { "{\"timestamp\": -5, \"subcarriers\": [1]}", SkipReason.ImpossibleValue, "got -5" },
        { "{\"timestamp\": 1e300, \"subcarriers\": [1]}", SkipReason.ImpossibleValue, "got 1E+300" },
        { "{\"timestamp\": \"yesterday\", \"subcarriers\": [1]}", SkipReason.ImpossibleValue, "\"yesterday\"" },
        { Lines.Raw(Lines.Start + 0.5).Replace("\"size\": 148", "\"size\": 276", StringComparison.Ordinal), SkipReason.WrongLength, "a packet of 276 bytes has 256 bytes of I/Q; \"iq_hex\" has 128" },
        { Lines.Raw(Lines.Start + 0.5).Replace("\"subcarriers\": 64", "\"subcarriers\": 0", StringComparison.Ordinal), SkipReason.WrongLength, "got 0" },
        { Lines.Raw(Lines.Start + 0.5).Replace("\"subcarriers\": 64", "\"subcarriers\": -64", StringComparison.Ordinal), SkipReason.WrongLength, "got -64" },
        { Lines.Raw(Lines.Start + 0.5).Replace("\"subcarriers\": 64", "\"subcarriers\": 63", StringComparison.Ordinal), SkipReason.WrongLength, "got 128" },
        { Lines.Raw(Lines.Start + 0.5).Replace("0xC5110001", "0xC5110002", StringComparison.Ordinal), SkipReason.UnknownKind, "got 0xC5110002" },
        { Lines.Raw(Lines.Start + 0.5).Replace("iq_hex\": \"0", "iq_hex\": \"z", StringComparison.Ordinal), SkipReason.NotReadable, "hexadecimal" },
        { Lines.Raw(Lines.Start + 0.5).Replace("iq_hex", "iqhex", StringComparison.Ordinal), SkipReason.NotReadable, "\"iq_hex\" is missing" },
        { Lines.Feature(Lines.Start + 0.5).Replace("-1.0", "\"x\"", StringComparison.Ordinal), SkipReason.ImpossibleValue, "\"features\"" },
        { Lines.Raw(Lines.Start - 0.25), SkipReason.TimeBackward, "0.25 s before the last one" },
        { Lines.Raw(Lines.Start + 90000), SkipReason.TimeJump, "90000 s ahead" },
        { new string('x', 5000), SkipReason.TooLong, "longer than 4000 bytes" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_line_is_skipped_and_told_or_is_an_error_when_strict(string line, SkipReason reason, string told)
    {
        string[] lines = [Lines.Raw(Lines.Start), line, Lines.Raw(Lines.Start + 1)];
        var options = new RecordingOptions { LongestLineBytes = 4000 };

        var read = Lines.Read(lines, options);
        var strict = Assert.Throws<FileFormatException>(() => Lines.Read(lines, options with { Strict = true }));

        Assert.Equal<double>([Lines.Start, Lines.Start + 1], read.Frames.Select(frame => frame.TimeSeconds));
        var skipped = Assert.Single(read.Report.Skipped);
        Assert.Equal((2L, reason), (skipped.Record, skipped.Reason));
        Assert.Contains(told, skipped.Problem, StringComparison.Ordinal);
        Assert.Equal(("test", 2), (strict.Place.File, strict.Place.Line));
        Assert.Equal($"test: line 2: {skipped.Problem}", strict.Message);
    }

    [Fact]
    public void A_clock_that_really_steps_ahead_is_followed_from_its_second_frame_on()
    {
        var read = Lines.Read([Lines.Raw(Lines.Start), Lines.Raw(Lines.Start + 90000), Lines.Raw(Lines.Start + 90000.05), Lines.Raw(Lines.Start + 90000.1)]);

        Assert.Equal<double>([Lines.Start, Lines.Start + 90000.05, Lines.Start + 90000.1], read.Frames.Select(frame => frame.TimeSeconds));
        Assert.Equal(1, read.Report.SkippedByReason[SkipReason.TimeJump]);
        Assert.Equal(90000.05, Assert.Single(read.Report.Nodes[0].Gaps).Seconds!.Value, 6);
    }

    [Fact]
    public void A_file_cut_short_gives_what_is_whole()
    {
        var text = Lines.Raw(Lines.Start) + "\n" + Lines.Raw(Lines.Start + 0.05);
        var read = Lines.Read(Encoding.UTF8.GetBytes(text[..^20]));

        Assert.Single(read.Frames);
        Assert.Equal(SkipReason.Truncated, Assert.Single(read.Report.Skipped).Reason);
        Assert.Equal(2, Lines.Read(Encoding.UTF8.GetBytes(text)).Frames.Length);
    }

    [Fact]
    public void Of_very_many_broken_lines_all_are_counted_and_the_first_hundred_listed()
    {
        var report = Lines.Read(Enumerable.Repeat("x", 1000)).Report;
        Assert.Equal((1000, 100), (report.SkippedCount, report.Skipped.Length));
    }
}
