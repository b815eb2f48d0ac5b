using NeuroPose.Formats;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>Damaged files of every kind: each one loads or is refused with a place; nothing else may happen.</summary>
public class DamagedFileTests
{
    public static TheoryData<string> Files => ["legacy_v1_versioned.json", "job_results.json", "benchmark_result.json", "status_final.json"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_truncation_is_refused_with_a_line(string file)
    {
        var valid = File.ReadAllBytes(Golden.PathTo("neuropose", "inputs", file));
        for (var length = 0; length < valid.Length - 1; length += 1 + (length / 200))
        {
            var truncated = valid[..length];
            var refused = FileKinds.OfGolden(file) == "status"
                ? StatusFile.Read(new MemoryStream(truncated), file).Unreadable
                : Assert.ThrowsAny<FileFormatException>(() => Read(file, truncated));
            Assert.NotNull(refused?.Place.Line);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Random_damage_gives_a_file_or_a_typed_error(string file)
    {
        var valid = File.ReadAllBytes(Golden.PathTo("neuropose", "inputs", file));
        var random = new Random(20261121);
        var interesting = "{}[]\",:\\0129.eE+-NaInfity \n\u0000\u00ff"u8.ToArray();
        for (var round = 0; round < 4000; round++)
        {
            var bytes = (byte[])valid.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = interesting[random.Next(interesting.Length)];
            }

            CheckLoadsOrIsRefused(file, bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Pieces_left_out_or_repeated_give_a_file_or_a_typed_error(string file)
    {
        var valid = File.ReadAllBytes(Golden.PathTo("neuropose", "inputs", file));
        var random = new Random(20261122);
        for (var round = 0; round < 2000; round++)
        {
            var start = random.Next(valid.Length);
            var end = Math.Min(valid.Length, start + random.Next(1, 200));
            var target = random.Next(valid.Length);
            CheckLoadsOrIsRefused(file, round % 2 == 0
                ? [.. valid[..start], .. valid[end..]]
                : [.. valid[..target], .. valid[start..end], .. valid[target..]]);
        }
    }

    private static void CheckLoadsOrIsRefused(string file, byte[] bytes)
    {
        try
        {
            Read(file, bytes);
        }
        catch (NeuroPoseException refused)
        {
            Assert.NotEqual(Place.Unknown, refused.Place);
        }
    }

    private static void Read(string file, byte[] bytes)
    {
        var stream = new MemoryStream(bytes);
        switch (FileKinds.OfGolden(file))
        {
            case "results":
                JobResults.Read(stream, file, default);
                break;
            case "benchmark":
                BenchmarkResult.Read(stream, file);
                break;
            case "status":
                StatusFile.Read(stream, file);
                break;
            default:
                var trial = VideoPredictionsJson.Read(stream, file, default);
                _ = trial.PersonCount > 0 ? trial.Poses() : null;
                break;
        }
    }
}
