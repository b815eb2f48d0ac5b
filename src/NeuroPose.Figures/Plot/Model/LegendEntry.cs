namespace NeuroPose.Figures.Model;

/// <summary>A color and what it stands for.</summary>
/// <param name="Name">What the color stands for.</param>
/// <param name="Paint">The color.</param>
public sealed record LegendEntry(string Name, Paint Paint)
{
    /// <summary>The series whose dashes the sample shows; negative for a full line.</summary>
    internal int Line { get; init; } = -1;

    /// <summary>Whether the sample is a dot.</summary>
    internal bool Dot { get; init; }

    /// <summary>Whether the sample is an area.</summary>
    internal bool Area { get; init; }
}
