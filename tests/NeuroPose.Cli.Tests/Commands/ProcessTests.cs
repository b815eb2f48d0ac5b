using System.Text;
using NeuroPose.Formats;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.Tests.Synthetic;
using NeuroPose.Testing;
using NeuroPose.Videos;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>neuropose process</c>, <c>model</c> and <c>benchmark</c>, as somebody types them.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [VideoFact]
    public async Task A_video_is_processed_into_a_trial_that_other_commands_read()
    {
        var output = studio.PathTo("out", "walk.json");
        var run = await CommandRun.OfAsync("process", studio.Video(), "--model", studio.MoveNet(), "-o", output, "--overlay");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("12 frames, 1 people; a frame took ", run.Out, StringComparison.Ordinal);
        Assert.Contains("note: The model has no card; it was taken for movenet-single by its tensors.", run.Out, StringComparison.Ordinal);
        Assert.Equal(
            ["walk.json", "walk.overlay.mp4", "walk.scores.csv", "walk.sheet.png"], Directory.GetFiles(studio.PathTo("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(12, VideoPredictions.Load(output).Frames.Count(frame => frame.PersonCount == 1));

        // Where the limbs are the overlay is colored, where nothing is it is as dark as the video.
        var drawn = Video.Open(studio.PathTo("out", "walk.overlay.mp4")).ToList();
        Assert.Equal(12, drawn.Count);
        var (hip, knee) = (Studio.Walker.Keypoints(0)[11], Studio.Walker.Keypoints(0)[13]);
        var pixel = Pixel(drawn[0], (hip.X + knee.X) / 2, (hip.Y + knee.Y) / 2);
        Assert.True(pixel.Green > 100 && pixel.Green > pixel.Red + 60, $"{pixel}");
        Assert.True(Pixel(drawn[0], 10, 10).Green < 60);
        Assert.Equal([0x89, 0x50], File.ReadAllBytes(studio.PathTo("out", "walk.sheet.png"))[..2]);

        var info = await CommandRun.OfAsync("trial", "info", output);
        Assert.Equal(0, info.Code);
        Assert.Contains("COCO-17", info.Out, StringComparison.Ordinal);
    }

    [VideoFact]
    public async Task A_folder_of_videos_is_processed_side_by_side_and_one_that_is_broken_stops_no_other()
    {
        Directory.CreateDirectory(studio.PathTo("videos"));
        studio.Video(Path.Combine("videos", "a.mkv"));
        studio.Video(Path.Combine("videos", "b.mkv"), 9);
        File.WriteAllText(studio.PathTo("videos", "c.mp4"), "no video");

        var run = await CommandRun.OfAsync("process", studio.PathTo("videos"), "--model", studio.MoveNet(), "-o", studio.PathTo("out"), "--parallel", "2");

        Assert.Equal(2, run.Code);
        Assert.Contains("c.mp4: this is no video that ffmpeg can read", run.Complaint, StringComparison.Ordinal);
        Assert.Equal(["a_predictions.json", "b_predictions.json"], Directory.GetFiles(studio.PathTo("out"), "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFiles(studio.PathTo("out"), "*.part"));
    }

    [VideoFact]
    public async Task The_same_call_in_another_process_gives_the_same_bytes()
    {
        var (video, model) = (studio.Video(), studio.MoveNet());
        await CommandRun.OfAsync("process", video, "--model", model, "-o", studio.PathTo("here.json"), "--deterministic");
        var command = Path.Combine(AppContext.BaseDirectory, "neuropose.dll");

        var other = await ChildProcess.RunAsync("dotnet", [command, "process", video, "--model", model, "-o", studio.PathTo("there.json"), "--deterministic"]);

        Assert.True(other.Code == 0, other.Error);
        Assert.Equal(File.ReadAllBytes(studio.PathTo("here.json")), File.ReadAllBytes(studio.PathTo("there.json")));
        Assert.Equal(File.ReadAllBytes(studio.PathTo("here.scores.csv")), File.ReadAllBytes(studio.PathTo("there.scores.csv")));
    }

    [VideoFact]
    public async Task A_file_in_work_is_no_trial_and_an_error_leaves_no_output()
    {
        var cut = studio.PathTo("cut.mkv");
        VideoFiles.Make("-f lavfi -i testsrc2=s=160x120:r=30:d=6 -pix_fmt yuv420p {}", studio.PathTo("whole.mkv"));
        var bytes = await File.ReadAllBytesAsync(studio.PathTo("whole.mkv"));
        await File.WriteAllBytesAsync(cut, bytes[..(bytes.Length / 2)]);

        var run = await CommandRun.OfAsync("process", cut, "--model", studio.MoveNet(), "-o", studio.PathTo("cut.json"));

        Assert.Equal(2, run.Code);
        Assert.Contains("The file is cut or damaged: copy it again, or accept it as it is.", run.Complaint, StringComparison.Ordinal);
        Assert.False(File.Exists(studio.PathTo("cut.json")));
        var part = await CommandRun.OfAsync("trial", "info", studio.PathTo("cut.json.part"));
        Assert.Equal(2, part.Code);

        var accepted = await CommandRun.OfAsync("process", cut, "--model", studio.MoveNet(), "-o", studio.PathTo("cut.json"), "--allow-truncated", "--resume");
        Assert.Equal((0, ""), (accepted.Code, accepted.Error));
        Assert.Contains("note: The video is not whole: ", accepted.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(studio.PathTo("cut.json.part")));
    }

    [VideoTheory]
    [InlineData("missing", "absent.mp4: there is no such file.")]
    [InlineData("empty", "empty.mp4: the file is empty; expected a video.")]
    [InlineData("sound", "no video in this file")]
    [InlineData("no model", "this is no ONNX model, or it is cut.")]
    [InlineData("no file of a model", "there is no such model file.")]
    [InlineData("cut model", "this is no ONNX model, or it is cut.")]
    [InlineData("empty model", "the model file is empty.")]
    [InlineData("operator set", "the model is of a newer ONNX than ONNX Runtime 1.")]
    [InlineData("shape", "its card says movenet-multi, and its tensors are those of another model")]
    [InlineData("cuda", "CUDA is not available: this build of ONNX Runtime has CPUExecutionProvider")]
    [InlineData("disk", "No space left on device")]
    [InlineData("two adapters", "heatmap and heatmap-udp fit its tensors")]
    [InlineData("unknown model", "there is no model \"nosuch\" here, and no file of that name.")]
    public async Task What_is_wrong_is_said_in_one_paragraph(string what, string expected)
    {
        var (video, model, output, more) = (studio.Video(), studio.MoveNet(), studio.PathTo("out.json"), Array.Empty<string>());
        switch (what)
        {
            case "missing":
                video = studio.PathTo("absent.mp4");
                break;
            case "empty":
                File.WriteAllText(video = studio.PathTo("empty.mp4"), "");
                break;
            case "sound":
                VideoFiles.Make("-f lavfi -i sine=d=1 {}", video = studio.PathTo("sound.m4a"));
                break;
            case "no model":
                model = studio.Model("words.onnx", "these are words"u8.ToArray());
                break;
            case "no file of a model":
                model = studio.PathTo("absent.onnx");
                break;
            case "cut model":
                model = studio.Model("cut.onnx", (await File.ReadAllBytesAsync(model))[..300]);
                break;
            case "empty model":
                model = studio.Model("empty.onnx", []);
                break;
            case "operator set":
                model = studio.Model("new.onnx", OfOperatorSet(99));
                break;
            case "shape":
                var card = Studio.Card(model, ModelAdapter.MoveNetMulti);
                (card with { Sha256 = card.Verify() }).Save();
                break;
            case "cuda":
                more = ["--device", "cuda"];
                break;
            case "disk" when !OperatingSystem.IsLinux():
                return;
            case "disk":
                output = "/dev/full";
                break;
            case "two adapters":
                model = studio.Model("map.onnx", ColorModels.HeatMap(192, 256, false));
                break;
            default:
                (model, more) = ("nosuch", ["--models", studio.PathTo("models")]);
                break;
        }

        var run = await CommandRun.OfAsync(["process", video, "--model", model, "-o", output, .. more]);

        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Complaint, StringComparison.Ordinal);
        Assert.False(File.Exists(studio.PathTo("out.json")));
    }

    [VideoFact]
    public async Task A_model_is_added_used_by_its_name_and_refused_when_it_was_changed()
    {
        var cache = studio.PathTo("models");
        var added = await CommandRun.OfAsync("model", "add", studio.MoveNet(), "--name", "mine", "--license", "CC-BY-4.0", "--source", "our laboratory", "--models", cache);
        Assert.Equal((0, ""), (added.Code, added.Error));

        var run = await CommandRun.OfAsync("process", studio.Video(), "--model", "mine", "--models", cache, "-o", studio.PathTo("out.json"));
        Assert.Equal((0, ""), (run.Code, run.Error));
        var how = VideoPredictions.Load(studio.PathTo("out.json")).Provenance!.Workbench!.Estimation!;
        Assert.Equal(("mine", "CC-BY-4.0", "our laboratory"), (how.Model, how.License, how.Source));

        Assert.StartsWith("mine: movenet-single, COCO-17 (17 joints), CC-BY-4.0\n", (await CommandRun.OfAsync("model", "list", "--models", cache)).Out, StringComparison.Ordinal);
        Assert.Contains("source: our laboratory", (await CommandRun.OfAsync("model", "info", "mine", "--models", cache)).Out, StringComparison.Ordinal);
        Assert.StartsWith("mine: intact (", (await CommandRun.OfAsync("model", "verify", "--models", cache)).Out, StringComparison.Ordinal);

        var weights = Path.Combine(cache, "mine", "mine.onnx");
        var bytes = await File.ReadAllBytesAsync(weights);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(weights, bytes);
        var verify = await CommandRun.OfAsync("model", "verify", "--models", cache);
        Assert.Equal(1, verify.Code);
        var refused = await CommandRun.OfAsync("process", studio.Video(), "--model", "mine", "--models", cache, "-o", studio.PathTo("again.json"));
        Assert.Equal(2, refused.Code);
        Assert.Contains("the weights were changed or damaged", refused.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_a_license_is_printed_and_yes_is_needed()
    {
        var run = await CommandRun.OfAsync("model", "fetch", "movenet-lightning", "--models", studio.PathTo("models"));

        Assert.Equal(2, run.Code);
        Assert.Contains("license: Apache-2.0. The weights are Google's", run.Out, StringComparison.Ordinal);
        Assert.Equal("nobody can be asked here whether the license is accepted. Read it above, and give --yes.", run.Complaint);
        Assert.False(Directory.Exists(studio.PathTo("models")));
    }

    [VideoFact]
    public async Task A_benchmark_prints_its_figures_and_writes_both_files()
    {
        var run = await CommandRun.OfAsync(
            "benchmark", studio.Video(), "--model", studio.MoveNet(), "--repeats", "2", "--compare-cpu", "-o", studio.PathTo("speed.json"), "--predictions-output", studio.PathTo("poses.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("the poses differ by at most 0 px in 12 frames", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, BenchmarkResult.Load(studio.PathTo("speed.json")).Repeats);
        Assert.Equal(12, VideoPredictions.Load(studio.PathTo("poses.json")).Frames.Count);
    }

    [VideoFact]
    public async Task Videos_of_calibrated_cameras_become_a_trial_in_space_and_without_a_camera_s_name_nothing_is_guessed()
    {
        // One camera looks straight ahead; the other is 500 mm to its right, and sees the figure 50 pixels further left: 3 m away.
        var calibration = studio.PathTo("Calib.toml");
        static string Camera(string name, double x) => FormattableString.Invariant(
            $"[{name}]\nname = \"{name}\"\nsize = [320, 320]\nmatrix = [[300.0, 0, 160.0], [0, 300.0, 160.0], [0, 0, 1.0]]\ndistortions = [0, 0, 0, 0]\nrotation = [0, 0, 0]\ntranslation = [{x}, 0, 0]\nfisheye = false\n");
        await File.WriteAllTextAsync(calibration, Camera("left", 0) + Camera("right", -0.5));
        var figure = Studio.Walker with { PixelsPerFrame = 1 };
        var left = StickFigure.Write(studio.PathTo("walk-left.mkv"), 320, 320, 6, [figure]);
        var right = StickFigure.Write(studio.PathTo("walk-right.mkv"), 320, 320, 6, [figure with { Left = figure.Left - 50 }]);

        var run = await CommandRun.OfAsync("process", left, right, "--model", studio.MoveNet(), "--cameras", calibration, "-o", studio.PathTo("out"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        var poses = VideoPredictions.Load(studio.PathTo("out", "triangulated_predictions.json")).Poses();
        Assert.Equal((3, "COCO-17"), (poses.Dimensions, poses.Skeleton.Name));
        var shoulder = figure.Keypoints(4)[5];
        Assert.InRange(poses[4, "left_shoulder"].Z, 2900, 3100);
        Assert.InRange(poses[4, "left_shoulder"].X, ((shoulder.X - 160) * 10) - 40, ((shoulder.X - 160) * 10) + 40);

        File.Move(right, studio.PathTo("walk-other.mkv"));
        var refused = await CommandRun.OfAsync("process", left, studio.PathTo("walk-other.mkv"), "--model", studio.MoveNet(), "--cameras", calibration, "-o", studio.PathTo("out"));
        Assert.Contains("of which camera is ", refused.Complaint, StringComparison.Ordinal);
    }

    private static (byte Red, byte Green, byte Blue) Pixel(VideoFrame frame, double x, double y)
    {
        var at = (((int)y * frame.Width) + (int)x) * 3;
        return (frame.Bytes.Span[at], frame.Bytes.Span[at + 1], frame.Bytes.Span[at + 2]);
    }

    // The model's last field: an operator set without a domain.
    private static byte[] OfOperatorSet(byte version)
    {
        var bytes = ColorModels.MoveNetSingle(192);
        var at = Encoding.Latin1.GetString(bytes).LastIndexOf("\u0042\u0004\u000a\u0000\u0010\u0012", StringComparison.Ordinal);
        Assert.True(at > 0);
        bytes[at + 5] = version;
        return bytes;
    }
}
