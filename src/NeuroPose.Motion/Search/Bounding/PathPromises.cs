using NeuroPose.Warping;

namespace NeuroPose.Search.Bounding;

/// <summary>What a definition promises about each of its paths. A bound is valid where the promise that it needs is kept.</summary>
internal sealed class PathPromises
{
    public PathPromises(DtwDefinition definition, int dimensions)
    {
        // Other searches and weightings may count a match as less than its cost, and so may rounding to floats.
        if (definition.Backend != Backend.Exact || definition.Precision != Precision.Double || definition.Weighting != PhaseWeighting.None)
        {
            return;
        }

        Cost = CostOf(definition.LocalCost, dimensions);
        var ends = definition.Relaxation;
        BeginsAtCorner = ends is { FirstBegin: 0, SecondBegin: 0 };
        EndsAtCorner = ends is { FirstEnd: 0, SecondEnd: 0 };
        (RowWeight, ColumnWeight, LeastWeight, LastWeight) = (1, 1, 1, double.PositiveInfinity);
        foreach (var move in definition.StepPattern.Moves)
        {
            Count(move, move.First == move.Second ? 1 : definition.Penalty.Multiplicative);
        }

        RowWeight = ends is { FirstBegin: 0, FirstEnd: 0 } ? RowWeight : 0;
        ColumnWeight = ends is { SecondBegin: 0, SecondEnd: 0 } ? ColumnWeight : 0;
    }

    /// <summary>Each frame of the first series has a match of at least this weight; 0 where one may have none.</summary>
    public double RowWeight { get; private set; }

    /// <summary>Each frame of the second series has a match of at least this weight; 0 where one may have none.</summary>
    public double ColumnWeight { get; private set; }

    /// <summary>The least weight of any match.</summary>
    public double LeastWeight { get; private set; }

    /// <summary>The least weight of a path's last match, the first match aside.</summary>
    public double LastWeight { get; private set; }

    /// <summary>Whether no match advances a series by more than one frame.</summary>
    public bool SingleSteps { get; private set; } = true;

    public bool BeginsAtCorner { get; }

    public bool EndsAtCorner { get; }

    public BoxCost Cost { get; }

    public bool AllowsRows => Cost != BoxCost.Unknown && RowWeight > 0;

    public bool AllowsColumns => Cost != BoxCost.Unknown && ColumnWeight > 0;

    // |x − h| + |h − y| = |x − y| with h between them; so for squares with ≥, but not for the length of vectors.
    public bool AllowsImproved => AllowsRows && AllowsColumns && Cost != BoxCost.Length;

    private static BoxCost CostOf(LocalCost cost, int dimensions) =>
        cost == LocalCost.SquaredEuclidean ? BoxCost.Squares
        : cost == LocalCost.Absolute || (cost == LocalCost.Euclidean && dimensions == 1) ? BoxCost.Sum
        : cost == LocalCost.Euclidean ? BoxCost.Length
        : BoxCost.Unknown;

    /// <summary>A frame is first matched by a match that advances its series; one that advances by two leaves a frame out.</summary>
    private void Count(StepMove move, double factor)
    {
        foreach (var (first, second, weight) in move.Matches)
        {
            var counted = weight * factor;
            RowWeight = first switch { 0 => RowWeight, 1 => Math.Min(RowWeight, counted), _ => 0 };
            ColumnWeight = second switch { 0 => ColumnWeight, 1 => Math.Min(ColumnWeight, counted), _ => 0 };
            LeastWeight = Math.Min(LeastWeight, counted);
            SingleSteps &= first <= 1 && second <= 1;
        }

        LastWeight = Math.Min(LastWeight, move.Matches[^1].Weight * factor);
    }
}
