namespace NeuroPose.Figures.Rendering;

/// <summary>Names in a column beside a drawing, each as near to its joint's height as the others allow.</summary>
internal static class LabelColumn
{
    public const double LineHeight = 13;

    /// <summary>
    /// Heights for names that want to stand at the given heights (ascending), at least a line apart and within the range where they fit.
    /// </summary>
    public static double[] Place(IReadOnlyList<double> wanted, double top, double bottom)
    {
        var placed = wanted.ToArray();
        for (var index = 0; index < placed.Length; index++)
        {
            placed[index] = Math.Max(placed[index], index == 0 ? top : placed[index - 1] + LineHeight);
        }

        for (var index = placed.Length - 1; index >= 0; index--)
        {
            placed[index] = Math.Min(placed[index], index == placed.Length - 1 ? bottom : placed[index + 1] - LineHeight);
        }

        return placed;
    }
}
