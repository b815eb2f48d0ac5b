using System.Buffers.Binary;
using NeuroPose.Testing;
using NeuroPose.Vitals.Signal;

namespace NeuroPose.Vitals.Tests;

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

    /// <summary>Whether the stream that a golden file rests on is in the folder.</summary>
    public static bool IsThere(string file) => File.Exists(Golden.PathTo("csi", StreamOf(file) + ".json"));

    public static string StreamOf(string file) => Golden.Read("csi", file).GetProperty("stream").GetString()!.Split(' ')[0];
}

/// <summary>A test on a golden file whose stream may be missing from the folder; it is skipped then, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StreamFactAttribute : FactAttribute
{
    public StreamFactAttribute(string file)
    {
        if (!GoldenStream.IsThere(file))
        {
            Skip = $"{GoldenStream.StreamOf(file)}.json, which {file} rests on, is not in the golden folder; NEUROPOSE_GOLDEN may name one that has it.";
        }
    }
}
