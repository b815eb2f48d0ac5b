using System.Security.Cryptography;
using NeuroPose.Datasets;

namespace NeuroPose.Formats.Tests.Collections;

public sealed class DatasetRecordingsTests : IDisposable
{
    private readonly StudyFolder study = new();

    public void Dispose() => study.Dispose();

    [Fact]
    public void A_motion_file_of_a_dataset_is_loaded_after_its_hash_was_checked()
    {
        study.File("walk.json", x: 5);
        var path = Path.Combine(study.Root, "walk.json");
        var bytes = File.ReadAllBytes(path);
        study.Write("dataset.yaml", $$"""
            name: walks
            title: Walks
            description: A walk.
            origin:
              source: a test
            license:
              id: CC0-1.0
              statement: Do as you like.
            skeleton: BODY_25
            units: {}
            files:
              - name: walk
                file: walk.json
                sha256: {{Convert.ToHexStringLower(SHA256.HashData(bytes))}}
                bytes: {{bytes.Length}}
            """);
        var dataset = Dataset.Open(study.Root);

        var recording = dataset.LoadRecording("walk", new() { FramesPerSecond = 30 });

        Assert.Equal((5.0, 30.0), (recording.Persons[0].Coordinates.Span[0], recording.FramesPerSecond));
        bytes[^3] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("the file is not the one that the manifest describes", Assert.Throws<DatasetException>(() => dataset.LoadRecording("walk")).Message, StringComparison.Ordinal);
    }
}
