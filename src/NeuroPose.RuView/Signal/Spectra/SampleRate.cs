using System.Runtime.CompilerServices;

namespace NeuroPose.RuView.Signal;

/// <summary>What counts as a number of samples a second.</summary>
internal static class SampleRate
{
    /// <summary>Refuses a rate that is not a positive, finite number.</summary>
    public static void Require(double rateHz, [CallerArgumentExpression(nameof(rateHz))] string? parameter = null)
    {
        if (!(rateHz > 0) || double.IsInfinity(rateHz))
        {
            throw new ArgumentOutOfRangeException(parameter, rateHz, "The sample rate must be a positive, finite number of samples a second.");
        }
    }
}
