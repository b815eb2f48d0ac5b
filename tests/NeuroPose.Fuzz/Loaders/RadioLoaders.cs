using NeuroPose.Testing;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Fuzz.Loaders;

/// <summary>The files of radios' tools: a loader for each format, which is asked for by name, so that no damage sends it to another.</summary>
internal static class RadioLoaders
{
    private static readonly RadioFrameSample[] Narrow = [new(1, 3, 2, 30), new(1.1, 3, 2, 30), new(1.2, 1, 1, 30)];
    private static readonly RadioFrameSample[] Wide = [new(1.6e9, 2, 1, 64), new(1.6e9 + 0.1, 2, 1, 64)];
    private static readonly RadioFrameSample[] Tones = [new(1, 2, 1), new(1.1, 2, 1), new(4294.9, 2, 2)];

    public static IReadOnlyList<Loader> All { get; } =
    [
        Of(
            "intel",
            RecordingFormat.Intel5300,
            RadioFiles.Intel(Narrow),
            [.. RadioFiles.IntelRecord(0xC1, [1, 2, 3]), .. RadioFiles.Intel(Narrow, [40, 0, 42])]),
        Of(
            "nexmon",
            RecordingFormat.Nexmon,
            RadioFiles.Nexmon(Wide),
            RadioFiles.Nexmon(Wide, chip: 3),
            RadioFiles.Nexmon(Wide, chip: 0x6A, bigEndian: true, extra: 4),
            RadioFiles.Nexmon(Wide, linkType: 113)),
        Of("feitcsi", RecordingFormat.FeitCsi, RadioFiles.FeitCsi(Tones)),
        Of(
            "picoscenes",
            RecordingFormat.PicoScenes,
            RadioFiles.PicoScenes(Narrow, RadioFiles.Iwl5300),
            RadioFiles.PicoScenes(Tones, RadioFiles.Qca9300, version: 1),
            RadioFiles.PicoScenes(Tones, RadioFiles.Ax200, version: 4),
            RadioFiles.PicoScenes(Tones, RadioFiles.Usrp, version: 3)),
        Of("atheros", RecordingFormat.Atheros, RadioFiles.Atheros(Tones), RadioFiles.Atheros(Tones, bigEndian: true)),
        new("atheros-tables", Tables, (bytes, folder) =>
        {
            // The input is one of the three tables, another with each input.
            RadioFiles.AtherosTables(folder, Tones);
            var word = (bytes.Length % 3) switch { 0 => "real", 1 => "imag", _ => "status" };
            File.WriteAllBytes(Path.Combine(folder, $"take_csi_{word}_log.csv"), bytes);
            using var recording = CsiRecording.Open(folder);
            LookAt(recording);
        }),
    ];

    private static Loader Of(string name, RecordingFormat format, params byte[][] seeds) => new(name, _ => seeds, (bytes, _) =>
    {
        using var stream = new MemoryStream(bytes);
        var asked = bytes.Length % 3 == 0 ? RecordingFormat.Automatic : format;
        using var recording = CsiRecording.Read(stream, new() { Format = asked, AsSent = bytes.Length % 2 == 0 });
        LookAt(recording);
    });

    private static IReadOnlyList<byte[]> Tables(string folder)
    {
        RadioFiles.AtherosTables(folder, Tones);
        return [.. Directory.EnumerateFiles(folder, "take_csi_*.csv").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    private static void LookAt(CsiRecording recording)
    {
        foreach (var frame in recording.Frames())
        {
            _ = frame.ToString();
            if (frame.Amplitudes.Any(amplitude => !(amplitude >= 0)))
            {
                throw new InvalidOperationException("A frame has an amplitude that cannot be.");
            }
        }

        _ = recording.Report.ToString();
    }
}
