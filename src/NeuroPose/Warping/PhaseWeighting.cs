namespace NeuroPose.Warping;

/// <summary>A factor for each match that depends on how far apart in time its frames are: w(|i − j|).</summary>
public abstract record PhaseWeighting
{
    private PhaseWeighting()
    {
    }

    /// <summary>Every match counts as it is.</summary>
    public static PhaseWeighting None { get; } = new Unweighted();

    /// <summary>A phrase for the definition.</summary>
    public abstract string Describe();

    /// <summary>The factor for each |i − j| from 0 to the longer length − 1; null where nothing is weighted.</summary>
    internal abstract double[]? Factors(int rows, int columns);

    private sealed record Unweighted : PhaseWeighting
    {
        public override string Describe() => "unweighted";

        internal override double[]? Factors(int rows, int columns) => null;
    }
}
