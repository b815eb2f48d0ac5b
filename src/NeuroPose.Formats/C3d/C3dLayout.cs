namespace NeuroPose.Formats;

/// <summary>Where in a C3D file the numbers of its frames are, and how many frames there are.</summary>
internal sealed record C3dLayout
{
    public required int PointCount { get; init; }

    public required int ChannelCount { get; init; }

    public required int SamplesPerFrame { get; init; }

    /// <summary>True where numbers are stored as real numbers, which are not scaled.</summary>
    public required bool IsReal { get; init; }

    /// <summary>What integers are multiplied by; without a sign, as the sign says how numbers are stored.</summary>
    public required double Scale { get; init; }

    public required long DataStart { get; init; }

    public int FrameCount { get; init; }

    public int FirstFrame { get; init; }

    /// <summary>The bytes of a coordinate, a fourth word or an analog sample.</summary>
    public int WordSize => IsReal ? 4 : 2;

    public int PointBytes => 4 * PointCount * WordSize;

    public int FrameBytes => PointBytes + (ChannelCount * SamplesPerFrame * WordSize);

    /// <summary>Reads the layout from the header and the parameters.</summary>
    /// <exception cref="FileFormatException">The frames do not fit the file, or the header contradicts itself.</exception>
    public static C3dLayout Of(C3dBytes file, C3dHeader header, C3dParameters parameters, bool allowTruncated, ICollection<string> notices)
    {
        var scale = header.Scale is not 0 and var stated && double.IsFinite(stated) ? stated : parameters.Number("POINT:SCALE");
        if (header.PointCount > 0 && (scale == 0 || !double.IsFinite(scale)))
        {
            throw file.Wrong(
                12,
                "the scale of the points is 0 or no number; expected a negative one (real numbers) or a positive one (integers).");
        }

        var block = header.DataBlock > 0 ? header.DataBlock : parameters.Count("POINT:DATA_START");
        if (block < 2)
        {
            throw file.Wrong(16, $"the data are said to be in block {block}; expected 2 or more.");
        }

        var samples = Samples(file, header, parameters);
        var channels = header.AnalogPerFrame / samples;
        if (parameters.Count("ANALOG:USED") is > 0 and var used && used != channels)
        {
            notices.Add($"ANALOG:USED is {used}, but the frames have {channels} analog channels, which were read.");
        }

        var layout = new C3dLayout
        {
            PointCount = header.PointCount,
            ChannelCount = channels,
            SamplesPerFrame = samples,
            IsReal = !(scale > 0),
            Scale = Math.Abs(scale),
            DataStart = C3dBytes.StartOfBlock(block),
        };
        var frames = C3dFrameCount.Of(file, header, parameters, layout, allowTruncated, notices);
        return layout with { FirstFrame = frames.First, FrameCount = frames.Count };
    }

    private static int Samples(C3dBytes file, C3dHeader header, C3dParameters parameters)
    {
        var perFrame = header.AnalogPerFrame;
        if (perFrame == 0)
        {
            return 1;
        }

        if (header.SamplesPerFrame > 0 && perFrame % header.SamplesPerFrame == 0)
        {
            return header.SamplesPerFrame;
        }

        return parameters.Count("ANALOG:USED") is > 0 and var used && perFrame % used == 0
            ? perFrame / used
            : throw file.Wrong(
                4,
                $"{perFrame} analog numbers a frame are no whole number of channels at {header.SamplesPerFrame} samples a frame.");
    }
}
