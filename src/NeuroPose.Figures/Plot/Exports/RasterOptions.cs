namespace NeuroPose.Figures.Exports;

/// <summary>How pixels are made from a figure.</summary>
public sealed record RasterOptions
{
    /// <summary>Pixels an inch, from 24 to 2400; journals ask for 300.</summary>
    public double DotsPerInch { get; init; } = 300;

    /// <summary>The program: a name or path of rsvg-convert or Chromium; null for the first of them that the system has.</summary>
    public string? Program { get; init; }
}
