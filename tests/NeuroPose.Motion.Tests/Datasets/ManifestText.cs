using NeuroPose.Datasets;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Datasets;

/// <summary>A small dataset as text, for tests of what is wrong with one.</summary>
internal static class ManifestText
{
    /// <summary>One file, a.json, which holds "hello".</summary>
    public const string Good = """
        name: tiny
        title: A tiny dataset
        description: One file.
        origin:
          source: made by hand
        license:
          id: CC0-1.0
          statement: Do as you like.
        skeleton: berkeley_mhad_43
        units:
          poses3d: mm
        files:
          - name: a
            file: a.json
            sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
            bytes: 5
            cadence_steps_per_minute: 100.5
        """;

    public static Dataset Open(TemporaryFolder folder, string manifest, string contents = "hello")
    {
        File.WriteAllText(folder.PathTo("dataset.yaml"), manifest);
        File.WriteAllText(folder.PathTo("a.json"), contents);
        return Dataset.Open(folder.Root);
    }
}
