namespace NeuroPose.RuView.Witness;

/// <summary>The files of a bundle that verifying looks into.</summary>
internal static class WitnessFiles
{
    public const string Manifest = "MANIFEST.sha256";
    public const string Readme = "WITNESS.md";
    public const string Frames = "proof/sample_csi_data.json";
    public const string Hash1 = "proof/expected_features.sha256";
    public const string Hash2 = "proof/expected_features_v2.sha256";
    public const string Features2 = "proof/expected_features_v2.jsonl";
    public const string TestSummary = "test-results/summary.txt";

    private static readonly string[] Needed = [Manifest, Frames, Hash1, Hash2, Features2, TestSummary];

    /// <summary>Whether a file of this name, in whatever folder of the bundle, is kept.</summary>
    public static bool AreNeeded(string name) => Needed.Any(needed => name == needed || name.EndsWith("/" + needed, StringComparison.Ordinal));
}
