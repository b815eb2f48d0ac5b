using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Gait;
using NeuroPose.Poses;

namespace NeuroPose.Cli.Commands;

/// <summary>What was measured of one walk: as lines for people, as JSON and as rows for programs.</summary>
/// <param name="File">The file as the call names it.</param>
/// <param name="Walk">The poses and their events.</param>
/// <param name="Measures">Strides and steps; null where they cannot be measured, and a note says why.</param>
/// <param name="Notes">What was assumed or left out.</param>
internal sealed partial record GaitFacts(string File, GaitWalk Walk, SpatioTemporal? Measures, IReadOnlyList<string> Notes)
{
    private const int MostListed = 12;

    private static readonly string[] Columns =
    [
        "file", "side", "start_s", "end_s", "stride_s", "stride_length_mm", "speed_m_s", "stance_percent", "swing_percent",
        "first_double_support_percent", "single_support_percent", "second_double_support_percent", "turn_degrees",
    ];

    private GaitEvents Events => Walk.Events;

    /// <summary>The angles against a normative set; null where none was given.</summary>
    public GaitProfile? Profile { get; init; }

    /// <summary>Measures a walk.</summary>
    /// <param name="file">The file as the call names it.</param>
    /// <param name="walk">The walk.</param>
    /// <param name="reference">The normative set and its file; null compares with none.</param>
    /// <exception cref="NeuroPoseException">There is no stride to compare, or the set does not fit.</exception>
    public static GaitFacts Of(string file, GaitWalk walk, (string File, NormativeSet Set)? reference)
    {
        List<string> notes = [.. walk.Events.Notes];
        SpatioTemporal? measures = null;
        try
        {
            measures = SpatioTemporal.Of(walk.Poses, walk.Events, walk.Roles);
            if (!measures.WalkingFrame.IsScaleKnown)
            {
                notes.Add($"The unit of the poses is {walk.Poses.Unit.ToString().ToLowerInvariant()}: lengths and speeds are not available. Give --unit.");
            }
        }
        catch (NeuroPoseException obstacle) when (walk.Events.Method is GaitEventMethod.File or GaitEventMethod.Plates)
        {
            // Events from a file are there whatever the poses lack.
            notes.Add($"Strides and steps are not available: {obstacle.Message}");
        }

        var profile = reference is not { } given ? null
            : measures is { Strides.Count: > 0 } ? GaitProfile.Of(walk, measures, given)
            : throw new NeuroPoseException("there is no stride whose angles could be compared.", new(File: file));
        return new(file, walk, measures, notes) { Profile = profile };
    }

    /// <summary>One table of the strides of all files.</summary>
    public static CsvRows Table(IReadOnlyList<GaitFacts> walks) => new(Columns, walks.SelectMany(walk => walk.Rows()));

    public IEnumerable<string> Lines()
    {
        yield return $"{File}: {Events}";
        foreach (var problem in Events.Problems)
        {
            yield return $"  problem{(double.IsNaN(problem.TimeSeconds) ? "" : FormattableString.Invariant($" at {problem.TimeSeconds:0.000} s"))}: {OptionHints.In(problem.Message)}";
        }

        // Where nothing was found, the directions may be what is wrong.
        if (Measures is not null && Events.Events.Count > 0)
        {
            yield return $"  {Measures.WalkingFrame}";
        }

        foreach (var line in Measures is { Strides.Count: > 0 } measures ? MeasureLines(measures) : [])
        {
            yield return "  " + line;
        }

        foreach (var line in Profile?.Lines() ?? [])
        {
            yield return "  " + line;
        }

        foreach (var found in Events.Events.Take(MostListed))
        {
            yield return $"  {found}";
        }

        if (Events.Events.Count > MostListed)
        {
            yield return FormattableString.Invariant($"  and {Events.Events.Count - MostListed} more events; --json lists all");
        }

        foreach (var note in Notes)
        {
            yield return $"  note: {note}";
        }
    }

    public string Json()
    {
        var facts = Facts();
        if (Profile is not null)
        {
            facts["profile"] = Profile.Json();
        }

        return facts.ToJsonString(RecordingFacts.Readable);
    }

    private JsonObject Facts() => new()
    {
        ["file"] = File,
        ["framesPerSecond"] = RecordingFacts.Known(Walk.Poses.FramesPerSecond),
        ["method"] = Snake(Events.Method),
        ["events"] = new JsonArray([.. Events.Events.Select(found => (JsonNode)new JsonObject
        {
            ["side"] = Snake(found.Side),
            ["type"] = Snake(found.Type),
            ["timeSeconds"] = found.TimeSeconds,
            ["confidence"] = RecordingFacts.Known(found.Confidence),
            ["spreadMs"] = RecordingFacts.Known(found.SpreadMilliseconds),
        })]),
        ["problems"] = new JsonArray([.. Events.Problems.Select(problem => (JsonNode)new JsonObject
        {
            ["timeSeconds"] = RecordingFacts.Known(problem.TimeSeconds),
            ["side"] = problem.Side is { } side ? Snake(side) : null,
            ["rule"] = Snake(problem.Rule),
            ["message"] = OptionHints.In(problem.Message),
        })]),
        ["spatiotemporal"] = Measures is null ? null : Numbers(Measures),
        ["notes"] = new JsonArray([.. Notes.Select(note => (JsonNode)note)]),
    };

