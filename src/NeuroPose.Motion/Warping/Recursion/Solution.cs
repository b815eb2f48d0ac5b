namespace NeuroPose.Warping.Recursion;

/// <summary>The least sum and where its path ends; the sum is infinite where no path was found, or none below the maximum.</summary>
/// <param name="Sum">The least sum.</param>
/// <param name="Row">The path's last row.</param>
/// <param name="Column">The path's last column.</param>
/// <param name="Abandoned">Whether the search stopped, or its result was dropped, because sums exceed the maximum.</param>
internal readonly record struct Solution(double Sum, int Row, int Column, bool Abandoned);
