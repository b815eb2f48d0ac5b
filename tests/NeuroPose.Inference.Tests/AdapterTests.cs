using NeuroPose.Inference.Estimation;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.Tests.Synthetic;
using NeuroPose.Testing;
using NeuroPose.Videos;

namespace NeuroPose.Inference.Tests;

/// <summary>A video of a figure whose keypoints are known, through models that look at its pixels, back to where the keypoints are.</summary>
public sealed class AdapterTests : IDisposable
{
    private const int Frames = 20;

    private static readonly StickFigure Alone = new(180, 60, 360);
    private static readonly StickFigure Left = new(130, 60, 340, 0.8);
    private static readonly StickFigure Right = new(440, 100, 330, 1.1);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [VideoTheory]
    [InlineData(192)]
    [InlineData(256)]
    public void MoveNet_finds_the_keypoints_and_follows_the_person(int side)
    {
        using var estimator = PoseEstimator.Open(Model("movenet.onnx", ColorModels.MoveNetSingle(side)));

        Assert.Equal((ModelAdapter.MoveNetSingle, "COCO-17"), (estimator.Card.Adapter, estimator.Skeleton.Name));
        AssertFound(estimator, 1.0, Alone);
        Assert.NotEmpty(estimator.Memory);
    }

    [VideoFact]
    public void MoveNet_multipose_finds_two_people()
    {
        using var estimator = PoseEstimator.Open(Model("multi.onnx", ColorModels.MoveNetMulti(256, 192)));

        Assert.Equal(ModelAdapter.MoveNetMulti, estimator.Card.Adapter);
        AssertFound(estimator, 1.0, Left, Right);
    }

    [VideoFact]
    public void YOLO_pose_finds_two_people_each_once()
    {
        using var estimator = PoseEstimator.Open(Model("yolo.onnx", ColorModels.YoloPose(640)));

        Assert.Equal((ModelAdapter.YoloPose, 17), (estimator.Card.Adapter, estimator.Skeleton.JointCount));
        Assert.Contains("Ultralytics' code and weights are under AGPL-3.0.", estimator.Notes);
        AssertFound(estimator, 0.3, Left, Right);
    }

    [VideoFact]
    public void RTMO_finds_two_people()
    {
        using var estimator = PoseEstimator.Open(Model("rtmo.onnx", ColorModels.Rtmo(640)));

        Assert.Equal(ModelAdapter.Rtmo, estimator.Card.Adapter);
        AssertFound(estimator, 0.8, Left, Right);
    }

    [VideoFact]
    public void SimCC_finds_one_person_in_the_whole_frame_and_says_that_there_was_no_detector()
    {
        using var estimator = PoseEstimator.Open(Model("simcc.onnx", ColorModels.SimCC(288, 384)));

        Assert.Equal(ModelAdapter.SimCC, estimator.Card.Adapter);
        Assert.Contains("No detector was named: the whole frame was taken for the box of one person.", estimator.Notes);
        AssertFound(estimator, 1.8, Alone);
    }

    [VideoFact]
    public void SimCC_finds_everyone_that_a_detector_has_found()
    {
        var detector = Card(Model("yolox.onnx", ColorModels.Yolox(640)), ModelAdapter.Yolox);
        using var estimator = PoseEstimator.Open(Model("simcc.onnx", ColorModels.SimCC(192, 256)), new() { Detector = detector });

        Assert.Equal(["simcc.onnx", "yolox.onnx"], estimator.Files.Select(file => file.Name));

        // Each sees the discs of the other at the edge of its box, so that some keypoints are pulled aside; their boxes do not overlap here.
        AssertFound(estimator, 1.3, new StickFigure(120, 60, 340, 0.8), new StickFigure(500, 100, 330, 0.2));
    }

    [VideoFact]
    public void The_order_of_colors_is_the_card_s_and_a_wrong_one_is_seen_in_the_poses()
    {
        var file = Model("bgr.onnx", ColorModels.SimCC(288, 384, isBlueFirst: true));
        var mean = new[] { 103.53, 116.28, 123.675 };
        var std = new[] { 57.375, 57.12, 58.395 };

        // The synthetic model was told the same numbers for its first and its last color; the card's follow the order.
        var card = Card(file, ModelAdapter.SimCC) with { Input = new() { Color = ColorOrder.Bgr, Mean = [123.675, 116.28, 103.53], Std = [58.395, 57.12, 57.375] } };
        using (var estimator = PoseEstimator.Open(card))
        {
            AssertFound(estimator, 1.8, Alone);
        }

        using var wrong = PoseEstimator.Open(card with { Input = card.Input with { Color = ColorOrder.Rgb, Mean = mean, Std = std } });
        Assert.True(Errors(wrong, Alone).Max() > 50);
    }

    [VideoFact]
    public void RTMW3D_gives_depths_around_the_hip_and_no_pose_in_space()
    {
        using var estimator = PoseEstimator.Open(Model("deep.onnx", ColorModels.SimCC(288, 384, isDeep: true)));
        estimator.Restart();
        var person = estimator.Estimate(Video.Open(StickFigure.Write(folder.PathTo("deep.mkv"), 640, 480, 1, Alone)).First()).Single();

        Assert.Equal(ModelAdapter.SimCC3D, estimator.Card.Adapter);
        Assert.Null(person.Joints);
        for (var joint = 0; joint < 17; joint++)
        {
            Assert.Equal((((192 + (4 * joint)) / 2.0 / 192) - 1) * 2174.4869, person.DepthsMillimeters![joint], 6);
        }
    }

