using NeuroPose.Numerics;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.C3d;

/// <summary>Files that were damaged, or were made to do harm: a typed error or a recording, and nothing else.</summary>
public sealed class C3dFuzzTests : IDisposable
{
    private static readonly int[] Odd = [0, 1, 2, 127, 128, 255, 256, 32767, 32768, 65535];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(C3dNumbersTests.Formats), MemberType = typeof(C3dNumbersTests))]
    public void No_damage_gives_anything_but_a_recording_or_a_typed_error(C3dProcessor processor, bool isReal)
    {
        var random = new SeededRandom(20261130).Fork($"{processor} {isReal}");
        var whole = C3dTestFile.Rich(processor, isReal).ToBytes();
        var path = folder.PathTo("damaged.c3d");
        var (read, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            File.WriteAllBytes(path, Damage(whole, random));
            try
            {
                Use(C3dFile.Load(path, new() { AllowTruncated = round % 2 == 0, PointValues = round % 3 == 0 }));
                read++;
            }
            catch (NeuroPoseException error)
            {
                Assert.NotEqual("", error.Problem);
                refused++;
            }
        }

        Assert.True(read > Rounds / 10 && refused > Rounds / 10, $"{read} were read, {refused} were refused: the damage is not what it should be.");
    }

    [Fact]
    public void Counts_that_no_file_has_room_for_are_refused_before_anything_is_allocated()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = new C3dTestFile(1, "A");
        var bytes = file.ToBytes();
        foreach (var at in new[] { 2, 4, 8 })
        {
            var hostile = bytes.ToArray();
            (hostile[at], hostile[at + 1]) = (0xFE, 0xFF);
            Assert.Throws<FileFormatException>(() => C3dTestFile.LoadBytes(hostile));
        }

        var noPoints = new C3dTestFile(0) { PointCount = 0, LastFrame = 65535, ["TRIAL:ACTUAL_START_FIELD"] = new[] { 1, 0 }, ["TRIAL:ACTUAL_END_FIELD"] = new[] { 65535, 30000 } };
        Assert.Equal(1_966_145_535, noPoints.With("POINT:LABELS", null).Load().FrameCount);
        Assert.Throws<FileFormatException>(() => noPoints.With("ROTATION:USED", 65535).With("ROTATION:DATA_START", 3).Load());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void Many_equal_labels_take_no_longer_than_many_different_ones()
    {
        // 60,000 points with one name: numbering each from 2 on would take billions of steps.
        string[] labels = [.. Enumerable.Repeat("A", 255)];
        var file = new C3dTestFile(0, "A") { PointCount = 60_000, ["POINT:LABELS"] = labels };
        for (var part = 2; part * 255 <= 60_000 + 255; part++)
        {
            file = file.With(FormattableString.Invariant($"POINT:LABELS{part}"), labels);
        }

        Assert.Equal("A_60000", file.Load().Persons[0].Labels[^1]);
    }

    /// <summary>How many damaged files of each kind; by hand also with 35,000, which are 210,000 in all.</summary>
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("NEUROPOSE_FUZZ"), out var many) ? many : 700;

    /// <summary>
    /// Bytes flipped, numbers replaced by odd ones, parts cut out, doubled, or cut off; mostly in the header and the parameters.
    /// </summary>
    private static byte[] Damage(byte[] whole, SeededRandom random)
    {
        var bytes = whole.ToArray();
        for (var times = 1 + random.NextInt(4); times > 0 && bytes.Length > 4; times--)
        {
            var at = random.NextInt(random.NextInt(4) == 0 ? bytes.Length : Math.Min(bytes.Length, random.NextInt(2) == 0 ? 24 : 1800));
            switch (random.NextInt(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.NextInt(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.NextInt(256);
                    break;
                case 2:
                    var odd = Odd[random.NextInt(Odd.Length)];
                    bytes[at] = (byte)odd;
                    bytes[Math.Min(at + 1, bytes.Length - 1)] = (byte)(odd >> 8);
                    break;
                case 3:
                    bytes = random.NextInt(2) == 0 ? bytes[..at] : [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.NextInt(600))..]];
                    break;
                default:
                    bytes = [.. bytes[..at], .. bytes[(at / 2)..]];
                    break;
            }
        }

        return bytes;
    }

    /// <summary>All that is computed later is computed.</summary>
    private static void Use(C3dFile file)
    {
        Assert.NotEqual("", file.ToString());
        Assert.All(file.Recording.Persons, person => Assert.Equal(file.Recording.FrameCount, person.Labels.Count == 0 ? file.Recording.FrameCount : person.FrameCount));
        foreach (var plate in file.ForcePlates)
        {
            Assert.Equal(3 * plate.SampleCount, plate.CentersOfPressure().Length);
            Assert.Equal(3 * plate.SampleCount, plate.Moments().Length);
        }

        if (file.Rotations is { FrameCount: > 0 } rotations)
        {
            Assert.Equal(rotations.Labels.Count, rotations.Labels.Select(label => rotations.Origin(0, label)).Count());
        }
    }
}
