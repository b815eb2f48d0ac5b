namespace NeuroPose.Formats.Tests.Hdf5;

/// <summary>Damages a file in ways that its reader must survive: seeded, so that a failure can be met again.</summary>
internal static class HdfMutations
{
    private static readonly ulong[] Odd = [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, ulong.MaxValue, 64, 512, 4096];

    /// <summary>Some bytes changed, numbers made odd, addresses bent, parts copied over others, or the end cut off.</summary>
    public static byte[] Of(byte[] original, int seed)
    {
        Random random = new(seed);
        var bytes = (byte[])original.Clone();
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            var at = Place(bytes, random);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2 or 3:
                    var (odd, size) = (Odd[random.Next(Odd.Length)], 1 << random.Next(4));
                    for (var index = 0; index < size && at + index < bytes.Length; index++)
                    {
                        bytes[at + index] = (byte)(odd >> (8 * index));
                    }

                    break;
                case 4:
                    // An address of something else, or of itself.
                    BitConverter.GetBytes((long)random.Next(2) * at + random.Next(bytes.Length / 8) * 8L * random.Next(2)).AsSpan(0, Math.Min(8, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
                    break;
                case 5:
                    var length = Math.Min(random.Next(1, 64), bytes.Length - at);
                    bytes.AsSpan(random.Next(bytes.Length - length), length).CopyTo(bytes.AsSpan(at));
                    break;
                default:
                    if (random.Next(8) == 0)
                    {
                        bytes = bytes[..random.Next(1, bytes.Length)];
                    }

                    break;
            }
        }

        return bytes;
    }

    /// <summary>Mostly where something is: large parts of an HDF5 file are zeros.</summary>
    private static int Place(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        for (var tries = 0; tries < 8 && bytes[at] == 0; tries++)
        {
            at = random.Next(bytes.Length);
        }

        return at & (random.Next(2) == 0 ? ~7 : ~0);
    }
}