    [VideoTheory]
    [InlineData(HeatMapRule.Argmax, 10.6)] // A cell is 4 pixels of the input, or 13 of the frame: 9.4 at most, 5.1 on average.
    [InlineData(HeatMapRule.Quarter, 5.4)]
    [InlineData(HeatMapRule.Dark, 0.8)]
    public void Heat_maps_are_read_by_the_rule_of_the_card(HeatMapRule rule, double limit)
    {
        var card = Card(Model("hrnet.onnx", ColorModels.HeatMap(192, 256, isUnbiased: false)), ModelAdapter.HeatMap) with { HeatMapRule = rule, ScoreThreshold = 0.05 };
        using var estimator = PoseEstimator.Open(card);

        AssertFound(estimator, limit, Alone);
    }

    [VideoFact]
    public void Heat_maps_with_unbiased_processing_are_read_without_bias()
    {
        using var estimator = PoseEstimator.Open(Card(Model("vit.onnx", ColorModels.HeatMap(192, 256, isUnbiased: true)), ModelAdapter.HeatMapUdp) with { ScoreThreshold = 0.05 });

        AssertFound(estimator, 1.2, Alone);
    }

    [VideoFact]
    public void MeTRAbs_joints_lie_on_the_rays_of_the_camera_that_was_there()
    {
        using var estimator = PoseEstimator.Open(Card(Model("metrabs.onnx", ColorModels.MetrabsCrop(256)), ModelAdapter.MetrabsCrop) with { Skeleton = Poses.Skeleton.Coco17 });
        AssertFound(estimator, 1.5, Alone);

        // Half of 640 pixels over the tangent of half of 55 degrees.
        var person = estimator.Estimate(Video.Open(StickFigure.Write(folder.PathTo("one.mkv"), 640, 480, 1, Alone)).First()).Single();
        var focal = 320 / Math.Tan(27.5 * Math.PI / 180);
        foreach (var (joint, keypoint) in person.Joints!.Zip(person.Keypoints))
        {
            Assert.Equal(keypoint.X, (focal * joint.X / joint.Z) + 320, 6);
            Assert.Equal(keypoint.Y, (focal * joint.Y / joint.Z) + 240, 6);
        }
    }

    [Fact]
    public void Where_two_adapters_fit_the_tensors_a_card_is_asked_for()
    {
        var problem = Assert.Throws<ModelException>(() => PoseEstimator.Open(Model("map.onnx", ColorModels.HeatMap(192, 256, isUnbiased: false))));

        Assert.Contains("heatmap and heatmap-udp fit its tensors, and give different poses", problem.Message, StringComparison.Ordinal);
        Assert.Contains("(in: input float32 [?,3,256,192]; out: output float32 [?,17,64,48])", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`neuropose model add map.onnx --adapter NAME`", problem.Message, StringComparison.Ordinal);
    }

    [VideoFact]
    public void A_model_of_one_person_finds_nobody_on_an_empty_floor()
    {
        using var estimator = PoseEstimator.Open(Model("movenet.onnx", ColorModels.MoveNetSingle(192)));

        Assert.Empty(estimator.Estimate(Video.Open(StickFigure.Write(folder.PathTo("empty.mkv"), 640, 480, 1)).First()));
    }

    private string Model(string name, byte[] bytes)
    {
        File.WriteAllBytes(folder.PathTo(name), bytes);
        return folder.PathTo(name);
    }

    private static ModelCard Card(string file, ModelAdapter adapter) =>
        new() { Name = Path.GetFileNameWithoutExtension(file), File = file, Adapter = adapter, Input = ModelInput.Of(adapter), Skeleton = Poses.Skeleton.Coco17 };

    private void AssertFound(PoseEstimator estimator, double limit, params StickFigure[] figures)
    {
        var errors = Errors(estimator, figures);

        Assert.True(errors.Count > Frames * figures.Length * 8, $"{errors.Count} keypoints were compared");
        Assert.True(errors.Average() < limit / 2 && errors.Max() < limit, FormattableString.Invariant($"mean {errors.Average():0.00} px, largest {errors.Max():0.00} px"));
    }

    private List<double> Errors(PoseEstimator estimator, params StickFigure[] figures)
    {
        var path = StickFigure.Write(folder.PathTo($"{Guid.NewGuid():N}.mkv"), 640, 480, Frames, figures);
        List<double> errors = [];
        foreach (var frame in Video.Open(path))
        {
            var people = estimator.Estimate(frame).OrderBy(person => person.Box.X).ToList();
            if (people.Count != figures.Length)
            {
                return [1000];
            }

            for (var person = 0; person < figures.Length; person++)
            {
                var truth = figures[person].Keypoints(frame.Index);
                errors.AddRange(figures[person].Clear(frame.Index).Select(joint => Math.Sqrt(
                    Math.Pow(people[person].Keypoints[joint].X - truth[joint].X, 2) + Math.Pow(people[person].Keypoints[joint].Y - truth[joint].Y, 2))));
            }
        }

        return errors;
    }
}
