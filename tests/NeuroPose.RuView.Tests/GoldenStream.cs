using System.Buffers.Binary;
using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests;

/// <summary>A stream of the golden folder: frames × subcarriers, exact in every language.</summary>
internal sealed record GoldenStream(string Name, RealMatrix Amplitudes, RealMatrix Phases, double SampleRateHz)
{
    public static GoldenStream Read(string name)
    {
        var file = Golden.Read("csi", name + ".json");
        var (frames, subcarriers) = (file.GetProperty("n_frames").GetInt32(), file.GetProperty("n_subcarriers").GetInt32());
        RealMatrix Matrix(string what)
        {
            var bytes = Convert.FromBase64String(file.GetProperty(what + "_i16_b64").GetString()!);
            var scale = file.GetProperty(what + "_scale").GetDouble();
            return new(frames, subcarriers, [.. Enumerable.Range(0, frames * subcarriers).Select(i => BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(2 * i)) / scale)]);
        }

        return new(name, Matrix("amplitude"), Matrix("phase"), file.GetProperty("sample_rate_hz").GetDouble());
    }

    /// <summary>A frame for each antenna that is asked for.</summary>
    public ChannelMatrix Channel(IEnumerable<int> frames)
    {
        var rows = frames.ToArray();
        return new(
            RealMatrix.FromRows([.. rows.Select(frame => Amplitudes.Row(frame).ToArray())]),
            RealMatrix.FromRows([.. rows.Select(frame => Phases.Row(frame).ToArray())]));
    }

    /// <summary>Rows of the amplitudes, from one frame to before another.</summary>
    public RealMatrix Between(int start, int end) =>
        RealMatrix.FromRows([.. Enumerable.Range(start, end - start).Select(frame => Amplitudes.Row(frame).ToArray())]);

    /// <summary>The stream that a golden file rests on.</summary>
    public static GoldenStream Under(string file) => Read(NameUnder(file) ?? throw new InvalidOperationException($"{file} names no stream."));

    /// <summary>The golden files of one kind (kind.json and kind_NAME.json) whose stream is in the folder.</summary>
    public static TheoryData<string> FilesOf(string kind) => new(
        Directory.GetFiles(Golden.PathTo("csi"), kind + "*.json")
            .Select(path => Path.GetFileName(path))
            .Where(name => (name == kind + ".json" || name.StartsWith(kind + "_", StringComparison.Ordinal)) && NameUnder(name) is { } stream && File.Exists(Golden.PathTo("csi", stream + ".json")))
            .Order(StringComparer.Ordinal));

    private static string? NameUnder(string file) =>
        Golden.Read("csi", file) is { ValueKind: JsonValueKind.Object } golden && golden.TryGetProperty("stream", out var name) ? name.GetString()!.Split(' ')[0] : null;
}

/// <summary>A test on golden files that rest on a stream; skipped, and it says so, in a folder that holds none of the streams.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StreamTheoryAttribute : TheoryAttribute
{
    public StreamTheoryAttribute(string kind)
    {
        if (GoldenStream.FilesOf(kind).Count == 0)
        {
            Skip = $"No {kind}.json with its stream is in the golden folder; NEUROPOSE_GOLDEN may name one that has both.";
        }
    }
}
