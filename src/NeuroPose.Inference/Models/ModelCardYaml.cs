using System.Globalization;
using System.Text;
using NeuroPose.Files;
using NeuroPose.Poses;
using NeuroPose.Values;
using NeuroPose.Yaml;

namespace NeuroPose.Inference.Models;

/// <summary>Model cards as YAML, read strictly, and written as the same text for the same card.</summary>
internal static class ModelCardYaml
{
    private static readonly string[] Keys =
    [
        "model", "file", "sha256", "adapter", "skeleton", "keypoints", "bones", "input", "heatmap_rule", "score_threshold", "detector", "license", "source",
    ];

    private static readonly (string Word, HeatMapRule Rule)[] Rules =
        [("argmax", HeatMapRule.Argmax), ("quarter", HeatMapRule.Quarter), ("dark", HeatMapRule.Dark)];

    /// <summary>Reads a card's file.</summary>
    public static ModelCard Read(string path) => Parse(
        ForeignFile.ReadText(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path), ForeignFile.LargestText), path);

    /// <summary>Reads a card's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Where it stands: the weights are looked for beside it.</param>
    public static ModelCard Parse(string text, string path)
    {
        var fields = new YamlFields(YamlText.Parse(text, path), "", path, Keys);
        var adapter = ModelAdapters.Find(fields.Text("adapter"))
            ?? throw fields.Error("adapter", $"unknown adapter \"{fields.Text("adapter")}\".{NearestName.Hint(fields.Text("adapter"), ModelAdapters.Known)}");
        var license = fields.OptionalMap("license", "id", "statement");
        var rule = fields.OptionalText("heatmap_rule");
        return new()
        {
            Name = fields.Text("model"),
            File = Path.Combine(
                Path.GetDirectoryName(path) ?? "", fields.Text("file", name => name == Path.GetFileName(name), "the name of a file beside the card")),
            Sha256 = fields.Text("sha256", IsHash, "a SHA-256: 64 digits of 0 to 9 and a to f"),
            Adapter = adapter,
            Input = Input(fields, adapter),
            Skeleton = Skeleton(fields, path),
            HeatMapRule = rule is null ? HeatMapRule.Quarter
                : Rules.Where(one => one.Word == rule).Select(one => (HeatMapRule?)one.Rule).FirstOrDefault()
                    ?? throw fields.Error("heatmap_rule", $"unknown rule \"{rule}\".{NearestName.Hint(rule, Rules.Select(one => one.Word))}"),
            ScoreThreshold = fields.OptionalNumber("score_threshold") ?? 0.3,
            Detector = fields.OptionalText("detector"),
            License = license is null ? null : new(license.Text("id"), license.Text("statement")),
            Source = fields.OptionalText("source") ?? "",
        };
    }

    /// <summary>The card's text.</summary>
    public static string Write(ModelCard card)
    {
        var text = new StringBuilder();
        Member(text, "model", Quoted(card.Name));
        Member(text, "file", Quoted(Path.GetFileName(card.File)));
        Member(text, "sha256", Quoted(card.Sha256 ?? ""));
        Member(text, "adapter", card.Adapter.Word());
        if (card.Skeleton is { } skeleton)
        {
            Member(text, "skeleton", Quoted(skeleton.Name));
            Member(text, "keypoints", $"[{string.Join(", ", skeleton.JointNames.Select(Quoted))}]");
            Member(text, "bones", $"[{string.Join(", ", skeleton.Bones.Select(bone => string.Create(CultureInfo.InvariantCulture, $"[{bone.From}, {bone.To}]")))}]");
        }

        text.Append("input:\n");
        Member(text, "  color", card.Input.Color == ColorOrder.Rgb ? "rgb" : "bgr");
        Member(text, "  mean", Numbers(card.Input.Mean));
        Member(text, "  std", Numbers(card.Input.Std));
        Member(text, "  pad", card.Input.Pad.ToString("R", CultureInfo.InvariantCulture));
        if (card.Input is { Width: { } width, Height: { } height })
        {
            Member(text, "  size", Numbers([width, height]));
        }

        if (card.Adapter is ModelAdapter.HeatMap or ModelAdapter.HeatMapUdp)
        {
            Member(text, "heatmap_rule", Rules.First(one => one.Rule == card.HeatMapRule).Word);
        }

        Member(text, "score_threshold", card.ScoreThreshold.ToString("R", CultureInfo.InvariantCulture));
        if (card.Detector is { } detector)
        {
            Member(text, "detector", Quoted(detector));
        }

        if (card.License is { } license)
        {
            text.Append("license:\n");
            Member(text, "  id", Quoted(license.Id));
            Member(text, "  statement", Quoted(license.Statement));
        }

        if (card.Source.Length > 0)
        {
            Member(text, "source", Quoted(card.Source));
        }

        return text.ToString();
    }

    /// <summary>Whether a text is a SHA-256 in lower-case hexadecimal.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static ModelInput Input(YamlFields fields, ModelAdapter adapter)
    {
        var usual = ModelInput.Of(adapter);
        if (fields.OptionalMap("input", "color", "mean", "std", "pad", "size") is not { } input)
        {
            return usual;
        }

        var size = Numbers(input, "size", 2);
        if (size is not null && !size.All(side => side is >= 16 and <= 4096 && side == Math.Floor(side)))
        {
            throw input.Error("size", "the size of the input is [width, height], whole numbers from 16 to 4096.");
        }

        return new()
        {
            Color = input.OptionalText("color") switch
            {
                null => usual.Color,
                "rgb" => ColorOrder.Rgb,
                "bgr" => ColorOrder.Bgr,
                var other => throw input.Error("color", $"unknown order of colors \"{other}\". Known: rgb, bgr."),
            },
            Mean = Numbers(input, "mean", 3) ?? usual.Mean,
            Std = Numbers(input, "std", 3) is { } std ? std.All(value => value != 0) ? std : throw input.Error("std", "no std may be 0.") : usual.Std,
            Pad = input.OptionalNumber("pad") ?? usual.Pad,
            Width = (int?)size?[0],
            Height = (int?)size?[1],
        };
    }

    private static Skeleton? Skeleton(YamlFields fields, string file)
    {
        var name = fields.OptionalText("skeleton");
        string[] joints = [.. fields.OptionalList("keypoints").Select(node => (node as YamlScalar)?.Text ?? throw YamlText.Error(file, node.Line, node.Column, "a keypoint's name is a text."))];
        var known = Poses.Skeleton.Known.FirstOrDefault(skeleton => skeleton.Name == name);
        if (joints.Length == 0)
        {
            return name is null ? null
                : known ?? throw fields.Error("skeleton", $"no skeleton is named \"{name}\", and no keypoints are listed.{NearestName.Hint(name, Poses.Skeleton.Known.Select(one => one.Name))}");
        }

        if (joints.Distinct(StringComparer.Ordinal).Count() < joints.Length)
        {
            throw fields.Error("keypoints", "two keypoints have the same name.");
        }

        if (known is not null && known.JointNames.SequenceEqual(joints))
        {
            return known;
        }

        Bone[] bones = [.. fields.OptionalList("bones").Select(node => ReadBone(node, joints.Length, file))];
        return bones.Length == 0 ? Poses.Skeleton.ForLabels(joints) : new(name ?? "unnamed", joints, bones);
    }

    private static Bone ReadBone(YamlNode node, int joints, string file)
    {
        if (node is YamlList { Items: [YamlScalar from, YamlScalar to] } && Index(from) is { } start && Index(to) is { } end)
        {
            return new(start, end, null);
        }

        throw YamlText.Error(file, node.Line, node.Column, FormattableString.Invariant($"a bone is two numbers of keypoints, [from, to], from 0 to {joints - 1}."));

        int? Index(YamlScalar scalar) =>
            NumberText.TryRead<int>(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < joints ? value : null;
    }

    private static double[]? Numbers(YamlFields fields, string key, int count)
    {
        var nodes = fields.OptionalList(key);
        if (nodes.Count == 0)
        {
            return null;
        }

        double[] numbers =
        [
            .. nodes.OfType<YamlScalar>().Select(scalar =>
                NumberText.TryRead<double>(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN),
        ];
        return numbers.Length == count && nodes.Count == count && numbers.All(double.IsFinite)
            ? numbers
            : throw fields.Error(key, FormattableString.Invariant($"\"{key}\" has {count} numbers."));
    }

    private static void Member(StringBuilder text, string key, string value) => text.Append(CultureInfo.InvariantCulture, $"{key}: {value}\n");

    private static string Numbers(IReadOnlyList<double> values) =>
        $"[{string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}]";

    private static string Quoted(string text) => Json.JsonText.Quote(text, ascii: false);
}
