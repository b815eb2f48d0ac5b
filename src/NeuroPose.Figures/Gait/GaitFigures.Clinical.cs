using NeuroPose.Figures.Model;
using NeuroPose.Figures.Motion;
using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Statistics;

namespace NeuroPose.Figures;

public static partial class GaitFigures
{
    /// <summary>The most cycles of a side that are drawn one by one.</summary>
    private const int MostFaintCycles = 10;

    private const int Percents = 100;

    /// <summary>
    /// Clinical angles over the gait cycle, from contact to contact: left and right in one panel, mean and ± 1 standard deviation (n − 1),
    /// with a dot at the mean foot off; behind them the mean ± 1 standard deviation of a reference. Above, the phases of each side's cycle.
    /// Up to ten cycles of a side are drawn one by one, too.
    /// </summary>
    /// <param name="cycles">The cycles.</param>
    /// <param name="angles">The angles of the same walk.</param>
    /// <param name="reference">What they are compared with; null for nothing. Angles that it lacks have no band.</param>
    /// <param name="shown">Which angles, in order; empty for those of the gait profile score that there are, the trunk's lean, and the
    /// thigh where there is no hip.</param>
    /// <exception cref="ArgumentException">There is no cycle, none of the angles is available, or the reference is by another
    /// convention.</exception>
    /// <exception cref="NeuroPoseException">The angles have no rate, or are of another recording.</exception>
    public static PlotFigure OverCycle(ClinicalCycles cycles, ClinicalAngles angles, NormativeSet? reference = null,
        params IReadOnlyList<ClinicalAngle> shown)
    {
        ArgumentNullException.ThrowIfNull(cycles);
        ArgumentNullException.ThrowIfNull(angles);
        ArgumentNullException.ThrowIfNull(shown);
        if (cycles.Cycles.Count == 0)
        {
            throw new ArgumentException("There is no cycle to draw: it takes two contacts of one foot.", nameof(cycles));
        }

        if (reference is not null && reference.Info.Convention != angles.Convention)
        {
            throw new ArgumentException(
                $"The angles are by the convention {angles.Convention}, the reference {reference.Info.Name} by {reference.Info.Convention}: choose a reference by {angles.Convention}.",
                nameof(reference));
        }

        var sets = cycles.Normalize(angles, Percents + 1).Where(set => set.Cycles.Any(cycle => cycle.Any(double.IsFinite)))
            .ToLookup(set => set.Angle);
        ClinicalAngle[] drawn = [.. (shown.Count > 0 ? shown : UsualAngles(angles)).Where(sets.Contains)];
        if (drawn.Length == 0)
        {
            throw new ArgumentException($"None of the angles is available in these cycles; there are {string.Join(", ", sets.Select(set => AngleWord(set.Key)))}.", nameof(shown));
        }

        Side[] sides = [.. Enum.GetValues<Side>().Where(side => cycles.Of(side).Count > 0)];
        return new(new Plot
        {
            Panels =
            [
                .. Enum.GetValues<Side>().Select(side => PhaseStrip(side, cycles.Of(side))),
                .. drawn.Select((angle, index) => AnglePanel(angle, [.. sets[angle]], cycles, reference?.Find(angle), index == 0)),
            ],
            Columns = 2,
            SharedX = true,
            Notes =
            [
                $"Line: mean; band: ± 1 SD (n − 1); dot: mean foot off, {string.Join(", ", sides.Select(side => OffWords(side, cycles)))}."
                    + (sides.Any(side => cycles.Of(side).Count == 1) ? " One cycle has no SD." : "")
                    + (sides.Any(side => cycles.Of(side).Count > MostFaintCycles) ? "" : " Faint: each cycle."),
                reference is null ? "" : $"Gray: {reference.Info.Name} ({reference.Info.Population}), mean ± 1 SD.",
                $"Angles {angles.Origin}, convention {angles.Convention}.",
            ],
        })
        {
            Title = angles.Label.Length > 0 ? $"{angles.Label}, angles over the gait cycle" : "Angles over the gait cycle",
            Description = $"{string.Join(", ", drawn.Select(AngleWord))} from initial contact to initial contact, {cycles}.",
        };
    }

