using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>The events of a C3D file: those of the EVENT group, or of the header where there is no such group or it is empty.</summary>
internal static class C3dEvents
{
    /// <summary>The number of the frame at time 0.</summary>
    public const int FrameAtZero = 1;

    private static readonly HashSet<string> Abbreviations =
        new(["HS", "HC", "IC", "FS", "FC", "TO", "FO", "ON", "OFF"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The events by time.</summary>
    public static IReadOnlyList<MotionEvent> Of(
        C3dHeader header, C3dParameters parameters, C3dLayout layout, double rate, ICollection<string> notices)
    {
        var raw = InGroup(parameters, notices);
        if (raw.Count == 0)
        {
            raw = [.. header.Events.Select(found => new Raw(found.Seconds, found.Label, "", ""))];
        }

        if (raw.Count(found => !double.IsFinite(found.Seconds)) is > 0 and var odd)
        {
            notices.Add($"{odd} events have no time and were left out.");
        }

        return
        [
            .. from found in raw
               where double.IsFinite(found.Seconds)
               orderby found.Seconds
               select Event(found, layout, rate),
        ];
    }

    private static List<Raw> InGroup(C3dParameters parameters, ICollection<string> notices)
    {
        var times = parameters.Numbers("EVENT:TIMES");
        var (contexts, labels) = (parameters.Texts("EVENT:CONTEXTS"), parameters.Texts("EVENT:LABELS"));
        var subjects = parameters.Texts("EVENT:SUBJECTS");
        var used = parameters.Find("EVENT:USED") is { } stated ? (int)Math.Min(stated.Unsigned(), int.MaxValue) : times.Count / 2;
        if (used > times.Count / 2)
        {
            notices.Add($"EVENT:USED is {used}, but there are times of {times.Count / 2} events, which were used.");
        }

        return
        [
            .. Enumerable.Range(0, Math.Clamp(used, 0, times.Count / 2)).Select(index => new Raw(
                (60 * times[2 * index]) + times[(2 * index) + 1],
                labels.ElementAtOrDefault(index) ?? "",
                contexts.ElementAtOrDefault(index) ?? "",
                subjects.ElementAtOrDefault(index) ?? "")),
        ];
    }

    private static MotionEvent Event(Raw found, C3dLayout layout, double rate)
    {
        var number = Math.Round(found.Seconds * rate, MidpointRounding.AwayFromZero) + FrameAtZero;
        int? frame = number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
        var distance = (long?)frame - layout.FirstFrame;
        int? index = distance >= 0 && distance < layout.FrameCount ? (int)distance : null;

        // Some software has RHS for a context, and no label.
        var label = found.Label.Length > 0 ? found.Label : found.Context;
        var side = SideOf(found.Context.Length > 0 ? found.Context : label);
        return new(found.Seconds, label, side, found.Subject.Length > 0 ? found.Subject : null, frame, index);
    }

    /// <summary>The side that a context or label names in words, or by a letter before a gait event's abbreviation: RHS, LTO.</summary>
    private static Side? SideOf(string text) => text switch
    {
        _ when text.StartsWith("left", StringComparison.OrdinalIgnoreCase) => Side.Left,
        _ when text.StartsWith("right", StringComparison.OrdinalIgnoreCase) => Side.Right,
        ['L' or 'l', .. var rest] when Abbreviations.Contains(rest) => Side.Left,
        ['R' or 'r', .. var rest] when Abbreviations.Contains(rest) => Side.Right,
        _ => null,
    };

    private sealed record Raw(double Seconds, string Label, string Context, string Subject);
}
