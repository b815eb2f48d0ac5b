namespace NeuroPose.Figures.Model;

/// <summary>All that a figure shows: panels in rows, what joins them, the legend and the words below.</summary>
public sealed record Plot
{
    private const int MostLinks = 60;

    /// <summary>The panels, row after row; at least one.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>How many panels stand side by side.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Whether all panels have one horizontal range, whose numbers stand under the lowest row alone.</summary>
    public bool SharedX { get; init; }

    /// <summary>Whether all panels have one vertical range.</summary>
    public bool SharedY { get; init; }

    /// <summary>The legend's entries; null for the layers' own names.</summary>
    public IReadOnlyList<LegendEntry>? Legend { get; init; }

    /// <summary>
    /// Matches of a point in one panel with a point in another. Of more than 60 some are drawn, evenly spread, and the figure says so.
    /// </summary>
    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>Sentences below the panels; empty ones are left out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Every how many-th link is drawn.</summary>
    internal int LinkStep => Math.Max(1, (Links.Count + MostLinks - 1) / MostLinks);

    /// <summary>The legend that a reader sees: the layers' names, each once, or those that were given.</summary>
    internal IReadOnlyList<LegendEntry> LegendEntries() => Legend ??
    [
        .. Panels.SelectMany(panel => panel.Layers.Zip(panel.Colors(), (layer, color) => (layer, color)))
            .Where(entry => entry.layer.InLegend && entry.layer.IsSeries && entry.layer.Name.Length > 0)
            .DistinctBy(entry => (entry.layer.Name, entry.color))
            .Select(entry => new LegendEntry(entry.layer.Name, Paint.Series(entry.color)) { Line = entry.layer is LineLayer ? entry.color : -1, Dot = entry.layer is ScatterLayer, Area = entry.layer is not PointLayer }),
    ];

    /// <exception cref="ArgumentException">There is no panel, no column, or a link names a panel that is not there.</exception>
    internal void Check()
    {
        if (Panels.Count == 0 || Columns < 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"A plot needs at least one panel and one column; got {Panels.Count} panels and {Columns} columns."));
        }

        if (Links.FirstOrDefault(link => (uint)link.FromPanel >= (uint)Panels.Count || (uint)link.ToPanel >= (uint)Panels.Count) is { } beyond)
        {
            throw new ArgumentException(FormattableString.Invariant($"A link joins panels {beyond.FromPanel} and {beyond.ToPanel}; there are panels 0 to {Panels.Count - 1}."));
        }
    }
}
