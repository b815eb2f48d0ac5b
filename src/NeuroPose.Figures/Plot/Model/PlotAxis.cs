namespace NeuroPose.Figures.Model;

/// <summary>One axis of a panel.</summary>
/// <param name="Label">What it shows, and the unit.</param>
public sealed record PlotAxis(AxisLabel Label)
{
    /// <summary>The least value shown; NaN for the data's own.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>The greatest value shown; NaN for the data's own.</summary>
    public double High { get; init; } = double.NaN;

    /// <summary>Whether values grow to the left, or downward.</summary>
    public bool Reversed { get; init; }

    /// <summary>Names at 0, 1, 2 and so on instead of numbers; empty for numbers.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether neither line nor numbers are drawn, as around a body.</summary>
    public bool Hidden { get; init; }

    /// <summary>An axis without a name.</summary>
    public static PlotAxis Unnamed { get; } = new(new AxisLabel(""));
}

/// <summary>What an axis shows.</summary>
/// <param name="Name">The quantity, such as <c>time</c>.</param>
/// <param name="Unit">Its unit, such as <c>s</c>; empty where the quantity has none or it is part of the name.</param>
public sealed record AxisLabel(string Name, string Unit = "")
{
    /// <summary>The name with the unit in parentheses.</summary>
    public override string ToString() => Unit.Length == 0 ? Name : Name.Length == 0 ? Unit : $"{Name} ({Unit})";
}
