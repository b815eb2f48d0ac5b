using NeuroPose.Interactive.Markup;
using NeuroPose.Kinematics;

namespace NeuroPose.Interactive.Displays;

/// <summary>What a signal is like over time.</summary>
internal static class SignalStatisticsDisplay
{
    /// <summary>What the numbers are, in words.</summary>
    public const string Definition = "Over the frames of the signal, in its unit; the standard deviation is divided by n.";

    /// <summary>The numbers' names, in the order of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mean", "std", "min", "max", "range"];

    public static Display<SignalStatistics> Display { get; } = new(statistics => new Card(
        "", "statistics of a signal", [.. Names.Zip(Values(statistics), (name, value) => new Fact(name, value)), new("definition", Definition)]));

    public static IEnumerable<string> Values(SignalStatistics statistics) =>
        new[] { statistics.Mean, statistics.Std, statistics.Min, statistics.Max, statistics.Range }.Select(value => Known.Number(value));
}
