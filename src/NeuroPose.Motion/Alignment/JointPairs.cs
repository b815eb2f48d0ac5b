namespace NeuroPose.Alignment;

/// <summary>The joints of source and target that a fit may use: those known (finite) in both.</summary>
internal static class JointPairs
{
    /// <summary>Fewer pairs leave the rotation open for any pose of three or more joints.</summary>
    public const int Fewest = 3;

    /// <summary>The pairs of two clouds of as many points: three numbers a pair in each array, in the order of the points.</summary>
    public static (double[] Source, double[] Target) KnownInBoth(ReadOnlySpan<double> source, ReadOnlySpan<double> target)
    {
        List<double> knownSource = [];
        List<double> knownTarget = [];
        for (var index = 0; index < source.Length; index += 3)
        {
            var one = source.Slice(index, 3);
            var other = target.Slice(index, 3);
            if (IsKnown(one) && IsKnown(other))
            {
                knownSource.AddRange(one);
                knownTarget.AddRange(other);
            }
        }

        return ([.. knownSource], [.. knownTarget]);
    }

    private static bool IsKnown(ReadOnlySpan<double> point) =>
        double.IsFinite(point[0]) && double.IsFinite(point[1]) && double.IsFinite(point[2]);
}
