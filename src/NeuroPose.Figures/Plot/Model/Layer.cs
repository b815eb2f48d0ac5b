using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Model;

/// <summary>Something drawn in a panel. Values that are NaN or infinite are gaps.</summary>
public abstract record Layer
{
    private protected Layer()
    {
    }

    /// <summary>What the legend calls it; empty for no entry.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether a name stands in the legend.</summary>
    public bool InLegend { get; init; } = true;

    /// <summary>The color's index in the palette (see <see cref="Paint.Series"/>); null for the next that the panel has not used.</summary>
    public int? Color { get; init; }

    /// <summary>Whether the layer takes a color of its own from the series' palette.</summary>
    internal virtual bool IsSeries => false;

    /// <summary>The scale of colors that a reader needs beside the panel; null for none.</summary>
    internal virtual (Interval Range, string Quantity)? ColorScale => null;

    /// <summary>Widens the panel's ranges by what the layer shows.</summary>
    internal abstract void Extend(ValueRange x, ValueRange y);
}
