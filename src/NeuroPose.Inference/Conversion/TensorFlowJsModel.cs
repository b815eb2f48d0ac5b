using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NeuroPose.Files;
using NeuroPose.Inference.Models;
using NeuroPose.Json;

namespace NeuroPose.Inference.Conversion;

/// <summary>A constant of a TensorFlow.js model: single precision or whole numbers.</summary>
internal sealed record WeightTensor(string Name, long[] Shape, float[]? Singles, int[]? Wholes, bool IsTruth);

/// <summary>A node of a TensorFlow graph.</summary>
internal sealed record GraphNode(string Name, string Operation, IReadOnlyList<string> Inputs, JsonTree? Attributes)
{
    /// <summary>A whole number of the node's attributes.</summary>
    public long Whole(string name, long whenAbsent = 0) => Member(name, "i") is { } value ? Parse(value) : whenAbsent;

    /// <summary>A truth value of the node's attributes.</summary>
    public bool Flag(string name) => Member(name, "b")?.Kind == JsonKind.True;

    /// <summary>A text of the node's attributes, which stands in base 64.</summary>
    public string Text(string name) => Member(name, "s") is { } value ? Decoded(value) : "";

    /// <summary>A type of the node's attributes, such as <c>DT_INT32</c>.</summary>
    public string Type(string name) => Member(name, "type")?.Text ?? "";

    /// <summary>A list of whole numbers of the node's attributes; empty where it is absent.</summary>
    public long[] Wholes(string name) => [.. ListOf(name, "i").Select(Parse)];

    /// <summary>A list of texts of the node's attributes.</summary>
    public string[] Texts(string name) => [.. ListOf(name, "s").Select(Decoded)];

    /// <summary>The sides of a shape of the node's attributes; −1 where they are open.</summary>
    public long[] Shape(string name) => TensorFlowJsModel.Sides(Member(name, "shape"));

    private static string Decoded(JsonTree value) => Encoding.UTF8.GetString(Convert.FromBase64String(value.Text));

    private static long Parse(JsonTree value) => long.Parse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private JsonTree? Member(string name, string kind) => TensorFlowJsModel.Find(TensorFlowJsModel.Find(Attributes, name), kind);

    private IReadOnlyList<JsonTree> ListOf(string name, string kind) => TensorFlowJsModel.Find(Member(name, "list"), kind)?.Items ?? [];
}

/// <summary>A tensor that a model takes or gives.</summary>
internal sealed record SignatureTensor(string Name, string Node, string Type, long[] Sides);

/// <summary>
/// A graph model of TensorFlow.js: <c>model.json</c> with the graph, and files of weights beside it. Everything in it is checked: the
/// file is a stranger's.
/// </summary>
internal sealed class TensorFlowJsModel
{
    private const long LargestGraph = 64L << 20;
    private const long LargestWeights = 1L << 30;

    private TensorFlowJsModel(
        string file, IReadOnlyDictionary<string, GraphNode> nodes, IReadOnlyDictionary<string, WeightTensor> weights, IReadOnlyList<SignatureTensor> outputs, string madeBy)
    {
        (File, Nodes, Weights, Outputs, MadeBy) = (file, nodes, weights, outputs, madeBy);
    }

    /// <summary>The model's file, for messages.</summary>
    public string File { get; }

    /// <summary>The nodes by their names.</summary>
    public IReadOnlyDictionary<string, GraphNode> Nodes { get; }

    /// <summary>The constants by their names.</summary>
    public IReadOnlyDictionary<string, WeightTensor> Weights { get; }

    /// <summary>What the model gives, in the order of its signature.</summary>
    public IReadOnlyList<SignatureTensor> Outputs { get; }

    /// <summary>Where the model says that it is from; empty where it does not.</summary>
    public string MadeBy { get; }

    /// <summary>Reads a model.</summary>
    /// <param name="path">Its <c>model.json</c>.</param>
    /// <exception cref="ModelException">It is no graph model, or its parts do not fit each other.</exception>
    /// <exception cref="FileFormatException">It is no JSON, or a file is missing.</exception>
    public static TensorFlowJsModel Read(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        using var stream = ForeignFile.Open(folder, Path.GetFileName(path), LargestGraph);
        using var cursor = new JsonCursor(stream, path);
        var root = cursor.ReadTree(LargestGraph);
        var topology = Find(Find(root, "modelTopology"), "node") ?? throw new ModelException(
            Find(Find(root, "modelTopology"), "model_config") is not null || Find(root, "format")?.Text == "layers-model"
                ? "this is a layers model of TensorFlow.js; only graph models are converted."
                : "this is no graph model of TensorFlow.js: modelTopology with a list of nodes is missing.",
            path);
        try
        {
            var nodes = new Dictionary<string, GraphNode>(StringComparer.Ordinal);
            foreach (var node in topology.Items)
            {
                var name = node.Members["name"].Text;
                var inputs = Find(node, "input")?.Items.Select(input => Plain(input.Text)).Where(input => !input.StartsWith('^')) ?? [];
                nodes.Add(name, new(name, node.Members["op"].Text, [.. inputs], Find(node, "attr")));
            }

            var signature = Find(root, "signature") ?? Find(Find(root, "userDefinedMetadata"), "signature");
            SignatureTensor[] outputs =
            [
                .. (Find(signature, "outputs")?.Members ?? []).Select(output => new SignatureTensor(
                    PlainOutput(output.Key), Plain(output.Value.Members["name"].Text), Find(output.Value, "dtype")?.Text ?? "DT_FLOAT", Sides(Find(output.Value, "tensorShape")))),
            ];
            return outputs.Length > 0
                ? new(path, nodes, ReadWeights(root, folder, path), outputs, Find(root, "generatedBy")?.Text ?? "")
                : throw new ModelException("the model does not say what it gives: the signature with its outputs is missing.", path);
        }
        catch (Exception problem) when (problem is KeyNotFoundException or ArgumentException or FormatException or OverflowException)
        {
            throw new ModelException($"the model's description is broken: {problem.Message}", path, problem);
        }
    }

