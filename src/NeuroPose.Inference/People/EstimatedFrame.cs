namespace NeuroPose.Inference.People;

/// <summary>The people of one frame of a video.</summary>
/// <param name="Seconds">When the frame is shown, as the file has it; NaN where it does not say.</param>
/// <param name="People">The people.</param>
public sealed record EstimatedFrame(double Seconds, IReadOnlyList<EstimatedPerson> People)
{
    /// <summary>The number of each person, the same through the video; the order of detection where nobody was followed.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [.. Enumerable.Range(0, People.Count)];

    /// <summary>The person of a number; null where that person is not in the frame.</summary>
    public EstimatedPerson? Person(int number)
    {
        for (var at = 0; at < Numbers.Count; at++)
        {
            if (Numbers[at] == number)
            {
                return People[at];
            }
        }

        return null;
    }
}
