namespace NeuroPose.Segmentation;

/// <summary>How one number a frame is taken from a pose, to look for peaks in.</summary>
public abstract record SignalExtractor
{
    private SignalExtractor()
    {
    }

    /// <summary>One coordinate of one joint, in millimeters.</summary>
    /// <param name="Joint">The joint's index.</param>
    /// <param name="Axis">0 for x, 1 for y (down), 2 for z.</param>
    /// <param name="Invert">True to take the negative, so that valleys become peaks.</param>
    public sealed record JointAxis(int Joint, int Axis, bool Invert) : SignalExtractor;

    /// <summary>The distance between two joints, in millimeters.</summary>
    /// <param name="First">One joint's index.</param>
    /// <param name="Second">The other joint's index.</param>
    public sealed record JointPairDistance(int First, int Second) : SignalExtractor;

    /// <summary>How far one joint moved since the frame before, in millimeters a frame; 0 in the first frame.</summary>
    /// <param name="Joint">The joint's index.</param>
    public sealed record JointSpeed(int Joint) : SignalExtractor;

    /// <summary>The angle at the middle one of three joints, in radians.</summary>
    /// <param name="A">The index of the joint at one end.</param>
    /// <param name="B">The index of the joint at which the angle is.</param>
    /// <param name="C">The index of the joint at the other end.</param>
    public sealed record JointAngle(int A, int B, int C) : SignalExtractor;
}
