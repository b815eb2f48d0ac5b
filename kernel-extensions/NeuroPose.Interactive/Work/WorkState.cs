using System.Globalization;

namespace NeuroPose.Interactive.Work;

/// <summary>How far some work is.</summary>
/// <param name="Work">What is being done.</param>
/// <param name="Done">How many units are done.</param>
/// <param name="Total">How many there are; null where that is not known.</param>
/// <param name="Unit">What the units are called, such as <c>pairs</c>.</param>
/// <param name="Note">What else is known, such as the cost after an iteration; may be empty.</param>
/// <param name="IsFinished">Whether the work has ended.</param>
public readonly record struct WorkState(string Work, long Done, long? Total, string Unit, string Note = "", bool IsFinished = false)
{
    /// <summary>The part that is done, 0 to 1; NaN where it is not known.</summary>
    public double Share => Total is > 0 and var total ? Math.Clamp((double)Done / total, 0, 1) : IsFinished ? 1 : double.NaN;

    /// <summary>The share, the counts and the note in words.</summary>
    public string Describe()
    {
        var counts = Total is { } total
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Share * 100):0} % ({Done} of {total} {Unit})")
            : string.Create(CultureInfo.InvariantCulture, $"{Done} {Unit}");
        return counts + (Note.Length > 0 ? $", {Note}" : "") + (IsFinished ? ", finished" : "");
    }

    /// <summary>The work and how far it is.</summary>
    public override string ToString() => $"{Work}: {Describe()}";
}
