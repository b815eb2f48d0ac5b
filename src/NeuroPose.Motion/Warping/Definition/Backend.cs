using NeuroPose.Kinematics;
using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping;

/// <summary>How the best path is looked for: exactly, or by a named approximation.</summary>
public abstract record Backend
{
    private Backend()
    {
    }

    /// <summary>Every match that the band allows is tried: the distance is the least there is.</summary>
    public static Backend Exact { get; } = new ExactSearch();

    /// <summary>The search's name at the head of a definition.</summary>
    public abstract string Describe();

    /// <summary>
    /// FastDTW as the NeuroPose reference computes it (fastdtw 0.3.4, pure Python). Both series are halved by averaging pairs of
    /// frames, an odd last frame being dropped; the path of the halves, found in the same way, is grown by the radius to each side
    /// and doubled; only matches within it are tried. A series of fewer than radius + 2 frames is warped exactly. The distance is
    /// never below the exact one. Where matches tie, the order of the two series may decide the path and with it the distance; a
    /// matrix holds the distance in the order of its rows.
    /// Source: Salvador and Chan, "Toward accurate dynamic time warping in linear time and space" (2007).
    /// </summary>
    /// <param name="radius">
    /// Frames of the halved series that are added to each side. With 0 and a series of odd length the reference fails, for its window
    /// stops one frame short of the end; here the window is carried on to the end.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static Backend FastDtw(int radius = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        return new FastSearch(radius);
    }

    /// <summary>Whether both orders of two series are searched alike.</summary>
    internal virtual bool IsSymmetric => true;

    /// <summary>Why this search cannot carry out a definition; null when it can.</summary>
    internal virtual string? ProblemOf(DtwDefinition definition) => null;

    /// <summary>The matches that are tried for these two series.</summary>
    internal abstract MatchWindow Window(
        FeatureSeries first, FeatureSeries second, DtwDefinition definition, CancellationToken cancellation);

    private sealed record ExactSearch : Backend
    {
        public override string Describe() => "Exact DTW";

        internal override MatchWindow Window(
            FeatureSeries first, FeatureSeries second, DtwDefinition definition, CancellationToken cancellation) =>
            definition.Band.Window(first.Length, second.Length);
    }

    private sealed record FastSearch(int Radius) : Backend
    {
        public override string Describe() => FormattableString.Invariant($"FastDTW of radius {Radius} (an approximation, never below exact DTW)");

        // Halves of odd series drop their last frame: the other order is another window.
        internal override bool IsSymmetric => false;

        internal override string? ProblemOf(DtwDefinition definition) =>
            definition.Band != Band.None
                ? $"FastDTW chooses its own window and takes no band; the definition asks for a {definition.Band.Describe()}. Use Backend.Exact with the band, or Band.None."
            : definition.StepPattern != StepPattern.Symmetric1 || definition.Relaxation != Relaxation.None || definition.Penalty != Penalty.None
                || definition.Weighting != PhaseWeighting.None || definition.MaximumStep < double.PositiveInfinity
                ? "FastDTW is defined for symmetric1 with fixed ends, without penalties, weighting or a maximum step. Use Backend.Exact."
            : null;

        internal override MatchWindow Window(
            FeatureSeries first, FeatureSeries second, DtwDefinition definition, CancellationToken cancellation) =>
            FastDtwWindow.Of(first, second, Radius, definition with { MaximumSum = double.PositiveInfinity }, cancellation);
    }
}
