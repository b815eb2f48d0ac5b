namespace NeuroPose.Formats.Tests.Loading;

/// <summary>Recordings with numbers of chance.</summary>
internal static class MotionRecordings
{
    /// <summary>One person with numbers of all sizes, every tenth point missing.</summary>
    public static MotionRecording Random(Random random, int frames, int markers)
    {
        var numbers = new double[frames * markers * 3];
        for (var point = 0; point < frames * markers; point++)
        {
            var isMissing = random.Next(10) == 0;
            for (var axis = 0; axis < 3; axis++)
            {
                numbers[(3 * point) + axis] = isMissing ? double.NaN : (random.NextDouble() - 0.5) * BitConverter.Int64BitsToDouble(
                    random.NextInt64(0x3F00000000000000, 0x41F0000000000000));
            }
        }

        return new()
        {
            Format = MotionFormat.Trc,
            Persons = [new([.. Enumerable.Range(0, markers).Select(marker => FormattableString.Invariant($"M {marker}.a"))], numbers)],
            FrameCount = frames,
        };
    }
}
