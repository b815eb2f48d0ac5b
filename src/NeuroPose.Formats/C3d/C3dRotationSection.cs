using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>Reads the section of rotations, which follows the frames and has a start of its own.</summary>
internal static class C3dRotationSection
{
    /// <summary>The rotations; null when the file has none.</summary>
    /// <exception cref="FileFormatException">The file ends before the rotations do, and AllowTruncated was not given.</exception>
    public static C3dRotations? Read(
        C3dBytes file,
        C3dProcessor processor,
        C3dParameters parameters,
        C3dLayout layout,
        double rate,
        bool allowTruncated,
        ICollection<string> notices)
    {
        var segments = parameters.Count("ROTATION:USED");
        var block = parameters.Count("ROTATION:DATA_START");
        if (segments == 0 || block < 2)
        {
            return null;
        }

        var ratio = Math.Max(1, parameters.Count("ROTATION:RATIO"));
        var announced = (long)layout.FrameCount * ratio;
        var (start, size) = (C3dBytes.StartOfBlock(block), segments * (long)C3dRotations.NumbersPerSegment * 4);
        var whole = Math.Max(0, (file.Length - start) / size);
        if (whole < announced && !allowTruncated)
        {
            throw file.Wrong(
                file.Length,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"cut short: {announced:N0} frames of rotations were announced, {whole:N0} whole ones are there. "
                    + $"AllowTruncated = true loads those."));
        }

        var frames = Math.Min(whole, announced);
        if (frames < announced)
        {
            notices.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The rotations were cut short: {announced:N0} frames were announced, {frames:N0} whole ones were "
                + $"there."));
        }

        if (frames * size / 4 > Array.MaxLength)
        {
            throw file.Wrong(start, string.Create(
                CultureInfo.InvariantCulture,
                $"{frames:N0} frames of {segments:N0} rotations are too many to be loaded at once."));
        }

        var stated = parameters.Texts("ROTATION:LABELS");
        string[] names = [.. Enumerable.Range(0, segments).Select(segment => stated.ElementAtOrDefault(segment) ?? "")];
        var labels = JointLabels.Distinct(names, notices);
        var own = parameters.Number("ROTATION:RATE");
        return new(labels, Numbers(file, processor, start, frames, size), own > 0 ? own : rate * ratio);
    }

    private static double[] Numbers(C3dBytes file, C3dProcessor processor, long start, long frames, long size)
    {
        var numbers = new double[frames * size / 4];
        var bytes = new byte[C3dRotations.NumbersPerSegment * 4];
        for (var at = 0; at < numbers.Length; at += C3dRotations.NumbersPerSegment)
        {
            file.Fill(bytes, start + (4L * at));
            var segment = numbers.AsSpan(at, C3dRotations.NumbersPerSegment);
            for (var index = 0; index < segment.Length; index++)
            {
                segment[index] = processor.Real(bytes.AsSpan(4 * index));
            }

            // A reliability below 0, or one number that is none, makes the segment missing.
            if (segment[^1] < 0 || segment[..^1].ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
            {
                segment[..^1].Fill(double.NaN);
            }
        }

        return numbers;
    }
}
