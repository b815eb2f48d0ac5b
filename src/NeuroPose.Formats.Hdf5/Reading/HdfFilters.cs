using System.IO.Compression;
using PureHDF.Filters;

namespace NeuroPose.Formats;

/// <summary>
/// The filters of chunks, bounded: PureHDF's own unpack until memory is full, and unshuffle with pointers by a number from the file. They are
/// the library's for the whole process, and give the same bytes as its own.
/// </summary>
internal static class HdfFilters
{
    private static readonly Lazy<bool> Registered = new(() =>
    {
        H5Filter.Register(new BoundedDeflate());
        H5Filter.Register(new BoundedShuffle());
        H5Filter.Register(new NoScaleOffset());
        return true;
    });

    /// <summary>Registers them once.</summary>
    public static void Register() => _ = Registered.Value;

    /// <summary>A filter of the library with another way to unpack.</summary>
    private abstract class InsteadOf(IH5Filter own) : IH5Filter
    {
        public ushort FilterId => own.FilterId;

        public string Name => own.Name;

        public uint[] GetParameters(uint[] chunkDimensions, uint typeSize, Dictionary<string, object>? options) =>
            own.GetParameters(chunkDimensions, typeSize, options);

        public virtual Memory<byte> Filter(FilterInfo info) => info.Flags.HasFlag(H5FilterFlags.Decompress) ? Unpack(info) : own.Filter(info);

        protected abstract Memory<byte> Unpack(FilterInfo info);
    }

    private sealed class BoundedDeflate() : InsteadOf(new DeflateFilter())
    {
        /// <summary>Other filters may have put a checksum behind the data before it was compressed.</summary>
        private const int Checksum = 4;

        protected override Memory<byte> Unpack(FilterInfo info)
        {
            if (info.ChunkSize < 0 || !Inflation.IsPlausible(info.Buffer.Length, (ulong)info.ChunkSize))
            {
                throw new InvalidDataException(FormattableString.Invariant($"a chunk of {info.Buffer.Length:N0} bytes is said to unpack to {info.ChunkSize:N0}"));
            }

            var unpacked = new byte[info.ChunkSize + Checksum];
            using MemoryStream packed = new(info.Buffer.ToArray(), writable: false);
            using ZLibStream stream = new(packed, CompressionMode.Decompress);
            var length = stream.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
            return length < unpacked.Length || stream.ReadByte() < 0
                ? unpacked.AsMemory(0, length)
                : throw new InvalidDataException(FormattableString.Invariant($"a chunk unpacks to more than its {info.ChunkSize:N0} bytes"));
        }
    }

    private sealed class BoundedShuffle() : InsteadOf(new ShuffleFilter())
    {
        protected override Memory<byte> Unpack(FilterInfo info)
        {
            var size = info.Parameters is [var first, ..] && first <= info.Buffer.Length && first > 0
                ? (int)first
                : throw new InvalidDataException("the size of an element is missing in the shuffle filter, or larger than the chunk");
            var shuffled = info.Buffer.Span;
            var whole = new byte[shuffled.Length];
            var count = shuffled.Length / size;
            for (var place = 0; place < size; place++)
            {
                var column = shuffled.Slice(place * count, count);
                for (int element = 0, at = place; element < column.Length; element++, at += size)
                {
                    whole[at] = column[element];
                }
            }

            shuffled[(count * size)..].CopyTo(whole.AsSpan(count * size));
            return whole;
        }
    }

    private sealed class NoScaleOffset() : InsteadOf(new ScaleOffsetFilter())
    {
        public override Memory<byte> Filter(FilterInfo info) => Unpack(info);

        protected override Memory<byte> Unpack(FilterInfo info) =>
            throw new NotSupportedException("the filter scale-offset is not read; write the file again with gzip: h5repack -f GZIP=4 IN OUT");
    }
}
