using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.Tests.Drawing;

public sealed class IndexedPngTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(300, 400)]
    public void The_pixels_come_back_through_an_independent_decompressor(int width, int height)
    {
        var pixels = Enumerable.Range(0, width * height).Select(index => (byte)(index * 7 % 251)).ToArray();

        var png = IndexedPng.Encode(pixels, width, [new(1, 2, 3), new(250, 0, 9)]);

        using var lines = new ZLibStream(new MemoryStream(Chunk(png, "IDAT")), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        lines.CopyTo(raw);
        var scanlines = raw.ToArray().Chunk(width + 1).ToArray();
        Assert.All(scanlines, line => Assert.Equal(0, line[0]));
        Assert.Equal(pixels, scanlines.SelectMany(line => line.Skip(1)));
        Assert.Equal(new byte[] { 1, 2, 3, 250, 0, 9 }, Chunk(png, "PLTE"));
        Assert.Equal((width, height), (BinaryPrimitives.ReadInt32BigEndian(Chunk(png, "IHDR")), BinaryPrimitives.ReadInt32BigEndian(Chunk(png, "IHDR").AsSpan(4))));
    }

    [Fact]
    public void The_checksum_is_that_of_every_png() =>
        Assert.Equal([0xAE, 0x42, 0x60, 0x82], IndexedPng.Encode([0], 1, [new(0, 0, 0)])[^4..]);

    private static byte[] Chunk(byte[] png, string type)
    {
        for (var at = 8; ;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (Encoding.ASCII.GetString(png, at + 4, 4) == type)
            {
                return png[(at + 8)..(at + 8 + length)];
            }

            at += 12 + length;
        }
    }
}
