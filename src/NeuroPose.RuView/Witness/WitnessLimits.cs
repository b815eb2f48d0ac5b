namespace NeuroPose.RuView.Witness;

/// <summary>How much of a bundle is read: it comes from other people, and a small archive may unfold without end.</summary>
internal static class WitnessLimits
{
    public const int MostFiles = 10_000;
    public const long MostBytes = 4L << 30;
    public const int LargestKept = 64 << 20;

    // A packed archive takes time in proportion to its own size: numbers written as text unfold to thirty times it at most.
    public const long MostAtOnce = 64 << 20;
    public const long MostUnfolding = 100;
}