    /// <summary>
    /// A movement analysis profile: the score of each variable as bars of left and right, and the gait profile scores; with a reference,
    /// how far its own people are from its mean, as a line across each variable.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <param name="reference">The set that it was compared with, for its spread: the root of the mean over the cycle of its squared
    /// standard deviations; null for none.</param>
    /// <exception cref="ArgumentException">The profile was compared with another reference.</exception>
    public static PlotFigure Profile(MovementAnalysisProfile profile, NormativeSet? reference = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (reference is not null && reference.Info != profile.Reference)
        {
            throw new ArgumentException($"The profile was compared with {profile.Reference.Name}, not with {reference.Info.Name}.",
                nameof(reference));
        }

        ClinicalAngle[] scored = [.. MovementAnalysisProfile.Variables.Where(angle => profile.Scores.Any(score => score.Angle == angle))];
        ClinicalAngle[] missing = [.. MovementAnalysisProfile.Variables.Except(scored)];
        var whole = scored.Length;

        // Without its variables there is no score, and no place for one.
        var hasScore = double.IsFinite(profile.Left) || double.IsFinite(profile.Right);
        double[] places = hasScore ? [whole] : [];
        BarLayer Bars(Side side, int sign) => new(
            scored.Select((_, at) => at + (sign * 0.16)).Concat(places.Select(at => at + (sign * 0.31))).ToArray(),
            scored.Select(angle => profile[angle, side]).Concat(places.Select(_ => side == Side.Left ? profile.Left : profile.Right))
                .ToArray())
        { Name = SideWord(side), Width = 0.3, Color = ColorOf(side) };
        return new(new Plot
        {
            Panels =
            [
                new()
                {
                    X = PlotAxis.Unnamed with { Names = [.. scored.Select(AngleWord), .. hasScore ? ["GPS"] : Array.Empty<string>()] },
                    Y = new(new AxisLabel("score", "°")) { Low = 0 },
                    Layers =
                    [
                        Bars(Side.Left, -1),
                        .. places.Select(at => new BarLayer(new[] { at }, new[] { profile.Overall })
                            { Name = "overall", Width = 0.3, Color = 2 }),
                        Bars(Side.Right, 1),
                        .. reference is null ? [] : new[] { SpreadLine([.. scored.Select(angle => SpreadOf(reference, angle))]) },
                    ],
                },
            ],
            Notes =
            [
                $"Bars: gait variable scores, the root of the mean squared difference from the reference over the cycle{(hasScore ? "; GPS: of all nine" : "")}.",
                missing.Length == 0
                    ? ""
                    : $"The GPS is not available: there is no {string.Join(", no ", missing.Select(AngleWord))}. {SubsetWords(profile.GpsSubset(scored))}",
                reference is null ? "" : "Line: the reference's own spread, the root of the mean over the cycle of its squared SD.",
                $"Against {profile.Reference.Name} ({profile.Reference.Population}). {profile.SpeedNote}".TrimEnd(),
            ],
        })
        {
            Title = "Movement analysis profile",
            Description = double.IsFinite(profile.Left + profile.Right + profile.Overall)
                ? $"{profile}."
                : FormattableString.Invariant($"Scores of {scored.Length} variables against {profile.Reference.Name}."),
        };
    }

    private static string SubsetWords(GpsSubset subset)
    {
        static string Score(double value) => double.IsNaN(value) ? "not available" : FormattableString.Invariant($"{value:0.0}°");
        return FormattableString.Invariant($"Over these {subset.Angles.Count} alone: left {Score(subset.Left)}, right {Score(subset.Right)}, both {Score(subset.Overall)}.");
    }

    private static IEnumerable<ClinicalAngle> UsualAngles(ClinicalAngles angles)
    {
        bool Has(ClinicalAngle angle) => angles.Has(angle, ClinicalAngleNames.HasNoSide(angle) ? null : Side.Left)
            || angles.Has(angle, Side.Right);
        return [.. MovementAnalysisProfile.Variables, .. Has(ClinicalAngle.HipFlexion) ? [] : new[] { ClinicalAngle.ThighToVertical },
            ClinicalAngle.TrunkLean];
    }

    private static string AngleWord(ClinicalAngle angle) => ClinicalAngleNames.NameOf(angle).Replace('_', ' ');

