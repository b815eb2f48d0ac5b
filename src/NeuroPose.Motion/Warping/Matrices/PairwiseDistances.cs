namespace NeuroPose.Warping;

/// <summary>What is known of the distances between each two of several series, however they are laid out.</summary>
public abstract class PairwiseDistances
{
    private readonly double[] values;

    private protected PairwiseDistances(IReadOnlyList<string> labels, double[] values, string quantity, string unit, DtwDefinition definition, IReadOnlyList<string> inputSha256)
    {
        Labels = [.. labels];
        this.values = values;
        Quantity = quantity;
        Unit = unit;
        Definition = definition;
        InputSha256 = [.. inputSha256];
    }

    /// <summary>One name a series.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The number of series.</summary>
    public int Count => Labels.Count;

    /// <summary>What the compared numbers are.</summary>
    public string Quantity { get; }

    /// <summary>The distances' unit.</summary>
    public string Unit { get; }

    /// <summary>What was computed.</summary>
    public DtwDefinition Definition { get; }

    /// <summary>For each series the SHA-256 of the file it came from, empty where it came from none.</summary>
    public IReadOnlyList<string> InputSha256 { get; }

    /// <summary>All distances, in the order of the layout.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>What was computed, in words: the definition on the numbers that were compared.</summary>
    public string Describe() => Definition.Describe(Quantity);
}
