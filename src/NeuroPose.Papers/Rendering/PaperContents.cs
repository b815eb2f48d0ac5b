namespace NeuroPose.Papers;

/// <summary>What a paper shows, made a moment ago or accepted before: the values, and how each was made.</summary>
/// <param name="Items">Figures, tables and numbers, in the manifest's order. Where nothing was accepted yet some are missing.</param>
public sealed record PaperContents(IReadOnlyList<ShownItem> Items)
{
    /// <summary>What a re-execution made.</summary>
    public static PaperContents Of(PaperResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return new([.. results.Items.Select(made => new ShownItem(made.Item, made.Value, Sidecar.Of(made)))]);
    }

    /// <summary>What <c>expected/</c> holds; nothing is executed.</summary>
    /// <exception cref="PaperException">A file there is not what was accepted.</exception>
    public static PaperContents Accepted(PaperFolder paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var expected = new ExpectedFolder(paper);
        return new([.. paper.Manifest.Items.Select(expected.Shown).OfType<ShownItem>()]);
    }
}

/// <summary>A figure, table or number with its value.</summary>
/// <param name="Item">What the manifest says about it.</param>
/// <param name="Value">The value.</param>
/// <param name="Sidecar">How it was made.</param>
public sealed record ShownItem(PaperItem Item, NeuroPose.Papers.PaperValue Value, Sidecar Sidecar);
