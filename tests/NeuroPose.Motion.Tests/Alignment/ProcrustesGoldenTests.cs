using System.Text.Json;
using NeuroPose.Alignment;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Alignment;

/// <summary>Alignment against the reference's arrays, scales and residuals.</summary>
public class ProcrustesGoldenTests
{
    private static readonly JsonElement Cases = Golden.Read("neuropose", "procrustes.json").GetProperty("cases");

    public static TheoryData<int, string> All
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var index = 0; index < Cases.GetArrayLength(); index++)
            {
                var golden = Cases[index];
                // Neither can be expressed here: the mode is an enumeration, and a pose has three coordinates by type.
                if (golden.GetProperty("case").GetString() is "unknown_mode" or "last_axis_2")
                {
                    continue;
                }

                data.Add(index, $"{golden.GetProperty("case")} {golden.GetProperty("mode")} scale {golden.GetProperty("fit_scale")}");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Alignment_gives_what_the_reference_gives(int index, string name)
    {
        var golden = Cases[index];
        Assert.StartsWith(golden.GetProperty("case").GetString()!, name, StringComparison.Ordinal);
        var mode = golden.GetProperty("mode").GetString();
        var (source, target) = Inputs(golden);
        var options = new ProcrustesOptions
        {
            Mode = mode == "per_frame" ? ProcrustesMode.PerFrame : ProcrustesMode.PerSequence,
            FitScale = golden.GetProperty("fit_scale").GetBoolean(),
        };

        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.Throws<AlignmentException>(() => Procrustes.Align(source, target, options));
            return;
        }

        var result = Procrustes.Align(source, target, options);

        if (result.Aligned.FrameCount == 0)
        {
            return;
        }

        var size = Math.Max(1, Largest(source, target));
        var residuals = GoldenPoses.Flatten(golden.GetProperty("rms_residual_per_frame")).ToArray();
        AssertClose(residuals, result.ResidualRms, 1e-9 * size);
        var diagnostics = golden.GetProperty("diagnostics");
        if (!AnyFrameIsOnePoint(source))
        {
            Assert.Equal(GoldenPoses.Number(diagnostics.GetProperty("scale")), result.MeanScale, 1e-12 * Math.Max(1, result.MeanScale));
        }

        if (!golden.GetProperty("unique").GetBoolean())
        {
            return;
        }

        Assert.Equal(GoldenPoses.Number(diagnostics.GetProperty("rotation_deg")), result.MeanRotationRadians * 180 / Math.PI, 5e-6);
        Assert.Equal(GoldenPoses.Number(diagnostics.GetProperty("translation")), result.MeanTranslation, 1e-9 * size);
        if (mode == "per_frame")
        {
            Assert.Equal(GoldenPoses.Number(diagnostics.GetProperty("rotation_deg_max")), result.MaxRotationRadians * 180 / Math.PI, 5e-6);
            Assert.Equal(GoldenPoses.Number(diagnostics.GetProperty("translation_max")), result.MaxTranslation, 1e-9 * size);
        }

        if (golden.TryGetProperty("aligned", out var aligned))
        {
            AssertClose(GoldenPoses.Flatten(aligned).ToArray(), result.Aligned.Coordinates.ToArray(), 1e-9 * size);
        }
    }

    private static (PoseSequence Source, PoseSequence Target) Inputs(JsonElement golden)
    {
        if (golden.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Array)
        {
            return (GoldenPoses.FromLists(source), GoldenPoses.FromLists(golden.GetProperty("target")));
        }

        var frames = golden.GetProperty("case").GetString() switch
        {
            "walk_a_to_b_f0_12" => ("trial_a", "trial_b", 12),
            "walk_a_to_b_all" => ("trial_a", "trial_b", 100),
            "degenerate_to_walk" => ("degenerate", "trial_a", 20),
            var other => throw new InvalidOperationException($"The inputs of {other} are not known."),
        };
        using var range = JsonDocument.Parse(FormattableString.Invariant($"[0, {frames.Item3}]"));
        return (
            GoldenPoses.FromClip($"pipeline/data/{frames.Item1}.json", range.RootElement),
            GoldenPoses.FromClip($"pipeline/data/{frames.Item2}.json", range.RootElement));
    }

    /// <summary>The reference divides rounding by rounding for a collapsed frame: its scale there is no number to compare with. Ours is 1.</summary>
    private static bool AnyFrameIsOnePoint(PoseSequence poses) =>
        Enumerable.Range(0, poses.FrameCount).Any(frame =>
            poses[frame, 0].Length > 0 && Enumerable.Range(1, poses.JointCount - 1).All(joint => poses[frame, joint] == poses[frame, 0]));

    private static double Largest(params PoseSequence[] sequences) =>
        sequences.Max(poses => poses.Coordinates.ToArray().Max(Math.Abs));

    private static void AssertClose(double[] expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var index = 0; index < expected.Length; index++)
        {
            Assert.True(Math.Abs(expected[index] - actual[index]) <= tolerance, FormattableString.Invariant($"At {index}: expected {expected[index]}, got {actual[index]}."));
        }
    }
}
