using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroPose.Testing;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>vitals</c>: what a person and a script get from a recording whose truth is known.</summary>
public sealed class VitalsTests : IDisposable
{
    private static readonly SyntheticCsiOptions Rest = new() { Seed = 51, DurationSeconds = 150, BreathsPerMinute = 14, BeatsPerMinute = 68, Noise = 0.1, Jitter = 0.1, Apnea = [new(100, 120)] };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_person_gets_a_summary_the_alerts_and_a_picture()
    {
        var run = await CommandRun.OfAsync("vitals", Recording(Rest));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("Vital signs (default mode) of 3000 frames in 149.9 s (56 subcarriers)\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("No breathing movement for 10 s", run.Out, StringComparison.Ordinal);
        var lines = run.Out.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("breathing  ····", StringComparison.Ordinal) && line.EndsWith(" / min", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  breathing not available: ", StringComparison.Ordinal) && line.Contains(" s no breath", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("heart ", StringComparison.Ordinal) && line.EndsWith(" / min", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("alerts ", StringComparison.Ordinal) && line.Count(c => c == '!') == 1);
    }

    [Fact]
    public async Task Recordings_of_radios_tools_are_taken_by_file_and_by_folder()
    {
        RadioFrameSample[] frames = [.. Enumerable.Range(0, 40).Select(at => new RadioFrameSample(1 + (at * 0.1), Receive: 3, Transmit: 2))];
        RadioFiles.AtherosTables(folder.Root, frames);
        var picoscenes = folder.PathTo("take.csi");
        File.WriteAllBytes(picoscenes, RadioFiles.PicoScenes(frames));

        var tables = await CommandRun.OfAsync("vitals", folder.Root);
        var scenes = await CommandRun.OfAsync("vitals", picoscenes);

        Assert.Equal((0, ""), (tables.Code, tables.Error));
        Assert.StartsWith("Vital signs (default mode) of 40 frames in 3.9 s (6 antennas × 56 subcarriers)\n", tables.Out, StringComparison.Ordinal);
        Assert.Equal((0, ""), (scenes.Code, scenes.Error));
        Assert.StartsWith("Vital signs (default mode) of 40 frames in 3.9 s (node 02:11:22:33:44:55 with 6 antennas × 56 subcarriers (HT, 20 MHz))\n", scenes.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_recording_is_refused_with_what_it_looks_like()
    {
        var capture = folder.PathTo("take.pcapng");
        File.WriteAllBytes(capture, [0x0A, 0x0D, 0x0D, 0x0A, .. new byte[100]]);

        var run = await CommandRun.OfAsync("vitals", capture);

        Assert.NotEqual(0, run.Code);
        Assert.Contains("it looks like a pcapng capture. Save it as classic pcap", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_gets_json_and_nothing_else()
    {
        var run = await CommandRun.OfAsync("vitals", Recording(Rest), "--json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        var root = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(["readings", "alerts", "summary"], root.EnumerateObject().Select(member => member.Name));
        var readings = root.GetProperty("readings").EnumerateArray().ToArray();
        Assert.Equal(Enumerable.Range(1, readings.Length).Select(second => (double)second), readings.Select(reading => reading.GetProperty("timeSeconds").GetDouble()));
        Assert.InRange(readings.Length, 149, 150);
        Assert.Equal(["perMinute", "confidence", "status"], readings[0].GetProperty("heart").EnumerateObject().Select(member => member.Name));
        Assert.Equal(JsonValueKind.Null, readings[0].GetProperty("breathing").GetProperty("perMinute").ValueKind);
        Assert.Equal("Unavailable", readings[0].GetProperty("breathing").GetProperty("status").GetString());
        Assert.Equal(14, readings[79].GetProperty("breathing").GetProperty("perMinute").GetDouble(), 0.1);
        Assert.Equal(68, readings[79].GetProperty("heart").GetProperty("perMinute").GetDouble(), 1.0);
        Assert.Equal("Valid", readings[79].GetProperty("breathing").GetProperty("status").GetString());
        var alert = Assert.Single(root.GetProperty("alerts").EnumerateArray());
        Assert.Equal(["timeSeconds", "kind", "severity", "message"], alert.EnumerateObject().Select(member => member.Name));
        Assert.Equal("apnea", alert.GetProperty("kind").GetString());
        Assert.InRange(alert.GetProperty("timeSeconds").GetDouble(), 100, 120);
        Assert.Equal("default", root.GetProperty("summary").GetProperty("mode").GetString());
    }

    [Fact]
    public async Task A_table_has_a_line_a_reading_with_its_alerts()
    {
        var run = await CommandRun.OfAsync("vitals", Recording(Rest), "--csv");

        Assert.Equal((0, ""), (run.Code, run.Error));
        var lines = run.Out.TrimEnd('\n').Split('\n');
        Assert.Equal("time_seconds,breathing_per_minute,breathing_confidence,breathing_status,heart_per_minute,heart_confidence,heart_status,breathing_signals,heart_signals,alerts", lines[0]);
        Assert.All(lines, line => Assert.Equal(9, line.Count(c => c == ',')));
        Assert.Equal("1,,0,Unavailable,,0,Unavailable,,,", lines[1]);
        Assert.InRange(int.Parse(Assert.Single(lines, line => line.EndsWith(",apnea", StringComparison.Ordinal)).Split(',')[0], CultureInfo.InvariantCulture), 100, 120);
    }

    [Fact]
    public async Task Standard_input_tells_the_same_as_the_file()
    {
        var path = Recording(Rest with { DurationSeconds = 40 });

        var ofFile = await CommandRun.OfAsync("vitals", path, "--json");
        var ofInput = await CommandRun.OfAsync(() => File.OpenRead(path), "vitals", "-", "--json");

        Assert.Equal(ofFile, ofInput);
    }

    [Fact]
    public async Task The_textbook_is_a_baseline_that_says_so()
    {
        var path = Recording(Rest with { DurationSeconds = 40 });

        var run = await CommandRun.OfAsync("vitals", path, "--baseline");
        var both = await CommandRun.OfAsync("vitals", path, "--baseline", "--reference");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("Vital signs (textbook mode)", run.Out, StringComparison.Ordinal);
        Assert.Contains("A baseline for comparison", run.Out, StringComparison.Ordinal);
        Assert.Contains("--reference and --baseline: choose one.", both.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_says_which_signals_a_rate_was_read_from()
    {
        var run = await CommandRun.OfAsync("vitals", Recording(Rest with { DurationSeconds = 40 }), "--csv");

        Assert.Equal("amplitudes", run.Out.TrimEnd('\n').Split('\n')[^1].Split(',')[7]);
    }

    [Fact]
    public async Task The_reference_says_that_it_is_the_reference_and_how_it_counts_time()
    {
        var run = await CommandRun.OfAsync("vitals", Recording(Rest with { DurationSeconds = 40 }), "--reference", "--fps", "20");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("Vital signs (reference mode)", run.Out, StringComparison.Ordinal);
        Assert.Contains("evenly spaced, 20 a second", run.Out, StringComparison.Ordinal);
        Assert.Contains("The frames have no phases", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_written_beside_the_words()
    {
        var picture = folder.PathTo("vitals.svg");

        var run = await CommandRun.OfAsync("vitals", Recording(Rest), "--figure", picture);

        Assert.EndsWith($"wrote {picture}\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("apnea", File.ReadAllText(picture), StringComparison.Ordinal);
        Assert.StartsWith("<svg", File.ReadAllText(picture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_cannot_be_read_are_counted_or_strictly_refused()
    {
        var path = Recording(Rest with { DurationSeconds = 20 });
        File.AppendAllText(path, "{\"timestamp\": 21, \"subcarriers\": [1, NaN]}\n{broken\n");

        var lenient = await CommandRun.OfAsync("vitals", path, "--json");
        var strict = await CommandRun.OfAsync("vitals", path, "--strict");

        Assert.Equal((0, 2), (lenient.Code, JsonDocument.Parse(lenient.Out).RootElement.GetProperty("summary").GetProperty("skippedRecords").GetInt32()));
        Assert.Equal((2, ""), (strict.Code, strict.Out));
        Assert.StartsWith(path, strict.Complaint, StringComparison.Ordinal);
        Assert.Contains("401", strict.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json --csv", "--json and --csv: choose one.")]
    [InlineData("--figure x.png", "--figure x.png: expected a name that ends in .svg.")]
    [InlineData("--fps -3", "--fps -3: expected frames a second, above 0 and at most 10000.")]
    [InlineData("--fps NaN", "--fps NaN: expected frames a second, above 0 and at most 10000.")]
    public async Task Words_that_make_no_sense_are_refused(string words, string expected)
    {
        var run = await CommandRun.OfAsync(["vitals", "none.jsonl", .. words.Split(' ')]);

        Assert.Equal((2, expected), (run.Code, run.Complaint));
        Assert.Equal(words.Contains("--json", StringComparison.Ordinal), run.Out.Length > 0);
    }

    [Fact]
    public async Task What_holds_no_frames_is_a_paragraph()
    {
        var path = folder.PathTo("letter.txt");
        File.WriteAllText(path, "Dear reader\n");

        var letter = await CommandRun.OfAsync("vitals", path, "--json");
        var nothing = await CommandRun.OfAsync("vitals", folder.PathTo("none"));
        var node = await CommandRun.OfAsync("vitals", Recording(Rest with { DurationSeconds = 5 }), "--node", "7");
        var empty = await CommandRun.OfAsync("vitals", "-");

        using var error = JsonDocument.Parse(letter.Out);
        Assert.Equal((2, letter.Complaint), (letter.Code, error.RootElement.GetProperty("error").GetString()));
        Assert.StartsWith($"{path}: there is no CSI frame in it. 1 record was left out, first 1: ", letter.Complaint, StringComparison.Ordinal);
        Assert.Equal((2, $"{folder.PathTo("none")}: there is no such file."), (nothing.Code, nothing.Complaint));
        Assert.Contains("there is no frame of node 7; there are 100 frames of 56 subcarriers.", node.Complaint, StringComparison.Ordinal);
        Assert.Equal((2, "standard input: there is no CSI frame in it."), (empty.Code, empty.Complaint));
    }

    /// <summary>A recording in the lines of the reference's server.</summary>
    private string Recording(SyntheticCsiOptions options)
    {
        var text = new StringBuilder();
        foreach (var frame in new SyntheticCsi(options).Frames())
        {
            var amplitudes = string.Join(", ", frame.Amplitudes.Select(amplitude => amplitude.ToString("R", CultureInfo.InvariantCulture)));
            text.Append(CultureInfo.InvariantCulture, $"{{\"timestamp\": {frame.TimeSeconds:R}, \"subcarriers\": [{amplitudes}]}}\n");
        }

        var path = folder.PathTo("recording.jsonl");
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
