using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping.Kernels;

/// <summary>The kernel of many pairs, whatever numbers it computes with.</summary>
internal interface IManyPairs
{
    /// <summary>The least sums of up to as many pairs as there are lanes.</summary>
    /// <param name="first">The series that all pairs share.</param>
    /// <param name="seconds">The others.</param>
    /// <param name="window">The matches that are tried: everything, or the window of seconds of one length.</param>
    /// <param name="sums">One sum a pair.</param>
    void Sums(ReadOnlySpan<double> first, ReadOnlySpan<ReadOnlyMemory<double>> seconds, MatchWindow window, Span<double> sums);
}
