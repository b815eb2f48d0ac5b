using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Inference.Import;
using NeuroPose.Inference.Models;
using NeuroPose.Poses;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose model</c>: the models that poses are estimated with, their cards, and how they come into the cache.</summary>
internal static class ModelCommand
{
    public static Command Create(Screen screen) => new("model", "Lists, fetches, converts and checks models.")
    {
        List(screen), Info(screen), ModelFetchCommand.Create(screen), Import(screen), Add(screen), Verify(screen),
    };

    private static Command List(Screen screen)
    {
        var folder = ModelFolder.Option();
        var list = new Command("list", "Says which models are here, and which can be fetched.") { folder };
        list.SetAction((parsed, _) =>
        {
            var cache = ModelFolder.Of(parsed, folder);
            foreach (var name in cache.Names)
            {
                screen.WriteLine(cache.Open(name).ToString());
            }

            foreach (var model in ModelRegistry.Bundled.Models.Where(model => !cache.Names.Contains(model.Name)))
            {
                screen.WriteLine(FormattableString.Invariant($"{model.Name}: {model.Adapter.Word()}, {model.License.Id}; not fetched (npm {model.Package.Name}, {model.Package.Bytes / 1e6:0.0} MB)"));
            }

            screen.WriteLine($"The cache is {cache.Folder}.");
            return Task.FromResult(ExitCode.Success);
        });
        return list;
    }

