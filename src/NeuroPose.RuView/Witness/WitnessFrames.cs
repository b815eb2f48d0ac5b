using NeuroPose.Json;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.RuView.Witness;

/// <summary>A witness's frames, in the form of the reference signal, so that the reference's own verifier reads them too.</summary>
internal static class WitnessFrames
{
    // The bundle's maker has looked at the times; a pause of hours is no fault here.
    private static readonly RecordingOptions Strict = new() { Strict = true, LongestStepSeconds = double.MaxValue };

    /// <summary>The frames of a bundle, or of the recording that stands in for them; null when there are none.</summary>
    /// <exception cref="FileFormatException">A frame cannot be used.</exception>
    public static IReadOnlyList<CsiFrame>? Read(BundleContent content, string? framesPath, CancellationToken cancellation)
    {
        if (content.Find(WitnessFiles.Frames) is { } bytes)
        {
            using var stream = new MemoryStream(bytes);
            using var recording = CsiRecording.Read(stream, Strict, WitnessFiles.Frames);
            return Take(recording, WitnessFiles.Frames, cancellation);
        }

        if (framesPath is null)
        {
            return null;
        }

        using var given = CsiRecording.Open(framesPath);
        return Take(given, framesPath, cancellation);
    }

    private static void Require(List<CsiFrame> frames, string source)
    {
        if (frames.Count == 0)
        {
            throw new FileFormatException("there is no CSI frame in it.", new Place(File: source));
        }

        for (var index = 0; index < frames.Count; index++)
        {
            if (!frames[index].IsComplete)
            {
                throw new FileFormatException("a witness needs an amplitude and a phase for every subcarrier; some are not known. Use a recording with I/Q: the server's own keeps amplitudes alone.", new Place(File: source, Frame: index));
            }
        }
    }

    public static byte[] Write(IReadOnlyList<CsiFrame> frames)
    {
        var first = frames[0];
        using var stream = new MemoryStream();
        using (var printer = new JsonPrinter(stream))
        {
            printer.BeginObject();
            printer.Member("description", "The frames of a witness");
            printer.Member("generator", "neuropose witness");
            printer.Member("num_frames", (long?)frames.Count);
            printer.Member("num_antennas", (long?)first.AntennaCount);
            printer.Member("num_subcarriers", (long?)first.SubcarrierCount);
            PrintKnown(printer, "sampling_rate_hz", first.SampleRateHz);
            PrintKnown(printer, "frequency_hz", first.Metadata.FrequencyMhz * 1e6 ?? double.NaN);
            PrintKnown(printer, "bandwidth_hz", first.Metadata.BandwidthMhz * 1e6 ?? double.NaN);
            printer.Name("frames");
            printer.BeginArray();
            foreach (var frame in frames)
            {
                Print(printer, frame);
            }

            printer.EndArray();
            printer.EndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void PrintKnown(JsonPrinter printer, string name, double value)
    {
        if (double.IsFinite(value))
        {
            printer.Member(name, (double?)value);
        }
    }

    private static void Print(JsonPrinter printer, CsiFrame frame)
    {
        printer.BeginObject();
        printer.Member("frame_index", (long?)frame.SampleIndex);
        PrintKnown(printer, "timestamp_s", frame.TimeSeconds);
        printer.Name("amplitude");
        Print(printer, frame.AntennaCount, frame.AmplitudesOf);
        printer.Name("phase");
        Print(printer, frame.AntennaCount, frame.PhasesOf);
        printer.EndObject();
    }

    private static void Print(JsonPrinter printer, int antennas, Func<int, ReadOnlySpan<double>> row)
    {
        printer.BeginArray();
        for (var antenna = 0; antenna < antennas; antenna++)
        {
            printer.Numbers(row(antenna));
        }

        printer.EndArray();
    }

    /// <summary>
    /// The first hundred frames that have the size and the node of the first one: a radio that changes its width sends several sizes.
    /// </summary>
    /// <exception cref="FileFormatException">There are none, or some of their values are not known.</exception>
    public static List<CsiFrame> Take(CsiRecording recording, string source, CancellationToken cancellation)
    {
        CsiFrame? first = null;
        List<CsiFrame> frames = [];
        foreach (var frame in recording.Frames(cancellation: cancellation))
        {
            first ??= frame;
            if (frame.AntennaCount == first.AntennaCount && frame.SubcarrierCount == first.SubcarrierCount && frame.Metadata.DeviceId == first.Metadata.DeviceId && frame.Metadata.Variant == first.Metadata.Variant)
            {
                frames.Add(frame);
            }

            if (frames.Count == FrameFeatures.MostFrames)
            {
                break;
            }
        }

        Require(frames, source);
        return frames;
    }
}
