using System.Buffers;
using System.Runtime.ExceptionServices;

namespace NeuroPose.Formats;

/// <summary>
/// Goes once over the frames of a C3D file and gives each to the points and channels that take their numbers out of it. Blocks of frames
/// are read side by side: most of the time goes into memory that is touched for the first time, which each processor does for itself.
/// </summary>
internal static class C3dFrames
{
    private const int BlockBytes = 1 << 20;

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
        if (layout.FrameBytes == 0 || layout.FrameCount == 0)
        {
            return;
        }

        var perBlock = Math.Max(1, Math.Min(layout.FrameCount, BlockBytes / layout.FrameBytes));
        var blocks = ((layout.FrameCount - 1) / perBlock) + 1;
        void ReadBlock(int block)
        {
            var first = block * perBlock;
            Read<TWord>(file, layout, groups, channels, first, Math.Min(perBlock, layout.FrameCount - first));
        }

        try
        {
            Parallel.For(0, blocks, new() { CancellationToken = cancellation }, ReadBlock);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }

    private static void Read<TWord>(
        C3dBytes file, C3dLayout layout, IReadOnlyList<C3dPointGroup> groups, C3dChannels channels, int first, int count)
        where TWord : struct, IC3dWord
    {
        var buffer = ArrayPool<byte>.Shared.Rent(count * layout.FrameBytes);
        try
        {
            var block = buffer.AsSpan(0, count * layout.FrameBytes);
            file.Fill(block, layout.DataStart + ((long)first * layout.FrameBytes));
            for (var frame = 0; frame < count; frame++)
            {
                var words = block.Slice(frame * layout.FrameBytes, layout.FrameBytes);
                foreach (var group in groups)
                {
                    group.Take<TWord>(words, first + frame, layout);
                }

                channels.Take<TWord>(words[layout.PointBytes..], first + frame, layout);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
