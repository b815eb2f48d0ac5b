using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>
/// How many frames a C3D file has and which number the first one has. Three places state it, as 16 bits of the header were not enough. The
/// file's size states nothing: writers fill the last block, and more.
/// </summary>
internal static class C3dFrameCount
{
    public static (int First, int Count) Of(
        C3dBytes file, C3dHeader header, C3dParameters parameters, C3dLayout layout, bool allowTruncated, ICollection<string> notices)
    {
        // Without points and analog samples, as in files of rotations alone, no bytes tell how many frames fit.
        var whole = layout.FrameBytes == 0 ? int.MaxValue : Math.Max(0, (file.Length - layout.DataStart) / layout.FrameBytes);
        var stated = Stated(file, header, parameters, whole, notices);
        if (stated.Count > int.MaxValue || stated.First > int.MaxValue - stated.Count)
        {
            throw file.Wrong(6, string.Create(
                CultureInfo.InvariantCulture,
                $"{stated.Count:N0} frames from {stated.First:N0} on are announced, which is more than can be "
                + $"counted."));
        }

        if (stated.Count <= whole)
        {
            return ((int)stated.First, (int)stated.Count);
        }

        if (!allowTruncated)
        {
            throw file.Wrong(
                file.Length,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"cut short: {stated.Count:N0} frames were announced, {whole:N0} whole ones are there. "
                    + $"AllowTruncated = true loads those."));
        }

        notices.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"The file was cut short: {stated.Count:N0} frames were announced, {whole:N0} whole ones were there "
            + $"and were loaded."));
        return ((int)stated.First, (int)whole);
    }

    private static (long First, long Count) Stated(
        C3dBytes file, C3dHeader header, C3dParameters parameters, long whole, ICollection<string> notices)
    {
        var inHeader = header.LastFrame - header.FirstFrame + 1L;
        var first = Field(parameters, "TRIAL:ACTUAL_START_FIELD");
        if (first is { } start && Field(parameters, "TRIAL:ACTUAL_END_FIELD") is { } end && end - start + 1 is > 0 and var inTrial)
        {
            var isUsed = inTrial <= whole || header.IsSaturated || inHeader <= 0 || inHeader > whole;
            if (inTrial != inHeader && !header.IsSaturated)
            {
                notices.Add(FormattableString.Invariant(
                    $"TRIAL announces {inTrial:N0} frames, the header {inHeader:N0}. {(isUsed ? "TRIAL" : "The header")} was followed."));
            }

            return isUsed ? (start, inTrial) : (header.FirstFrame, inHeader);
        }

        var firstFrame = first ?? header.FirstFrame;
        if (header.IsSaturated)
        {
            if (parameters.Find("POINT:LONG_FRAMES")?.Unsigned() is { } many && many is >= 0 and <= uint.MaxValue)
            {
                return (firstFrame, (long)many);
            }

            notices.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The number of frames is not in the file, which has more than the header can count: {whole:N0} fit, "
                + $"and the last may be padding."));
            return (firstFrame, whole);
        }

        if (inHeader >= 0)
        {
            return (firstFrame, inHeader);
        }

        var inPoint = parameters.Count("POINT:FRAMES");
        if (inPoint == 0)
        {
            throw file.Wrong(6, $"the first frame is {header.FirstFrame} and the last {header.LastFrame}.");
        }

        notices.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"The header's frames run from {header.FirstFrame} to {header.LastFrame}: POINT:FRAMES was followed, "
            + $"{inPoint:N0} frames."));
        return (firstFrame, inPoint);
    }

    /// <summary>A frame's number in two unsigned halves, the low one first; some writers use one number.</summary>
    private static long? Field(C3dParameters parameters, string name) => parameters.Find(name) switch
    {
        { Type: C3dParameterType.Whole, Numbers.Count: >= 2 } halves => (long)halves.Unsigned(0) + ((long)halves.Unsigned(1) << 16),
        { Numbers.Count: >= 1 } one when one.Unsigned() is >= 0 and <= uint.MaxValue => (long)one.Unsigned(),
        _ => null,
    };
}
