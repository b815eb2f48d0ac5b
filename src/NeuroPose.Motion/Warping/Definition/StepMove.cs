namespace NeuroPose.Warping;

/// <summary>
/// One way to go on along a warping path: one or more matches, each so many frames further in the two series, with a weight for its
/// local cost. All matches of a move are on the path and must be inside the band.
/// </summary>
/// <param name="Matches">Frames advanced in the first and in the second series, and the weight of the match that is reached.</param>
public sealed record StepMove(params IReadOnlyList<(int First, int Second, double Weight)> Matches)
{
    /// <summary>Frames that the whole move advances in the first series.</summary>
    public int First => Matches.Sum(match => match.First);

    /// <summary>Frames that the whole move advances in the second series.</summary>
    public int Second => Matches.Sum(match => match.Second);

    /// <inheritdoc />
    public bool Equals(StepMove? other) => other is not null && Matches.SequenceEqual(other.Matches);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(First, Second, Matches.Count);

    /// <summary>The same move with the two series exchanged.</summary>
    internal StepMove Mirrored() => new([.. Matches.Select(match => (match.Second, match.First, match.Weight))]);

    internal void Check(string pattern)
    {
        if (Matches.Count == 0 || Matches.Any(match => match.First < 0 || match.Second < 0 || match.First + match.Second == 0 || !(match.Weight >= 0) || double.IsInfinity(match.Weight)))
        {
            throw new ArgumentException($"Each match of a move of the step pattern \"{pattern}\" advances at least one series, none goes back, and no weight is negative.");
        }
    }
}