    /// <summary>The means over both sides, with their units in the names.</summary>
    internal static IEnumerable<(string Name, double Value)> Means(SpatioTemporal measures) =>
    [
        ("cadenceStepsPerMinute", measures.CadenceStepsPerMinute),
        ("speedMetersPerSecond", measures.SpeedMetersPerSecond),
        ("strideSeconds", measures.StrideSeconds.Mean),
        ("strideLengthMillimeters", measures.StrideLengthMillimeters.Mean),
        .. SideMeasures(measures).Select(row => (row.Name, row.Of(null).Mean)),
    ];

    /// <summary>The means of both sides and of each, and what spread and symmetry say.</summary>
    private static JsonObject Numbers(SpatioTemporal measures)
    {
        JsonObject both = new() { ["strideCount"] = measures.StrideSeconds.Count };
        foreach (var (name, value) in Means(measures))
        {
            both[name] = RecordingFacts.Known(value);
        }

        foreach (var side in Enum.GetValues<Side>())
        {
            both[Snake(side)] = new JsonObject([.. SideMeasures(measures).Select(row => KeyValuePair.Create(row.Name, RecordingFacts.Known(row.Of(side).Mean)))]);
        }

        both["standardDeviation"] = new JsonObject(
        [
            KeyValuePair.Create("strideSeconds", RecordingFacts.Known(measures.StrideSeconds.StandardDeviation)),
            KeyValuePair.Create("strideLengthMillimeters", RecordingFacts.Known(measures.StrideLengthMillimeters.StandardDeviation)),
            .. SideMeasures(measures).Select(row => KeyValuePair.Create(row.Name, RecordingFacts.Known(row.Of(null).StandardDeviation))),
        ]);
        both["strideSecondsCvPercent"] = RecordingFacts.Known(measures.StrideSeconds.CoefficientOfVariationPercent);
        both["symmetryIndexPercent"] = new JsonObject([.. SideMeasures(measures).Select(row => KeyValuePair.Create(
            row.Name, RecordingFacts.Known(Symmetry.IndexPercent(row.Of(Side.Left).Mean, row.Of(Side.Right).Mean))))]);
        return both;
    }

    private static (string Name, Func<Side?, GaitMeasure> Of)[] SideMeasures(SpatioTemporal measures) =>
    [
        ("stancePercent", measures.StancePercent),
        ("swingPercent", measures.SwingPercent),
        ("doubleSupportPercent", measures.DoubleSupportPercent),
        ("singleSupportPercent", measures.SingleSupportPercent),
        ("stepSeconds", measures.StepSeconds),
        ("stepLengthMillimeters", measures.StepLengthMillimeters),
        ("stepWidthMillimeters", measures.StepWidthMillimeters),
    ];

    private static IEnumerable<string> MeasureLines(SpatioTemporal measures)
    {
        yield return measures.ToString();
        foreach (var (name, of) in SideMeasures(measures))
        {
            var words = Capital().Replace(name, match => " " + match.Value.ToLowerInvariant())
                .Replace("percent", "(% of the stride)", StringComparison.Ordinal)
                .Replace("seconds", "time (s)", StringComparison.Ordinal)
                .Replace("millimeters", "(mm)", StringComparison.Ordinal);
            var decimals = name.EndsWith("Seconds", StringComparison.Ordinal) ? 3 : 1;
            yield return $"{words,-38} left {Mean(of(Side.Left), decimals)}   right {Mean(of(Side.Right), decimals)}";
        }
    }

    private static string Mean(GaitMeasure measure, int decimals)
    {
        var format = "0." + new string('0', decimals);
        var spread = measure.Count > 1 ? " ± " + measure.StandardDeviation.ToString(format, CultureInfo.InvariantCulture) : "";
        return measure.Count == 0 ? "not available" : FormattableString.Invariant(
            $"{measure.Mean.ToString(format, CultureInfo.InvariantCulture),7}{spread} (n = {measure.Count})");
    }

    private IEnumerable<IEnumerable<string>> Rows() => (Measures?.Strides ?? []).Select(stride => (IEnumerable<string>)
    [
        File, Snake(stride.Side), Number(stride.StartSeconds), Number(stride.EndSeconds), Number(stride.Seconds), Number(stride.LengthMillimeters),
        Number(stride.SpeedMetersPerSecond), Number(stride.StancePercent), Number(stride.SwingPercent), Number(stride.OppositeFootOffPercent),
        Number(stride.SingleSupportPercent), Number(stride.TerminalDoubleSupportPercent), Number(stride.TurnDegrees),
    ]);

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    /// <summary>The word of a value in files, such as <c>initial_contact</c>.</summary>
    internal static string Snake(Enum value) => value is GaitEventMethod
        ? value.ToString().ToLowerInvariant()
        : Capital().Replace(value.ToString(), match => (match.Index == 0 ? "" : "_") + match.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();
}
