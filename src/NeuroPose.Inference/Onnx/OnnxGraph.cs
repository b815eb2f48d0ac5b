using System.Globalization;
using System.Runtime.InteropServices;

namespace NeuroPose.Inference.Onnx;

/// <summary>The kinds of numbers in ONNX tensors, by their codes.</summary>
internal enum OnnxType
{
    Single = 1,
    Int32 = 6,
    Int64 = 7,
    Boolean = 9,
}

/// <summary>One side of a tensor: a length, or a name for one that is known when the model runs.</summary>
internal readonly record struct OnnxSide(long Length, string? Name)
{
    public static implicit operator OnnxSide(long length) => new(length, null);

    public static implicit operator OnnxSide(string name) => new(-1, name);
}

/// <summary>An attribute of a node.</summary>
internal sealed record OnnxAttribute(ProtoMessage Message)
{
    private const int KindOfWhole = 2;
    private const int KindOfText = 3;
    private const int KindOfWholes = 7;

    public static OnnxAttribute Of(string name, long value) => new(new ProtoMessage().Add(1, name).Add(3, value).Add(20, KindOfWhole));

    public static OnnxAttribute Of(string name, string value) => new(new ProtoMessage().Add(1, name).Add(4, value).Add(20, KindOfText));

    public static OnnxAttribute Of(string name, params ReadOnlySpan<long> values)
    {
        var message = new ProtoMessage().Add(1, name);
        foreach (var value in values)
        {
            message.Add(8, value);
        }

        return new(message.Add(20, KindOfWholes));
    }
}

/// <summary>
/// An ONNX model that is being written: nodes are added in the order of computation, each by the names of what it reads, and return the
/// name of what they write. The same calls give the same bytes.
/// </summary>
/// <remarks>Source: the ONNX specification, IR version 8, operator set 18.</remarks>
internal sealed class OnnxGraph
{
    public const int OperatorSet = 18;
    private const int IrVersion = 8;

    private readonly List<ProtoMessage> nodes = [];
    private readonly List<ProtoMessage> constants = [];
    private readonly List<ProtoMessage> inputs = [];
    private readonly List<ProtoMessage> outputs = [];
    private readonly HashSet<string> constantNames = new(StringComparer.Ordinal);
    private int made;

    /// <summary>How many nodes it has.</summary>
    public int NodeCount => nodes.Count;

    /// <summary>A tensor that the model is given.</summary>
    public string Input(string name, OnnxType type, params ReadOnlySpan<OnnxSide> shape)
    {
        inputs.Add(Value(name, type, shape));
        return name;
    }

    /// <summary>A tensor that the model returns.</summary>
    public void Output(string name, OnnxType type, params ReadOnlySpan<OnnxSide> shape) => outputs.Add(Value(name, type, shape));

    /// <summary>A constant tensor of single precision.</summary>
    public string Constant(string name, ReadOnlySpan<long> shape, ReadOnlySpan<float> values) =>
        Constant(name, OnnxType.Single, shape, MemoryMarshal.AsBytes(values));

    /// <summary>A constant tensor of whole numbers of 32 bits.</summary>
    public string Constant(string name, ReadOnlySpan<long> shape, ReadOnlySpan<int> values) =>
        Constant(name, OnnxType.Int32, shape, MemoryMarshal.AsBytes(values));

    /// <summary>A constant tensor of whole numbers of 64 bits.</summary>
    public string Constant(string name, ReadOnlySpan<long> shape, ReadOnlySpan<long> values) =>
        Constant(name, OnnxType.Int64, shape, MemoryMarshal.AsBytes(values));

    /// <summary>A constant tensor of truth values, a byte each.</summary>
    public string Constant(string name, ReadOnlySpan<long> shape, ReadOnlySpan<bool> values) =>
        Constant(name, OnnxType.Boolean, shape, MemoryMarshal.AsBytes(values));

    /// <summary>A list of whole numbers, as many operators take their sizes and axes.</summary>
    public string List(params ReadOnlySpan<long> values) => Constant(Fresh("list"), [values.Length], values);

    /// <summary>One whole number without axes.</summary>
    public string Scalar(long value) => Constant(Fresh("scalar"), [], [value]);

    /// <summary>One number of single precision without axes.</summary>
    public string Scalar(float value) => Constant(Fresh("scalar"), [], [value]);

    /// <summary>Adds a node with one result.</summary>
    /// <returns>The result's name.</returns>
    public string Node(string operation, ReadOnlySpan<string> from, params ReadOnlySpan<OnnxAttribute> attributes)
    {
        var to = Fresh(operation);
        Node(operation, from, [to], attributes);
        return to;
    }

    /// <summary>Adds a node whose results have names.</summary>
    public void Node(string operation, ReadOnlySpan<string> from, ReadOnlySpan<string> to, params ReadOnlySpan<OnnxAttribute> attributes)
    {
        var node = new ProtoMessage();
        foreach (var name in from)
        {
            node.Add(1, name);
        }

        foreach (var name in to)
        {
            node.Add(2, name);
        }

        node.Add(3, Fresh("node")).Add(4, operation);
        foreach (var attribute in attributes)
        {
            node.Add(5, attribute.Message);
        }

        nodes.Add(node);
    }

    /// <summary>A name that nothing has yet.</summary>
    public string Fresh(string stem) => string.Create(CultureInfo.InvariantCulture, $"{stem}__{made++}");

    /// <summary>The file's bytes.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="metadata">Texts that go with it.</param>
    public byte[] ToBytes(string name, params IReadOnlyList<(string Key, string Value)> metadata)
    {
        var graph = new ProtoMessage();
        nodes.ForEach(node => graph.Add(1, node));
        graph.Add(2, name);
        constants.ForEach(constant => graph.Add(5, constant));
        inputs.ForEach(input => graph.Add(11, input));
        outputs.ForEach(output => graph.Add(12, output));
        var model = new ProtoMessage().Add(1, IrVersion).Add(2, "NeuroPose.Inference").Add(7, graph)
            .Add(8, new ProtoMessage().Add(1, "").Add(2, OperatorSet));
        foreach (var (key, value) in metadata)
        {
            model.Add(14, new ProtoMessage().Add(1, key).Add(2, value));
        }

        return model.ToBytes();
    }

    private static ProtoMessage Value(string name, OnnxType type, ReadOnlySpan<OnnxSide> shape)
    {
        var sides = new ProtoMessage();
        foreach (var side in shape)
        {
            sides.Add(1, side.Name is { } unknown ? new ProtoMessage().Add(2, unknown) : new ProtoMessage().Add(1, side.Length));
        }

        var tensor = new ProtoMessage().Add(1, (long)type).Add(2, sides);
        return new ProtoMessage().Add(1, name).Add(2, new ProtoMessage().Add(1, tensor));
    }

    private string Constant(string name, OnnxType type, ReadOnlySpan<long> shape, ReadOnlySpan<byte> bytes)
    {
        if (constantNames.Add(name))
        {
            var tensor = new ProtoMessage();
            foreach (var side in shape)
            {
                tensor.Add(1, side);
            }

            constants.Add(tensor.Add(2, (long)type).Add(8, name).Add(9, bytes));
        }

        return name;
    }
}
