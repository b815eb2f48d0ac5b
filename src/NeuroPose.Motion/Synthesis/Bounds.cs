using System.Runtime.CompilerServices;

namespace NeuroPose.Synthesis;

/// <summary>Refuses options outside their range; NaN is outside every range.</summary>
internal static class Bounds
{
    public static void Check(WalkingSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        Within(subject.HeightMillimeters, 1000, 2300);
        Within(subject.StepLengthFactor, 0.5, 1.3);
        Within(subject.LeftKneeFlexionFactor, 0.5, 1.2);
        Within(subject.LeftStepDelay, -0.1, 0.1);
        Within(subject.ArmSwingFactor, 0, 2);
        Within(subject.FootLiftFactor, 0, 1);
        Within(subject.NoiseMillimeters, 0, 50);
    }

    public static void Check(WalkingTrialOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Within(options.CadenceStepsPerMinute, 40, 200);
        Within(options.Seconds, 0, 600);
        Within(options.FramesPerSecond, 1, 1000);
        Within(options.MissingDetectionRate, 0, 0.2);
        Within(options.HeadingDegrees, -360, 360);
        Within(options.DistanceMillimeters, 1_000, 100_000);
        Within(options.CameraHeightMillimeters, 0, 10_000);
    }

    private static void Within(double value, double least, double most, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"Expected a value from {least} to {most}."));
        }
    }
}