    /// <summary>A member of an object; null where there is none.</summary>
    public static JsonTree? Find(JsonTree? tree, string name) =>
        tree is { Kind: JsonKind.Object } && tree.Members.TryGetValue(name, out var member) ? member : null;

    /// <summary>The sides of a shape; −1 where they are open.</summary>
    public static long[] Sides(JsonTree? shape) =>
        [.. (Find(shape, "dim")?.Items ?? []).Select(side => long.Parse(Find(side, "size")?.Text ?? "-1", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))];

    // The first output of a node has no number.
    private static string Plain(string tensor) => tensor.EndsWith(":0", StringComparison.Ordinal) ? tensor[..^2] : tensor;

    private static string PlainOutput(string name) => Plain(name).Replace('/', '_').Replace(':', '_');

    private static Dictionary<string, WeightTensor> ReadWeights(JsonTree root, string folder, string path)
    {
        var weights = new Dictionary<string, WeightTensor>(StringComparer.Ordinal);
        foreach (var group in Find(root, "weightsManifest")?.Items ?? throw new ModelException("the list of weights (weightsManifest) is missing.", path))
        {
            byte[] bytes = [.. group.Members["paths"].Items.SelectMany(file => ForeignFile.ReadBytes(folder, PlainFile(file.Text, path), LargestWeights))];
            var rest = bytes.AsSpan();
            foreach (var entry in group.Members["weights"].Items)
            {
                var tensor = ReadTensor(entry, ref rest, path);
                weights.Add(tensor.Name, tensor);
            }

            if (rest.Length > 0)
            {
                throw new ModelException(FormattableString.Invariant($"{rest.Length} bytes of the weights belong to no tensor: the files are of another model."), path);
            }
        }

        return weights;
    }

    private static string PlainFile(string name, string path) => name.Length > 0 && Path.GetFileName(name) == name
        ? name
        : throw new ModelException($"the weights are said to be in \"{name}\"; expected a file beside the model.", path);

    private static WeightTensor ReadTensor(JsonTree entry, ref Span<byte> rest, string path)
    {
        var (name, type) = (entry.Members["name"].Text, entry.Members["dtype"].Text);
        long[] shape = [.. entry.Members["shape"].Items.Select(side => long.Parse(side.Text, CultureInfo.InvariantCulture))];
        var count = shape.Aggregate(1L, (product, side) => checked(product * Math.Max(0, side)));
        var quantization = Find(entry, "quantization");
        var stored = quantization is null ? type : quantization.Members["dtype"].Text;
        var width = stored switch
        {
            "float32" or "int32" => 4,
            "float16" or "uint16" => 2,
            "uint8" or "bool" => 1,
            _ => throw new ModelException($"the weights {name} are of the type {stored}; expected float32, float16, int32, uint16, uint8 or bool.", path),
        };
        if (count * width > rest.Length)
        {
            throw new ModelException(FormattableString.Invariant($"the weights end before those of {name}: {count * width} bytes were expected, {rest.Length} are left. The file is cut."), path);
        }

        var bytes = rest[..(int)(count * width)];
        rest = rest[bytes.Length..];
        if (type is "int32" or "bool")
        {
            var wholes = new int[count];
            for (var at = 0; at < wholes.Length; at++)
            {
                wholes[at] = width == 1 ? bytes[at] : BinaryPrimitives.ReadInt32LittleEndian(bytes[(at * 4)..]);
            }

            return new(name, shape, Singles: null, wholes, type == "bool");
        }

        var (scale, least) = quantization is null ? (1f, 0f) : (Number(quantization, "scale", 1), Number(quantization, "min", 0));
        var singles = new float[count];
        for (var at = 0; at < singles.Length; at++)
        {
            singles[at] = stored switch
            {
                "float32" => BinaryPrimitives.ReadSingleLittleEndian(bytes[(at * 4)..]),
                "float16" => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(at * 2)..]),
                "uint16" => (BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at * 2)..]) * scale) + least,
                _ => (bytes[at] * scale) + least,
            };
        }

        return new(name, shape, singles, Wholes: null, IsTruth: false);
    }

    private static float Number(JsonTree tree, string name, float whenAbsent) =>
        Find(tree, name) is { } value ? float.Parse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture) : whenAbsent;
}
