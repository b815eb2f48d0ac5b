using System.Text.Json.Nodes;
using NeuroPose.Gait;
using NeuroPose.Statistics;

namespace NeuroPose.Cli.Commands;

/// <summary>
/// How far two systems agree about a walk: strides and steps, and each angle's mean over the cycle. Each is cut at its own contacts, so that
/// their clocks need not agree.
/// </summary>
internal sealed record GaitComparison(GaitSystem First, GaitSystem Second)
{
    private IEnumerable<(AngleCurve Curve, Agreement Agreement)> Angles =>
        from curve in First.Curves
        let other = Second.Curves.FirstOrDefault(one => one.Angle == curve.Angle && one.Side == curve.Side)
        where other is not null && curve.Values.Span.ContainsAnyExcept(double.NaN) && other.Values.Span.ContainsAnyExcept(double.NaN)
        select (curve, Agreement.Of(curve.Values.Span, other.Values.Span));

    private IEnumerable<string> Notes
    {
        get
        {
            if (First.Convention != Second.Convention)
            {
                yield return $"The angles are by other conventions ({First.Convention}; {Second.Convention}): part of the difference is by definition.";
            }

            foreach (var system in new[] { First, Second })
            {
                yield return $"{system.File}: {system.Cycles}, angles {system.Origin}, {(system.ProblemCount == 1 ? "1 problem" : FormattableString.Invariant($"{system.ProblemCount} problems"))}";
            }
        }
    }

    public IEnumerable<string> Lines()
    {
        yield return $"{First.File} − {Second.File}";
        foreach (var (name, one, other) in Measures())
        {
            yield return FormattableString.Invariant($"  {name,-38} {one:0.000} − {other:0.000} = {one - other:0.000}");
        }

        foreach (var (curve, found) in Angles)
        {
            yield return FormattableString.Invariant(
                $"  {ClinicalAngleNames.NameOf(curve.Angle),-20} {GaitFacts.Snake(curve.Side!.Value),-6} RMSE {found.Rmse:0.0}°, bias {found.Bias:0.0}°, without it {found.RmseWithoutOffset:0.0}°, range {found.RangeDifference:+0.0;-0.0;0.0}°, r {found.Pearson:0.000}");
        }

        foreach (var note in Notes)
        {
            yield return $"  note: {note}";
        }
    }

    public string Json() => new JsonObject
    {
        ["first"] = First.File,
        ["second"] = Second.File,
        ["measures"] = new JsonArray([.. Measures().Select(row => (JsonNode)new JsonObject
        {
            ["name"] = row.Name,
            ["first"] = RecordingFacts.Known(row.First),
            ["second"] = RecordingFacts.Known(row.Second),
            ["difference"] = RecordingFacts.Known(row.First - row.Second),
        })]),
        ["anglesOverTheCycle"] = new JsonArray([.. Angles.Select(row => (JsonNode)new JsonObject
        {
            ["angle"] = ClinicalAngleNames.NameOf(row.Curve.Angle),
            ["side"] = GaitFacts.Snake(row.Curve.Side!.Value),
            ["rmseDegrees"] = RecordingFacts.Known(row.Agreement.Rmse),
            ["biasDegrees"] = RecordingFacts.Known(row.Agreement.Bias),
            ["rmseWithoutOffsetDegrees"] = RecordingFacts.Known(row.Agreement.RmseWithoutOffset),
            ["rangeDifferenceDegrees"] = RecordingFacts.Known(row.Agreement.RangeDifference),
            ["peakDelayPercent"] = RecordingFacts.Known(row.Agreement.PeakDelayPercent),
            ["pearson"] = RecordingFacts.Known(row.Agreement.Pearson),
        })]),
        ["notes"] = new JsonArray([.. Notes.Select(note => (JsonNode)note)]),
    }.ToJsonString(RecordingFacts.Readable);

    private IEnumerable<(string Name, double First, double Second)> Measures() =>
        GaitFacts.Means(First.Measures).Zip(GaitFacts.Means(Second.Measures), (one, other) => (one.Name, one.Value, other.Value));
}

/// <summary>What one system says of a walk.</summary>
internal sealed record GaitSystem(
    string File, SpatioTemporal Measures, ClinicalCycles Cycles, IReadOnlyList<AngleCurve> Curves, AngleConvention Convention, string Origin, int ProblemCount)
{
    /// <exception cref="NeuroPoseException">The walk has no cycle, or no angles.</exception>
    public static GaitSystem Of(string file, GaitWalk walk)
    {
        var measures = SpatioTemporal.Of(walk.Poses, walk.Events, walk.Roles);
        var cycles = ClinicalCycles.Of(measures, walk.Events);
        if (cycles.Cycles.Count == 0)
        {
            var why = walk.Events.Problems.Count > 0 ? walk.Events.Problems[0].Message : "Two contacts of one foot make a cycle.";
            throw new NeuroPoseException($"there is no gait cycle to compare. {why}", new(File: file));
        }

        var angles = walk.Angles();
        return new(file, measures, cycles, [.. cycles.Normalize(angles).Select(set => set.Mean())], angles.Convention, angles.Origin, walk.Events.Problems.Count);
    }
}
