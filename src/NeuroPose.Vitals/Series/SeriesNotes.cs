using System.Globalization;

namespace NeuroPose.Vitals.Series;

/// <summary>What a reader should know about a series.</summary>
internal static class SeriesNotes
{
    /// <summary>Below this neither mode has a breathing rate, and the default mode has no heart rate.</summary>
    private const double ShortestSeconds = 10;
    private const double ShortestHeartSeconds = 18;

    public static IEnumerable<string> Of(VitalSeriesOptions options, FramePass pass)
    {
        if (pass.LeftOut is { Count: > 0, Reason: { } reason })
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{pass.LeftOut.Count} frames left out; the last because {reason}.");
        }

        if (pass.DurationSeconds < ShortestSeconds)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Rates need {ShortestSeconds:0} s at least; these frames span {pass.DurationSeconds:0.#} s.");
        }
        else if (options.Mode != VitalMode.Reference && pass.DurationSeconds < ShortestHeartSeconds)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The heart rate needs {ShortestHeartSeconds:0} s at least; these frames span {pass.DurationSeconds:0.#} s.");
        }

        if (options.Mode != VitalMode.Reference)
        {
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"The reference mode takes every frame as evenly spaced, {pass.ClockHz:0.##} a second.");
        if (!pass.HasPhases)
        {
            yield return "The frames have no phases: the reference mode has no heart rate without them.";
        }
    }
}
