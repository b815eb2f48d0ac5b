using NeuroPose.Synthesis;

namespace NeuroPose.Datasets;

/// <summary>
/// The bundled dataset gait-synthetic: who walks, and how. The directions and lengths differ, as they do between real recordings,
/// so that comparing without alignment goes wrong.
/// </summary>
internal static class GaitSyntheticPlan
{
    public const long Seed = 2026;

    private static readonly WalkingSubject First = new("s01") { HeightMillimeters = 1780, StepLengthFactor = 0.95 };
    private static readonly WalkingSubject Second = new("s02") { HeightMillimeters = 1640, StepLengthFactor = 0.88, ArmSwingFactor = 1.25 };
    private static readonly WalkingSubject Third = new("s03") { HeightMillimeters = 1710, StepLengthFactor = 0.9, LeftKneeFlexionFactor = 0.7, LeftStepDelay = 0.04 };
    private static readonly WalkingSubject Fourth = new("s04") { HeightMillimeters = 1860, StepLengthFactor = 0.93, ArmSwingFactor = 0.75, NoiseMillimeters = 3 };

    public static IReadOnlyList<SyntheticTrial> Trials { get; } =
    [
        new("s01-slow", First, Recording(1, cadence: 100, seconds: 6, heading: 8)),
        new("s01-fast", First, Recording(2, cadence: 120, seconds: 5, heading: -12)),
        new("s02-slow", Second, Recording(3, cadence: 103, seconds: 5.8, heading: 17, missing: 0.03)),
        new("s02-fast", Second, Recording(4, cadence: 122, seconds: 4.9, heading: -6, missing: 0.02)),
        new("s03-slow", Third, Recording(5, cadence: 98, seconds: 6.2, heading: -15)),
        new("s03-fast", Third, Recording(6, cadence: 117, seconds: 5.2, heading: 5, missing: 0.03)),
        new("s04-slow", Fourth, Recording(7, cadence: 97, seconds: 6.1, heading: 170, missing: 0.04)),
        new("s04-fast", Fourth, Recording(8, cadence: 119, seconds: 5, heading: 192)),
        new("s01-passing", First, Recording(9, cadence: 104, seconds: 5.6, heading: 3))
        {
            PasserBy = (Second, Recording(10, cadence: 112, seconds: 2.5, heading: 184) with { DistanceMillimeters = 10500 }, 50),
        },
    ];

    private static WalkingTrialOptions Recording(int number, double cadence, double seconds, double heading, double missing = 0) => new()
    {
        CadenceStepsPerMinute = cadence,
        Seconds = seconds,
        FramesPerSecond = 30,
        HeadingDegrees = heading,
        MissingDetectionRate = missing,
        Seed = (Seed * 100) + number,
    };
}
