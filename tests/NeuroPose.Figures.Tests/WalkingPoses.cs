using NeuroPose.Poses;

namespace NeuroPose.Figures.Tests;

/// <summary>A person who walks on the spot towards the camera: enough of a body to look at a picture of it.</summary>
internal static class WalkingPoses
{
    private const double Thigh = 420;
    private const double Shank = 410;

    /// <summary>Poses at a rate, of a cycle that lasts that many frames; joints named in <paramref name="missing"/> are NaN in the frames given.</summary>
    public static PoseSequence Make(int frames = 60, double framesPerSecond = 30, int cycle = 33, string label = "s01-walk", params (int Frame, string Joint)[] missing)
    {
        var skeleton = Skeleton.Mhad43;
        var coordinates = new double[frames * skeleton.JointCount * 3];
        for (var frame = 0; frame < frames; frame++)
        {
            foreach (var (name, x, y, z) in Body(2 * Math.PI * frame / cycle))
            {
                var at = ((frame * skeleton.JointCount) + skeleton.IndexOf(name)) * 3;
                (coordinates[at], coordinates[at + 1], coordinates[at + 2]) = (Math.Round(x, 1), Math.Round(y, 1), Math.Round(z + 3000, 1));
            }
        }

        foreach (var (frame, joint) in missing)
        {
            coordinates.AsSpan(((frame * skeleton.JointCount) + skeleton.IndexOf(joint)) * 3, 3).Fill(double.NaN);
        }

        return new PoseSequence(skeleton, framesPerSecond, coordinates).WithUnit(LengthUnit.Millimeter).WithAxes(Axes.YDown).Named(label);
    }

    private static IEnumerable<(string Name, double X, double Y, double Z)> Body(double phase) =>
        [.. Trunk(), .. Limbs('l', 1, phase), .. Limbs('r', -1, phase + Math.PI)];

    private static IEnumerable<(string, double, double, double)> Trunk() =>
    [
        ("head", 0, -790, -20), ("lhead", 75, -720, 10), ("rhead", -75, -720, 10), ("backt", 0, -500, 60), ("chest", 0, -430, -110),
        ("backl", 0, -160, 80), ("bell", 0, -120, -110), ("lback", 90, -330, 80), ("rback", -90, -330, 80), ("lside", 130, -160, -10), ("rside", -130, -160, -10),
    ];

    private static IEnumerable<(string, double, double, double)> Limbs(char side, int out_, double phase)
    {
        var hip = 0.42 * Math.Sin(phase);
        var knee = hip - 0.15 - (0.5 * Math.Max(0, Math.Cos(phase)));
        var (kneeY, kneeZ) = (Thigh * Math.Cos(hip), -Thigh * Math.Sin(hip));
        var (ankleY, ankleZ) = (kneeY + (Shank * Math.Cos(knee)), kneeZ - (Shank * Math.Sin(knee)));
        var swing = -0.45 * Math.Sin(phase);
        var (elbowY, elbowZ) = (-450 + (290 * Math.Cos(swing)), -290 * Math.Sin(swing));
        var (wristY, wristZ) = (elbowY + (250 * Math.Cos(swing + 0.35)), elbowZ - (250 * Math.Sin(swing + 0.35)));
        (string, double, double, double)[] joints =
        [
            ("sho1", 110, -490, 20), ("sho2", 190, -460, 10), ("arm", 215, (elbowY - 450) / 2, elbowZ / 2), ("elb", 230, elbowY, elbowZ), ("wri", 235, wristY, wristZ),
            ("han1", 235, wristY + 70, wristZ - 30), ("han2", 215, wristY + 80, wristZ - 40), ("han3", 250, wristY + 75, wristZ - 10),
            ("hipb", 70, -40, 90), ("hipf", 110, -60, -100), ("hipl", 160, 0, 0), ("leg", 130, kneeY / 2, kneeZ / 2), ("kne", 115, kneeY, kneeZ),
            ("ank", 100, ankleY, ankleZ), ("hee", 95, ankleY + 55, ankleZ + 55), ("foo", 115, ankleY + 65, ankleZ - 150),
        ];
        return joints.Select(joint => (side + joint.Item1, out_ * joint.Item2, joint.Item3, joint.Item4));
    }
}
