namespace NeuroPose.Synthesis;

/// <summary>What a made-up heel does while the foot stands.</summary>
public enum HeelInStance
{
    /// <summary>Lowest at the strike, it rises steadily from mid-stance.</summary>
    Rising,

    /// <summary>From the strike on it lies on the floor until the foot pushes off, as real heels do.</summary>
    Flat,

    /// <summary>It comes down, is lifted by 30 mm, and lies down again a little lower, as estimators show it for some shoes.</summary>
    TwoPeaks,
}

/// <summary>A made-up person who walks. Left and right are the person's own.</summary>
/// <param name="Name">What the person is called in file names, such as <c>s01</c>.</param>
public sealed record WalkingSubject(string Name)
{
    /// <summary>What the person is called in file names; not null.</summary>
    public string Name { get; init => field = value ?? throw new ArgumentNullException(nameof(Name)); } =
        Name ?? throw new ArgumentNullException(nameof(Name));

    /// <summary>Body height, 1000 to 2300 mm. The segments' lengths follow from it.</summary>
    public double HeightMillimeters { get; init; } = 1750;

    /// <summary>How far the hips swing, relative to normal, 0.5 to 1.3; the step's length follows from it, whatever the cadence.</summary>
    public double StepLengthFactor { get; init; } = 1;

    /// <summary>
    /// How much the left knee bends in swing, relative to the right one, 0.5 to 1.2; 1 is symmetric, less is a stiff knee.
    /// </summary>
    public double LeftKneeFlexionFactor { get; init; } = 1;

    /// <summary>
    /// How much later than half a stride the left heel strikes after the right one, as a fraction of the stride, −0.1 to 0.1; 0 is
    /// symmetric.
    /// </summary>
    public double LeftStepDelay { get; init; }

    /// <summary>How far the arms swing, relative to normal, 0 to 2.</summary>
    public double ArmSwingFactor { get; init; } = 1;

    /// <summary>How far the feet rise from the floor, relative to normal, 0 to 1; 0.05 is a shuffle.</summary>
    public double FootLiftFactor { get; init; } = 1;

    /// <summary>What the heels do while their foot stands.</summary>
    public HeelInStance Heels { get; init => field = Defined.Of(value); } = HeelInStance.Rising;

    /// <summary>
    /// The standard deviation of the error of each measured coordinate, 0 to 50 mm. Errors are correlated from frame to frame (0.8
    /// between neighbors).
    /// </summary>
    public double NoiseMillimeters { get; init; } = 2;

    /// <summary>True when both sides walk alike.</summary>
    public bool IsSymmetric => LeftKneeFlexionFactor == 1 && LeftStepDelay == 0;
}
