using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Quality;

/// <summary>How far each joint moved since the frame before; NaN in the first frame and where one of the two is missing.</summary>
internal sealed class JointSteps
{
    private readonly double[][] steps;
    private readonly double[] usual;

    public JointSteps(PoseSequence poses)
    {
        steps = new double[poses.JointCount][];
        usual = new double[poses.JointCount];
        for (var joint = 0; joint < steps.Length; joint++)
        {
            var ofJoint = steps[joint] = new double[poses.FrameCount];
            for (var frame = 0; frame < ofJoint.Length; frame++)
            {
                ofJoint[frame] = frame == 0 ? double.NaN : (poses[frame, joint] - poses[frame - 1, joint]).Length;
            }

            usual[joint] = OrderStatistics.Median([.. ofJoint.Where(double.IsFinite).Order()]);
        }
    }

    public double Of(int joint, int frame) => steps[joint][frame];

    /// <summary>The median of a joint's steps; NaN where it has none.</summary>
    public double Usual(int joint) => usual[joint];
}
