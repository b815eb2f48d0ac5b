namespace NeuroPose.Papers;

/// <summary>What kind of thing a paper shows.</summary>
public enum PaperItemKind
{
    /// <summary>A drawing.</summary>
    Figure,

    /// <summary>Rows and columns.</summary>
    Table,

    /// <summary>A number in the text.</summary>
    Number,
}

/// <summary>One figure, table or number of a paper.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Id">What the text and the notebook call it.</param>
/// <param name="From">The notebook or experiment that makes it.</param>
/// <param name="Sidecar">The file in <c>expected/sidecars</c> that says how it was made.</param>
public sealed record PaperItem(PaperItemKind Kind, string Id, string From, string Sidecar)
{
    /// <summary>What it is, in words; null where it is not said.</summary>
    public string? Title { get; init; }

    /// <summary>For a number of an experiment: its place in the report, such as <c>results.summary.mean</c>; null otherwise.</summary>
    public string? Value { get; init; }

    /// <summary>For a number of an experiment: its unit; empty where there is none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How far a number may be from the expected one; null where it has to be the same to the last bit.</summary>
    public double? Tolerance { get; init; }

    /// <summary>Why the bits may differ; null where they may not.</summary>
    public string? Reason { get; init; }

    internal Place Place { get; init; } = Place.Unknown;

    internal string Word => Kind.ToString().ToLowerInvariant();

    /// <summary>The file in <c>expected/</c> that holds it; numbers share one.</summary>
    internal string File => Kind switch
    {
        PaperItemKind.Figure => $"figures/{Id}.svg",
        PaperItemKind.Table => $"tables/{Id}.csv",
        _ => "numbers.json",
    };

    internal static Type ValueType(PaperItemKind kind) => kind switch
    {
        PaperItemKind.Figure => typeof(NeuroPose.Papers.PaperFigure),
        PaperItemKind.Table => typeof(NeuroPose.Papers.PaperTable),
        _ => typeof(NeuroPose.Papers.PaperNumber),
    };
}