    private static Command Info(Screen screen)
    {
        var model = Model();
        var folder = ModelFolder.Option();
        var info = new Command("info", "Prints a model's card; of a file without one, what its tensors tell.") { model, folder };
        info.SetAction((parsed, _) =>
        {
            var card = ModelFolder.CardOf(parsed.GetRequiredValue(model), ModelFolder.Of(parsed, folder), new());
            screen.WriteLine(card.ToString());
            screen.WriteLine($"  file: {card.File}");
            screen.WriteLine($"  SHA-256: {card.Sha256 ?? card.Verify()}");
            screen.WriteLine(FormattableString.Invariant($"  input: {card.Input.Color.ToString().ToLowerInvariant()}, mean {string.Join(' ', card.Input.Mean)}, std {string.Join(' ', card.Input.Std)}, pad {card.Input.Pad}"));
            screen.WriteLine($"  keypoints: {(card.Skeleton is { } skeleton ? string.Join(", ", skeleton.JointNames) : "not known")}");
            screen.WriteLine(FormattableString.Invariant($"  score threshold: {card.ScoreThreshold}"));
            screen.WriteLine($"  detector: {card.Detector ?? (card.Adapter.NeedsBox() ? "none named; the whole frame is one person's" : "none needed")}");
            screen.WriteLine($"  license: {(card.License is { } license ? $"{license.Id}. {license.Statement}" : "not stated")}");
            screen.WriteLine($"  source: {(card.Source.Length > 0 ? card.Source : "not stated")}");
            foreach (var assumption in card.Assumptions)
            {
                screen.WriteLine($"  note: {assumption}");
            }

            return Task.FromResult(ExitCode.Success);
        });
        return info;
    }

    private static Command Import(Screen screen)
    {
        var file = new Argument<string>("model.json") { Description = "A graph model of TensorFlow.js; its weights lie beside it." }.NoOptions();
        var (name, adapter, license, folder) = (Name(), Adapter(), License(), ModelFolder.Option());
        var import = new Command("import", "Converts a graph model of TensorFlow.js to ONNX, and puts it into the cache with a card.") { file, name, adapter, license, folder };
        import.SetAction((parsed, _) =>
        {
            var path = parsed.GetRequiredValue(file);
            var cache = ModelFolder.Of(parsed, folder);
            Say(cache.FromTensorFlowJs(
                path, parsed.GetValue(name) ?? Path.GetFileNameWithoutExtension(path), AdapterOf(parsed, adapter), LicenseOf(parsed, license)), screen);
            return Task.FromResult(ExitCode.Success);
        });
        return import;
    }

    private static Command Add(Screen screen)
    {
        var file = new Argument<string>("file") { Description = "An ONNX file." }.NoOptions();
        var (name, adapter, license, folder) = (Name(), Adapter(), License(), ModelFolder.Option());
        var skeleton = new Option<string?>("--skeleton") { Description = "The keypoints, by the name of a known skeleton: COCO-17, Halpe-26, …", HelpName = "name" };
        var color = new Option<ColorOrder?>("--color") { Description = "The order of colors that the model was trained with: rgb or bgr." };
        var rule = new Option<HeatMapRule?>("--heatmap-rule") { Description = "Of heat maps: argmax, quarter or dark." };
        var threshold = new Option<double?>("--score-threshold") { Description = "Below this score a keypoint is not taken for seen." };
        var detector = new Option<string?>("--detector") { Description = "The model in the cache that finds people for this one.", HelpName = "name" };
        var source = new Option<string?>("--source") { Description = "Where the file is from.", HelpName = "text" };
        var add = new Command("add", "Copies an ONNX file into the cache, and writes its card.")
        {
            file, name, adapter, skeleton, color, rule, threshold, detector, license, source, folder,
        };
        add.SetAction((parsed, _) =>
        {
            var path = parsed.GetRequiredValue(file);
            var card = File.Exists(Path.ChangeExtension(path, null) + ModelCard.Extension) ? ModelCard.Load(path) : ModelImport.Described(path, AdapterOf(parsed, adapter));
            card = card with
            {
                Name = parsed.GetValue(name) ?? card.Name,
                Adapter = AdapterOf(parsed, adapter) ?? card.Adapter,
                Skeleton = parsed.GetValue(skeleton) is { } known ? SkeletonOf(known) : card.Skeleton,
                Input = card.Input with { Color = parsed.GetValue(color) ?? card.Input.Color },
                HeatMapRule = parsed.GetValue(rule) ?? card.HeatMapRule,
                ScoreThreshold = parsed.GetValue(threshold) ?? card.ScoreThreshold,
                Detector = parsed.GetValue(detector) ?? card.Detector,
                License = LicenseOf(parsed, license) ?? card.License,
                Source = parsed.GetValue(source) ?? card.Source,
            };
            Say(ModelFolder.Of(parsed, folder).Add(card), screen);
            return Task.FromResult(ExitCode.Success);
        });
        return add;
    }

    private static Command Verify(Screen screen)
    {
        var model = new Argument<string[]>("model") { Description = "Names or files of models; by default all in the cache.", Arity = ArgumentArity.ZeroOrMore }.NoOptions();
        var folder = ModelFolder.Option();
        var verify = new Command("verify", "Compares the weights with the SHA-256 in their cards. Exit code 1 when one differs.") { model, folder };
        verify.SetAction((parsed, _) =>
        {
            var cache = ModelFolder.Of(parsed, folder);
            var isIntact = true;
            foreach (var word in parsed.GetValue(model) is { Length: > 0 } named ? named : cache.Names)
            {
                try
                {
                    var card = ModelFolder.IsFile(word) ? ModelCard.Load(word) : cache.Open(word);
                    screen.WriteLine($"{card.Name}: intact ({card.Verify()})");
                }
                catch (ModelException problem)
                {
                    screen.WriteLine(problem.Message);
                    isIntact = false;
                }
            }

            return Task.FromResult(isIntact ? ExitCode.Success : ExitCode.Difference);
        });
        return verify;
    }

    /// <summary>A model that is in the cache now.</summary>
    public static void Say(ModelCard card, Screen screen)
    {
        screen.WriteLine(card.ToString());
        screen.WriteLine($"  {card.File}");
        screen.WriteLine($"  use it: neuropose process VIDEO {(card.Adapter.IsDetector() ? "--model MODEL --detector" : "--model")} {card.Name}");
    }

    private static Argument<string> Model() => new Argument<string>("model") { Description = "A name (see: neuropose model list), or an ONNX file." }.NoOptions();

    private static Option<string?> Name() => new("--name") { Description = "What the model is called; by default the file's name.", HelpName = "name" };

    private static Option<string?> License() => new("--license") { Description = "Under which terms the weights may be used, such as Apache-2.0.", HelpName = "id" };

    private static Option<string?> Adapter() => new("--adapter")
    {
        Description = $"How the model's numbers are read: {string.Join(", ", ModelAdapters.Known)}; by default what its tensors tell.",
        HelpName = "adapter",
    };

    private static ModelAdapter? AdapterOf(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is not { } word ? null
        : ModelAdapters.Find(word) ?? throw new UsageException($"--adapter: unknown adapter \"{word}\".{NearestName.Hint(word, ModelAdapters.Known)}");

    private static ModelLicense? LicenseOf(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } id ? new(id, "Stated by who added the model.") : null;

    private static Skeleton SkeletonOf(string name)
    {
        try
        {
            return Skeleton.Named(name);
        }
        catch (ArgumentException refused)
        {
            throw UsageException.Of("--skeleton", refused);
        }
    }
}
