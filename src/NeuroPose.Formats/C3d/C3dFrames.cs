namespace NeuroPose.Formats;

/// <summary>Goes once over the frames of a C3D file and gives each to the points and channels that take their numbers out of it.</summary>
internal static class C3dFrames
{
    private const int BufferBytes = 1 << 20;

    public static void Read(
        C3dBytes file,
        C3dProcessor processor,
        C3dLayout layout,
        IReadOnlyList<C3dPointGroup> groups,
        C3dChannels channels,
        CancellationToken cancellation)
    {
        Action<C3dBytes, C3dLayout, IReadOnlyList<C3dPointGroup>, C3dChannels, CancellationToken> read = (processor, layout.IsReal) switch
        {
            (C3dProcessor.Intel, true) => Read<IntelReal>,
            (C3dProcessor.Dec, true) => Read<DecReal>,
            (C3dProcessor.Mips, true) => Read<MipsReal>,
            (C3dProcessor.Mips, false) => Read<MipsInteger>,
            _ => Read<LittleInteger>,
        };
        read(file, layout, groups, channels, cancellation);
    }

    private static void Read<TWord>(
        C3dBytes file, C3dLayout layout, IReadOnlyList<C3dPointGroup> groups, C3dChannels channels, CancellationToken cancellation)
        where TWord : struct, IC3dWord
    {
        if (layout.FrameBytes == 0)
        {
            return;
        }

        var perChunk = Math.Max(1, Math.Min(layout.FrameCount, BufferBytes / layout.FrameBytes));
        var buffer = GC.AllocateUninitializedArray<byte>(perChunk * layout.FrameBytes);
        for (var first = 0; first < layout.FrameCount; first += perChunk)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(perChunk, layout.FrameCount - first);
            var chunk = buffer.AsSpan(0, count * layout.FrameBytes);
            file.Fill(chunk, layout.DataStart + ((long)first * layout.FrameBytes));
            for (var frame = 0; frame < count; frame++)
            {
                var words = chunk.Slice(frame * layout.FrameBytes, layout.FrameBytes);
                foreach (var group in groups)
                {
                    group.Take<TWord>(words, first + frame, layout);
                }

                channels.Take<TWord>(words[layout.PointBytes..], first + frame, layout);
            }
        }
    }
}
