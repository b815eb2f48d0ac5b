using NeuroPose.Gait;
using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Displays;

/// <summary>Initial contacts and foot offs: what is wrong with them, where they come from, and each with its confidence.</summary>
internal static class GaitEventsDisplay
{
    private static readonly string[] ProblemColumns = ["problem at (s)", "side", "rule", "what"];
    private static readonly string[] EventColumns = ["event", "side", "at (s)", "confidence", "spread (ms)"];

    public static Display<GaitEvents> Display { get; } = new(events => new Card(
        "",
        "gait events",
        [.. Facts(events)],
        Problems(events.Problems),
        Listing.Of(EventColumns, events.Events, "events", found =>
        [
            TypeWord(found.Type), SideWord(found.Side), Known.Number(found.TimeSeconds, "", "0.000"),
            Known.Number(found.Confidence, "", "0.00"), Known.Number(found.SpreadMilliseconds, "", "0"),
        ])));

    /// <summary>What is implausible, in its own table; of the whole walk where it has no time.</summary>
    public static Listing Problems(IReadOnlyList<GaitProblem> problems) => Listing.Of(ProblemColumns, problems, "problems", problem =>
    [
        double.IsNaN(problem.TimeSeconds) ? "whole walk" : Known.Number(problem.TimeSeconds, "", "0.000"),
        problem.Side is { } side ? SideWord(side) : "both",
        Words(problem.Rule.ToString()),
        PlainText.OneLine(problem.Message, 400),
    ]);

    /// <summary>How many problems there are.</summary>
    public static Fact ProblemFact(IReadOnlyList<GaitProblem> problems) =>
        new("problems", problems.Count == 0 ? "none" : Known.Number(problems.Count));

    public static string SideWord(Side side) => Words(side.ToString());

    public static string TypeWord(GaitEventType type) => Words(type.ToString());

    private static IEnumerable<Fact> Facts(GaitEvents events)
    {
        yield return ProblemFact(events.Problems);
        yield return new("method", events.Method is GaitEventMethod.File or GaitEventMethod.Plates
            ? $"read from {events.Method.ToString().ToLowerInvariant()}"
            : events.Method.ToString().ToLowerInvariant());
        foreach (var type in Enum.GetValues<GaitEventType>())
        {
            yield return new($"{TypeWord(type)}s",
                $"{events.Times(Side.Left, type).Count} left, {events.Times(Side.Right, type).Count} right");
        }

        if (events.WalkingFrame is { } frame)
        {
            yield return new("walking frame", frame.ToString());
        }

        foreach (var note in events.Notes)
        {
            yield return new("note", note);
        }
    }

    /// <summary>The words of a name: <c>FootOff</c> is "foot off".</summary>
    internal static string Words(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? " " : "")
            + char.ToLowerInvariant(letter) : letter.ToString()));
}
