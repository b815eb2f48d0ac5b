using System.Runtime.CompilerServices;
using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Reference;

/// <summary>What an extractor can be asked for.</summary>
internal static class WindowLength
{
    private const double LongestSeconds = 86_400;
    private const double MostSamples = 1 << 26;

    public static void Require(
        int subcarriers,
        double sampleRateHz,
        double windowSeconds,
        [CallerArgumentExpression(nameof(subcarriers))] string? subcarriersName = null,
        [CallerArgumentExpression(nameof(windowSeconds))] string? windowName = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subcarriers, 1, subcarriersName);
        SampleRate.Require(sampleRateHz);
        if (!(windowSeconds > 0 && windowSeconds <= LongestSeconds && windowSeconds * sampleRateHz <= MostSamples))
        {
            throw new ArgumentOutOfRangeException(windowName, windowSeconds, "The window must be above 0 seconds, at most a day, and at most 67 million samples.");
        }
    }
}
