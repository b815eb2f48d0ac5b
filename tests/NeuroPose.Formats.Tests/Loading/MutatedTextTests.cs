using System.Text;

namespace NeuroPose.Formats.Tests.Loading;

/// <summary>Text files that were damaged in every way load or are refused with a place; nothing else happens.</summary>
public sealed class MutatedTextTests : WrittenFiles
{
    private static readonly string[] Insertions =
    [
        "\t", ",", ";", "\n", "\r", "\"", "\0", ":", "*", "{", "}", "-", "e", "1e308", "-1e308", "1e999", "nan", "inf", "99999999999",
            "-2147483648", "2147483647", "0", "1,5", "\uFEFF",
        "Trajectories\n", "Devices\n", "endheader\n", "MOTION\n", "JOINT x\n", "CHANNELS 3", "Frame", "EVENT\t", "DataType=Vec3\n",
    ];

    [Fact]
    public void A_damaged_file_loads_or_is_refused_with_a_reason() => Assert.Equal(3000, Run(3000, seed: 1));

    /// <summary>Loads so many damaged files; returns how many, as anything but a refusal is thrown.</summary>
    private int Run(int count, int seed)
    {
        var random = new Random(seed);
        var refused = 0;
        for (var round = 0; round < count; round++)
        {
            var (format, text) = MotionTexts.Tables[round % MotionTexts.Tables.Count];
            var bytes = Encoding.UTF8.GetBytes(text).ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                Change(bytes, random);
            }

            var path = Write("damaged", [.. bytes]);
            try
            {
                var recording = MotionFile.Load(path, new() { Format = format, AllowTruncated = round % 2 == 0 });
                _ = recording.ToString();
                Assert.All(recording.Persons, person =>
                    Assert.Equal(3 * recording.FrameCount * person.Labels.Count, person.Coordinates.Length));
            }
            catch (NeuroPoseException problem)
            {
                Assert.NotEmpty(problem.Problem);
                refused++;
            }
            catch (Exception problem) when (problem is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException(
                    $"Round {round} of {format} with seed {seed}: {Encoding.UTF8.GetString([.. bytes])}", problem);
            }
        }

        // Were none refused or all, nothing would have been tried.
        Assert.InRange(refused, count / 10, count - (count / 10));
        return count;
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 30), bytes.Count - at);
        switch (random.Next(5))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 3 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Insertions[random.Next(Insertions.Length)]));
                break;
        }
    }
}