    private static Panel AnglePanel(ClinicalAngle angle, AngleCycles[] sets, ClinicalCycles cycles, NormativeCurve? reference, bool isFirst)
    {
        List<Layer> layers = [.. ReferenceLayers(reference, isFirst)];
        foreach (var set in sets.Where(set => set.Cycles.Count <= MostFaintCycles && set.Cycles.Count > 1))
        {
            layers.AddRange(set.Cycles.Select(cycle => new LineLayer(CycleAverage.Percent, cycle)
            { Color = ColorOf(set.Side), Faint = true }));
        }

        List<Layer> marks = [];
        foreach (var set in sets)
        {
            layers.AddRange(BandLayers(SideWord(set.Side), set, ColorOf(set.Side), isFirst));
            var off = MeanOf(cycles.Of(set.Side), stride => stride.StancePercent);
            if (double.IsFinite(off))
            {
                marks.Add(new ScatterLayer(new[] { off }, new[] { ReadAt(set.Band().Mean.ToArray(), off) })
                { Color = ColorOf(set.Side), Radius = 3.4 });
            }
        }

        return new()
        {
            X = new(new AxisLabel("gait cycle", "%")) { Low = 0, High = Percents },
            Y = new(new AxisLabel(AngleWord(angle), "°")),
            Layers = [.. layers, .. marks],
        };
    }

    /// <summary>The phases of the mean cycle of one side, as colored stretches of a strip.</summary>
    private static Panel PhaseStrip(Side side, IReadOnlyList<ClinicalCycle> cycles)
    {
        var off = MeanOf(cycles, stride => stride.StancePercent);
        var (otherOff, otherContact) = (MeanOf(cycles, stride => stride.OppositeFootOffPercent),
            MeanOf(cycles, stride => stride.OppositeContactPercent));
        var isWhole = otherOff > 0 && otherContact > otherOff && off > otherContact;
        SpanLayer[] stance = isWhole
            ? [Phase(0, otherOff, "double support", 4), Phase(otherOff, otherContact, "single support", 5),
                Phase(otherContact, off, "double support", 4)]
            : [Phase(0, off, "stance", 2)];
        return new()
        {
            Title = cycles.Count == 0
                ? $"{SideWord(side)}: no cycle"
                : FormattableString.Invariant($"{SideWord(side)} (n = {cycles.Count})"),
            X = new(new AxisLabel("gait cycle", "%")) { Low = 0, High = Percents },
            Y = PlotAxis.Unnamed with { Hidden = true, Low = 0, High = 1 },
            Height = 12,
            Layers = cycles.Count == 0 ? [] : [.. stance, Phase(off, Percents, "swing", 3)],
        };
    }

    private static string OffWords(Side side, ClinicalCycles cycles)
    {
        var off = MeanOf(cycles.Of(side), stride => stride.StancePercent);
        return double.IsNaN(off) ? $"{SideWord(side)} not available" : FormattableString.Invariant($"{SideWord(side)} {off:0.0} %");
    }

    private static SpanLayer Phase(double from, double to, string name, int color) => new(from, to) { Name = name, Color = color };

    private static int ColorOf(Side side) => side == Side.Left ? 0 : 1;

    private static double MeanOf(IReadOnlyList<ClinicalCycle> cycles, Func<GaitStride, double> measure)
    {
        double[] known = [.. cycles.Select(cycle => measure(cycle.Stride)).Where(double.IsFinite)];
        return known.Length == 0 ? double.NaN : Descriptive.Mean(known);
    }

    private static double[] Sum(double[] mean, double[] deviation, int times) =>
        [.. mean.Zip(deviation, (center, half) => center + (times * half))];

    /// <summary>A curve of 101 points at a percent, by a straight line.</summary>
    private static double ReadAt(double[] curve, double percent)
    {
        var at = Math.Min((int)percent, curve.Length - 2);
        return curve[at] + ((percent - at) * (curve[at + 1] - curve[at]));
    }

    /// <summary>Across each place from 0 on, a line at its height.</summary>
    private static LineLayer SpreadLine(double[] heights) => new(
        heights.SelectMany((_, at) => new[] { at - 0.4, at + 0.4, double.NaN }).ToArray(),
        heights.SelectMany(height => new[] { height, height, double.NaN }).ToArray())
    { Name = "reference's own spread", Color = 6, BreaksAreGaps = false };

    private static double SpreadOf(NormativeSet reference, ClinicalAngle angle) => reference.Find(angle) is { } curve
        ? Math.Sqrt(Descriptive.Mean([.. curve.StandardDeviation.ToArray().Select(deviation => deviation * deviation)]))
        : double.NaN;
}
