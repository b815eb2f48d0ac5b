using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>How well detected events fit the true ones of the same side and type.</summary>
/// <remarks>
/// Pairs are one to one, the nearest first, within the tolerance. Detections further than the tolerance before the first or after the last
/// true event of their side and type are not counted: the truth may have seen less of the walk. F1 = 2 hits / (detected + true). Errors are
/// detected minus true, of pairs within 150 ms. Plates on a walkway do not see every step: there recall and errors hold, and precision and F1
/// do not.
/// </remarks>
public sealed record EventScore
{
    private const double ErrorReachSeconds = 0.15;

    /// <summary>The scores by side and type.</summary>
    public required IReadOnlyList<SideScore> Sides { get; init; }

    /// <summary>The largest distance of a hit, in seconds.</summary>
    public required double ToleranceSeconds { get; init; }

    /// <summary>The scores of both sides of one type taken together.</summary>
    public SideScore Of(GaitEventType type) => SideScore.Together(type, Sides.Where(score => score.Type == type));

    /// <summary>Scores of several recordings taken together.</summary>
    /// <exception cref="ArgumentException">There are none, or their tolerances differ.</exception>
    public static EventScore Together(IReadOnlyList<EventScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count == 0 || scores.Any(score => score.ToleranceSeconds != scores[0].ToleranceSeconds))
        {
            throw new ArgumentException($"Scores of one tolerance are needed; there are {scores.Count}.", nameof(scores));
        }

        return scores[0] with { Sides = [.. scores.SelectMany(score => score.Sides)] };
    }

    internal static EventScore Of(GaitEvents detected, GaitEvents truth, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(truth);
        if (!(tolerance > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be above 0.");
        }

        List<SideScore> scores = [];
        foreach (var type in Enum.GetValues<GaitEventType>())
        {
            foreach (var side in Enum.GetValues<Side>())
            {
                scores.Add(Of(detected.Times(side, type), truth.Times(side, type), side, type, tolerance));
            }
        }

        return new() { Sides = scores, ToleranceSeconds = tolerance };
    }

    private static SideScore Of(IReadOnlyList<double> detected, IReadOnlyList<double> truth, Side side, GaitEventType type, double tolerance)
    {
        double[] counted = truth.Count == 0 ? [] : [.. detected.Where(time => time >= truth[0] - tolerance && time <= truth[^1] + tolerance)];
        return new(side, type, Pairs(counted, truth, tolerance).Count, counted.Length, truth.Count, Pairs(detected, truth, ErrorReachSeconds));
    }

    /// <summary>Detected minus true of each pair, in the order of the true events.</summary>
    private static List<double> Pairs(IReadOnlyList<double> detected, IReadOnlyList<double> truth, double reach)
    {
        List<(double Distance, int Detected, int True)> near = [];
        var first = 0;
        for (var one = 0; one < truth.Count; one++)
        {
            while (first < detected.Count && detected[first] < truth[one] - reach)
            {
                first++;
            }

            for (var other = first; other < detected.Count && detected[other] <= truth[one] + reach; other++)
            {
                near.Add((Math.Abs(detected[other] - truth[one]), other, one));
            }
        }

        near.Sort();
        var (usedDetected, errors) = (new HashSet<int>(), new SortedDictionary<int, double>());
        foreach (var (_, other, one) in near)
        {
            if (!errors.ContainsKey(one) && usedDetected.Add(other))
            {
                errors.Add(one, detected[other] - truth[one]);
            }
        }

        return [.. errors.Values];
    }
}

/// <summary>The score of one side's events of one type.</summary>
/// <param name="Side">The side; null for both together.</param>
/// <param name="Type">The type.</param>
/// <param name="Hits">Pairs within the tolerance.</param>
/// <param name="Detected">Detected events that count.</param>
/// <param name="True">True events.</param>
/// <param name="ErrorsSeconds">Detected minus true of the pairs within 150 ms, in seconds.</param>
public sealed record SideScore(Side? Side, GaitEventType Type, int Hits, int Detected, int True, IReadOnlyList<double> ErrorsSeconds)
{
    /// <summary>2 hits / (detected + true); NaN where there are neither.</summary>
    public double F1 => Detected + True == 0 ? double.NaN : 2.0 * Hits / (Detected + True);

    /// <summary>Hits / detected; NaN where nothing was detected.</summary>
    public double Precision => Detected == 0 ? double.NaN : (double)Hits / Detected;

    /// <summary>Hits / true; NaN where there is no true event.</summary>
    public double Recall => True == 0 ? double.NaN : (double)Hits / True;

    /// <summary>The median of the signed errors, in milliseconds; above 0 the detections are late.</summary>
    public double BiasMilliseconds => 1000 * Curves.Median(ErrorsSeconds);

    /// <summary>The median of the sizes of the errors, in milliseconds.</summary>
    public double MedianErrorMilliseconds => 1000 * Curves.Median(ErrorsSeconds.Select(Math.Abs));

    /// <summary>The 95th percentile of the sizes of the errors, in milliseconds.</summary>
    public double LargeErrorMilliseconds => 1000 * OrderStatistics.Quantile(Curves.Ascending(ErrorsSeconds.Select(Math.Abs)), 0.95);

    internal static SideScore Together(GaitEventType type, IEnumerable<SideScore> sides)
    {
        SideScore[] all = [.. sides];
        return new(null, type, all.Sum(one => one.Hits), all.Sum(one => one.Detected), all.Sum(one => one.True), [.. all.SelectMany(one => one.ErrorsSeconds)]);
    }

    /// <summary>F1, counts and errors in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Words.Of(Type)}{(Side is { } side ? " " + Words.Of(side) : "")}: F1 {F1:0.000} ({Hits} of {True} true, {Detected} detected), bias {BiasMilliseconds:0.0} ms, median {MedianErrorMilliseconds:0.0} ms, 95 % {LargeErrorMilliseconds:0.0} ms");
}

/// <summary>The events of one type by one method, beside those of another.</summary>
/// <param name="Method">The method.</param>
/// <param name="Type">The type.</param>
/// <param name="Count">How many events it finds, of both feet.</param>
/// <param name="Matched">How many of them lie within 50 ms of one of the others, one to one.</param>
/// <param name="F1">2 matched / (its own + the others, where both saw the walk); NaN where there are neither.</param>
/// <param name="BiasMilliseconds">The median of its time minus the other's, of pairs within 150 ms; above 0 it is late. NaN without pairs.</param>
/// <param name="MedianMilliseconds">The median of the sizes of these differences.</param>
/// <param name="LargeMilliseconds">Their 95th percentile.</param>
public sealed record MethodComparison(
    GaitEventMethod Method, GaitEventType Type, int Count, int Matched, double F1, double BiasMilliseconds, double MedianMilliseconds, double LargeMilliseconds)
{
    internal static MethodComparison Of(GaitEventMethod method, GaitEvents events, SideScore score) => new(
        method,
        score.Type,
        events.Events.Count(found => found.Type == score.Type),
        score.Hits,
        score.F1,
        score.BiasMilliseconds,
        score.MedianErrorMilliseconds,
        score.LargeErrorMilliseconds);
}
