namespace NeuroPose.Quality;

/// <summary>What is looked for in poses. Lengths are shares of the body's size, so that they hold in every unit.</summary>
public sealed record PoseCheckOptions
{
    /// <summary>How far a joint must leap in one frame to be a jump, as a share of the body's size.</summary>
    public double JumpShare { get; init; } = 0.15;

    /// <summary>And how many times farther than its usual step, the median of all.</summary>
    public double JumpFactor { get; init; } = 8;

    /// <summary>For how many frames a joint must have exactly the same place to be frozen.</summary>
    public int FrozenFrames { get; init; } = 10;

    /// <summary>Below which confidence a joint is reported; null for none, since scales differ.</summary>
    public double? MinConfidence { get; init; }
}
