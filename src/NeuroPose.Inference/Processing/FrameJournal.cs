using System.Globalization;
using System.Text;
using NeuroPose.Inference.People;
using NeuroPose.Json;
using NeuroPose.Numerics;

namespace NeuroPose.Inference.Processing;

/// <summary>
/// The frames that a run has done, a line each, so that another goes on where it stopped. The first line says of which video, model and
/// options they are. It is no VideoPredictions file, and nothing takes it for one.
/// </summary>
internal sealed class FrameJournal : IDisposable
{
    private const string Kind = "neuropose frames in work";
    private static readonly TimeSpan BetweenFlushes = TimeSpan.FromSeconds(1);

    private readonly StreamWriter writer;
    private long flushed = Environment.TickCount64;

    private FrameJournal(StreamWriter writer) => this.writer = writer;

    /// <summary>Begins a journal, or goes on with one.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="key">What the frames are of.</param>
    /// <param name="isResumed">Whether frames that are there are gone on with.</param>
    /// <returns>The journal, and the frames that are done, with what the model remembered after the last of them.</returns>
    public static (FrameJournal Journal, List<EstimatedFrame> Done, double[] Memory) Open(string path, string key, bool isResumed)
    {
        List<EstimatedFrame> done = [];
        double[] memory = [];
        var end = 0L;
        if (isResumed && File.Exists(path))
        {
            (done, memory, end) = Read(path, key);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        stream.SetLength(end);
        stream.Seek(end, SeekOrigin.Begin);
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        if (end == 0)
        {
            writer.WriteLine(ObjectText.Of(json =>
            {
                json.BeginObject();
                json.Member("kind", Kind);
                json.Member("key", key);
                json.EndObject();
            }));
        }

        return (new(writer), done, memory);
    }

    /// <summary>Adds a frame.</summary>
    public void Add(EstimatedFrame frame, double[] memory)
    {
        writer.WriteLine(ObjectText.Of(json =>
        {
            json.BeginObject();
            json.Member("t", frame.Seconds);
            json.Name("m");
            json.Numbers(memory);
            json.Name("p");
            json.Array(frame.People, Write);
            json.EndObject();
        }));
        if (Environment.TickCount64 - flushed > BetweenFlushes.TotalMilliseconds)
        {
            writer.Flush();
            flushed = Environment.TickCount64;
        }
    }

    public void Dispose() => writer.Dispose();

    private static void Write(JsonPrinter json, EstimatedPerson person)
    {
        json.BeginObject();
        json.Name("b");
        json.Numbers([person.Box.X, person.Box.Y, person.Box.Width, person.Box.Height, person.Box.Score]);
        json.Name("k");
        json.Numbers([.. person.Keypoints.SelectMany(keypoint => new[] { keypoint.X, keypoint.Y, keypoint.Score })]);
        if (person.Joints is { } joints)
        {
            json.Name("j");
            json.Numbers([.. joints.SelectMany(joint => new[] { joint.X, joint.Y, joint.Z })]);
        }

        if (person.DepthsMillimeters is { } depths)
        {
            json.Name("d");
            json.Numbers([.. depths]);
        }

        json.EndObject();
    }

    // A line that was not written to its end is done again.
    private static (List<EstimatedFrame> Done, double[] Memory, long End) Read(string path, string key)
    {
        var (done, memory, end) = (new List<EstimatedFrame>(), Array.Empty<double>(), 0L);
        using var file = File.OpenRead(path);
        foreach (var line in Lines(file))
        {
            var value = ObjectText.Value(line, path);
            if (end == 0)
            {
                var found = value.Members.TryGetValue("key", out var known) ? known.Text : "";
                if (found != key)
                {
                    throw new FileFormatException(
                        "these frames are of another video, model or options, or of another version. Remove the file to begin again, or leave out --resume.", new(File: path));
                }
            }
            else
            {
                memory = [.. Numbers(value.Members["m"])];
                done.Add(new(Number(value.Members["t"]), [.. value.Members["p"].Items.Select(Person)]));
            }

            end += Encoding.UTF8.GetByteCount(line) + 1;
        }

        return (done, memory, end);
    }

    private static IEnumerable<string> Lines(Stream file)
    {
        var line = new List<byte>();
        var buffer = new byte[1 << 16];
        for (int count; (count = file.Read(buffer)) > 0;)
        {
            for (var at = 0; at < count; at++)
            {
                if (buffer[at] != '\n')
                {
                    line.Add(buffer[at]);
                    continue;
                }

                yield return Encoding.UTF8.GetString([.. line]);
                line.Clear();
            }
        }
    }

    private static EstimatedPerson Person(JsonTree value)
    {
        double[] box = [.. Numbers(value.Members["b"])];
        double[] keypoints = [.. Numbers(value.Members["k"])];
        return new(
            new(box[0], box[1], box[2], box[3], box[4]),
            [.. keypoints.Chunk(3).Select(one => new Keypoint(one[0], one[1], one[2]))],
            value.Members.TryGetValue("j", out var joints) ? [.. Numbers(joints).Chunk(3).Select(one => new Point3(one[0], one[1], one[2]))] : null)
        {
            DepthsMillimeters = value.Members.TryGetValue("d", out var depths) ? [.. Numbers(depths)] : null,
        };
    }

    private static IEnumerable<double> Numbers(JsonTree list) => list.Items.Select(Number);

    private static double Number(JsonTree value) => JsonNumber.Parse(Encoding.ASCII.GetBytes(value.Text)) ?? double.Parse(value.Text, CultureInfo.InvariantCulture);
}
