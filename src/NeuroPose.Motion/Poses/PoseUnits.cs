namespace NeuroPose.Poses;

/// <summary>Changes of unit and of axes, which change the numbers and not the movement.</summary>
public static class PoseUnits
{
    /// <summary>The poses in millimeters; the same object where they are already.</summary>
    /// <exception cref="NeuroPoseException">The unit is not known, or is no length.</exception>
    public static PoseSequence ToMillimeters(this PoseSequence poses)
    {
        ArgumentNullException.ThrowIfNull(poses);
        poses.RequireLength("converting to millimeters");
        return poses.Unit == LengthUnit.Millimeter ? poses : poses.Scaled(poses.Unit.InMillimeters()).WithUnit(LengthUnit.Millimeter);
    }

    /// <summary>
    /// The poses turned so that <paramref name="up"/> points up; the same object where it does already. The turn is by a quarter or a half
    /// about an axis: no number is rounded, and no pose is mirrored.
    /// </summary>
    /// <exception cref="NeuroPoseException">It is not known which way is up, or the poses have two dimensions.</exception>
    public static PoseSequence ToUp(this PoseSequence poses, Axis up)
    {
        ArgumentNullException.ThrowIfNull(poses);
        poses.RequireThreeDimensions("turning the axes");
        var from = poses.RequireUp("turning the axes");
        if (from == up)
        {
            return poses;
        }

        var turned = poses.Coordinates.ToArray();
        var (a, b) = (from.Coordinate(), up.Coordinate());
        for (var at = 0; at < turned.Length; at += 3)
        {
            Turn(turned.AsSpan(at, 3), a, b, from.Sign() * up.Sign());
        }

        return poses.WithCoordinates(turned).WithAxes(new(up));
    }

    /// <summary>Refuses poses whose unit is no length.</summary>
    /// <param name="poses">The poses.</param>
    /// <param name="purpose">What needs the length, as the message begins: "step lengths".</param>
    /// <exception cref="NeuroPoseException">The unit is not known, or is pixels or parts of the picture.</exception>
    internal static void RequireLength(this PoseSequence poses, string purpose)
    {
        if (!poses.Unit.IsLength())
        {
            var found = poses.Unit switch
            {
                LengthUnit.Pixel => "these poses are in pixels",
                LengthUnit.Normalized => "these poses are in parts of the picture",
                _ => "the unit of these poses is not known. State it: WithUnit(LengthUnit.Millimeter) or LoadOptions.Unit",
            };
            throw new NeuroPoseException($"{purpose}: a unit of length is needed; {found}.", new(File: poses.Origin?.FileName));
        }
    }

    /// <summary>The direction that is up.</summary>
    /// <exception cref="NeuroPoseException">It is not known.</exception>
    internal static Axis RequireUp(this PoseSequence poses, string purpose) => poses.Axes.Up ?? throw new NeuroPoseException(
        $"{purpose}: it is not known which way is up. State it: WithAxes(Axes.ZUp) or LoadOptions.Up.",
        new(File: poses.Origin?.FileName));

    /// <summary>Refuses poses in a picture.</summary>
    /// <exception cref="NeuroPoseException">The poses have two dimensions.</exception>
    internal static void RequireThreeDimensions(this PoseSequence poses, string purpose)
    {
        if (poses.Dimensions != 3)
        {
            throw new NeuroPoseException($"{purpose}: poses in space are needed; these have x and y only.", new(File: poses.Origin?.FileName));
        }
    }

    /// <summary>The rate.</summary>
    /// <exception cref="NeuroPoseException">It is not known.</exception>
    internal static double RequireRate(this PoseSequence poses, string purpose) => double.IsNaN(poses.FramesPerSecond)
        ? throw new NeuroPoseException(
            $"{purpose}: the frame rate is needed and not known. State it: LoadOptions.FramesPerSecond = 60.",
            new(File: poses.Origin?.FileName))
        : poses.FramesPerSecond;

    private static PoseSequence Scaled(this PoseSequence poses, double factor)
    {
        var scaled = poses.Coordinates.ToArray();
        for (var at = 0; at < scaled.Length; at++)
        {
            scaled[at] *= factor;
        }

        return poses.WithCoordinates(scaled);
    }

    /// <summary>A rotation that takes the direction along a to the direction along b; about x where both lie along one axis.</summary>
    private static void Turn(Span<double> point, int a, int b, int sign)
    {
        if (a == b)
        {
            // Half a turn about another axis.
            var third = a == 0 ? 1 : 3 - a;
            (point[a], point[third]) = (-point[a], -point[third]);
            return;
        }

        (point[a], point[b]) = (-sign * point[b], sign * point[a]);
    }
}
