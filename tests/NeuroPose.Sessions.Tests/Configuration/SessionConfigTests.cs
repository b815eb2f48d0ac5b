using NeuroPose.Sessions.Configuration;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Configuration;

public sealed class SessionConfigTests : IDisposable
{
    private const string Readme = """
        [project]
        name = "w2t-bkin"
        n_cameras = 5

        [paths]
        raw_root = "data/raw"
        intermediate_root = "data/interim"
        output_root = "data/processed"
        models_root = "models"

        [video]
        pattern = "cam{index}.mp4"

        [sync]
        primary_clock = "cam0"
        tolerance_ms = 2.0

        [nwb]
        link_external_video = true
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_example_of_the_seed_loads()
    {
        var config = Load(Readme);
        Assert.Equal(("w2t-bkin", 5, "cam{index}.mp4", "cam0", 2.0), (config.ProjectName, config.CameraCount, config.VideoPattern, config.Sync.PrimaryClock, config.Sync.ToleranceMilliseconds));
        Assert.True(config.Nwb.LinkExternalVideo);
    }

    [Fact]
    public void The_shape_of_the_code_loads_with_its_shipped_codec_and_template()
    {
        var config = Load("""
            [project]
            name = "p"
            [paths]
            raw_root = "r"
            intermediate_root = "i"
            output_root = "o"
            metadata_file = "session.toml"
            models_root = "m"
            [timebase]
            source = "ttl"
            mapping = "nearest"
            jitter_budget_s = 0
            offset_s = -0.5
            ttl_id = "clock"
            neuropixels_stream = "x"
            [acquisition]
            concat_strategy = "ffconcat"
            [verification]
            mismatch_tolerance_frames = 3
            warn_on_mismatch = false
            [bpod]
            parse = true
            [video.transcode]
            enabled = true
            codec = "h264"
            crf = 20
            preset = "fast"
            keyint = 15
            [nwb]
            link_external_video = true
            lab = "L"
            institution = "I"
            file_name_template = "{session.id}.nwb"
            session_description_template = "Session {session.id}"
            [qc]
            generate_report = true
            out_template = "{session_id}.html"
            include_verification = true
            [logging]
            level = "INFO"
            structured = false
            [labels.dlc]
            run_inference = true
            model = "m.pb"
            gputouse = -1
            [labels.sleap]
            run_inference = false
            model = ""
            [facemap]
            run_inference = false
            ROIs = ["face", "whisker"]
            """);
        Assert.Equal(("libx264", ClockMapping.Nearest, 0.0, 3), (config.Transcode.Codec, config.Timebase.Mapping, config.Timebase.JitterBudgetSeconds, config.MismatchToleranceFrames));
        Assert.Equal(("{session_id}.nwb", -0.5), (config.Nwb.FileNameTemplate, config.Timebase.OffsetSeconds));
        Assert.Contains(config.Notices, notice => notice.Contains("labels.dlc.run_inference", StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_are_reported_at_once_with_their_lines_and_the_nearest_name()
    {
        var error = Assert.Throws<FileFormatException>(() => Load("""
            [project]
            nam = "p"
            [paths]
            raw_root = 3
            [sync]
            tolerance_ms = -1
            [timebase]
            source = "tll"
            [video.transcode]
            crf = 99
            """));
        Assert.Contains("project.nam, line 2: unknown key. Did you mean \"name\"?", error.Message, StringComparison.Ordinal);
        Assert.Contains("paths.raw_root, line 4: expected a text, found 3.", error.Message, StringComparison.Ordinal);
        Assert.Contains("sync.tolerance_ms, line 6: expected a number above 0, found -1.", error.Message, StringComparison.Ordinal);
        Assert.Contains("timebase.source, line 8: expected one of ttl, nominal_rate, found \"tll\". Did you mean \"ttl\"?", error.Message, StringComparison.Ordinal);
        Assert.Contains("video.transcode.crf, line 10: expected a whole number between 0 and 51, found 99.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[project\nname = \"p\"", 1)]
    [InlineData("[project]\nname = \"p\nx = 1", 2)]
    [InlineData("[project]\nname = \"p\"\nname = \"q\"", 3)]
    [InlineData("[project]\nname = \"p\"\n[project]\n", 3)]
    [InlineData("a = [1, 2\n", 2)]
    public void Broken_TOML_is_reported_with_its_line(string text, int line)
    {
        var error = Assert.Throws<FileFormatException>(() => Load(text));
        Assert.Equal(line, error.Place.Line);
    }

    [Fact]
    public void An_escape_that_names_no_letter_is_refused() =>
        Assert.Contains("this is no TOML", Assert.Throws<FileFormatException>(() => Load("[project]\nname = \"\\uD800\"\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Brackets_a_thousand_deep_are_refused_before_they_are_followed()
    {
        Assert.Throws<FileFormatException>(() => Load("a = " + new string('[', 100_000)));
    }

    [Fact]
    public void Overrides_win_and_unknown_ones_are_refused_by_their_name()
    {
        var path = Write(Readme);
        var config = SessionConfig.Load(path, new Dictionary<string, string>
        {
            ["NEUROPOSE_SESSION__SYNC__TOLERANCE_MS"] = "3.5",
            ["NEUROPOSE_SESSION__SYNC__PRIMARY_CLOCK"] = "cam2",
            ["PATH"] = "x",
        });
        Assert.Equal((3.5, "cam2"), (config.Sync.ToleranceMilliseconds, config.Sync.PrimaryClock));
        var error = Assert.Throws<FileFormatException>(() => SessionConfig.Load(path, new Dictionary<string, string> { ["NEUROPOSE_SESSION__SYNC__TOLERANC_MS"] = "1" }));
        Assert.Contains("sync.toleranc_ms: unknown key. Did you mean \"tolerance_ms\"?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_depends_on_values_and_not_on_comments_order_or_folders()
    {
        var hash = Load(Readme).Sha256;
        Assert.Equal(hash, Load("# a comment\n" + Readme.Replace("data/raw", "/home/someone/raw", StringComparison.Ordinal)).Sha256);
        Assert.Equal(hash, Load(Readme.Replace("tolerance_ms = 2.0", "tolerance_ms = 2", StringComparison.Ordinal)).Sha256);
        Assert.NotEqual(hash, Load(Readme.Replace("tolerance_ms = 2.0", "tolerance_ms = 3", StringComparison.Ordinal)).Sha256);
    }

    private SessionConfig Load(string text) => SessionConfig.Load(Write(text));

    private string Write(string text)
    {
        var path = folder.PathTo("config.toml");
        File.WriteAllText(path, text);
        return path;
    }
}
