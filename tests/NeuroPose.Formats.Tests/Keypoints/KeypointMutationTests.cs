using System.Text;

namespace NeuroPose.Formats.Tests.Keypoints;

/// <summary>Whatever the bytes are, a reader gives a recording or says what is wrong, and never anything else.</summary>
public sealed class KeypointMutationTests : IDisposable
{
    private const int Mutations = 400;

    private static readonly string[] Pieces =
    [
        "NaN", "null", "1e999", "-1", "4000000000", "99999999999999999999", "\"x\"", "{}", "[]", "[[", "]]", "}", ",", "\n", "\"", "\\", "\\ud800", "\0", "true", "0.5", ";", "scorer", "coords", "x",
    ];

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    public static TheoryData<MotionFormat, string> Texts
    {
        get
        {
            TheoryData<MotionFormat, string> texts = [];
            foreach (var (format, text) in MotionTexts.Keypoints)
            {
                texts.Add(format, text);
            }

            return texts;
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Changed_bytes_give_a_recording_or_a_typed_error(MotionFormat format, string text)
    {
        var original = Encoding.UTF8.GetBytes(text);
        var path = files.Write("m_1.json", original);
        Assert.NotEmpty(MotionFile.Load(path, new() { Format = format }).Persons);
        var random = new Random(20261130);
        for (var mutation = 0; mutation < Count; mutation++)
        {
            var bytes = Mutated(original, random);
            File.WriteAllBytes(path, bytes);
            try
            {
                Load(path, format);
            }
            catch (Exception problem) when (problem is not NeuroPoseException)
            {
                Assert.Fail($"{problem.GetType().Name} for {Encoding.Latin1.GetString(bytes)}: {problem}");
            }
            catch (NeuroPoseException)
            {
            }
        }
    }

    /// <summary>More where a number is given, for a long run by hand.</summary>
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("NEUROPOSE_MUTATIONS"), out var count) ? count : Mutations;

    private static void Load(string path, MotionFormat format)
    {
        switch (format)
        {
            case MotionFormat.OpenPose:
                OpenPoseFolder.Load(path);
                break;
            case MotionFormat.AzureKinect:
                KinectFile.Load(path);
                break;
            default:
                var recording = MotionFile.Load(path, new() { Format = format, PointValues = true });
                Assert.Equal(recording.Persons.Sum(person => person.Labels.Count * 3L * recording.FrameCount), recording.Persons.Sum(person => (long)person.Coordinates.Length));
                break;
        }
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(5))
            {
                case 0:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 1 when bytes.Count > 0:
                    bytes[Math.Min(at, bytes.Count - 1)] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    var start = random.Next(bytes.Count + 1);
                    bytes.InsertRange(at, bytes.GetRange(start, Math.Min(random.Next(1, 40), bytes.Count - start)));
                    break;
            }
        }

        return [.. bytes];
    }
}
