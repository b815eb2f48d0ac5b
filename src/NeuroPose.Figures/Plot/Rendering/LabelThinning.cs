namespace NeuroPose.Figures.Rendering;

/// <summary>Which of many labels are shown, so that none overlaps the next.</summary>
internal static class LabelThinning
{
    private const double LeastDistance = 12;
    private static readonly int[] Steps = [1, 2, 5];

    /// <summary>Every how many-th label is shown when labels are that far apart: 1, 2, 5, 10, 20, 50, …</summary>
    public static int Every(double distance)
    {
        for (var power = 1; power <= 100_000_000; power *= 10)
        {
            foreach (var step in Steps)
            {
                if (step * power * distance >= LeastDistance)
                {
                    return step * power;
                }
            }
        }

        return int.MaxValue;
    }
}
