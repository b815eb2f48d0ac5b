using NeuroPose.Files;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.Onnx;

namespace NeuroPose.Inference.Conversion;

/// <summary>
/// Writes a graph model of TensorFlow.js as ONNX. TensorFlow's pictures have their colors last, ONNX's convolutions want them first: a
/// tensor is turned where an operation needs it so, once, and stays turned as long as operations allow. Half precision becomes single.
/// The same model gives the same bytes.
/// </summary>
internal sealed partial class TensorFlowJsConverter
{
    private readonly TensorFlowJsModel model;
    private readonly OnnxGraph graph = new();
    private readonly Dictionary<string, string> colorLast = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> colorFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxType> types = new(StringComparer.Ordinal);

    private TensorFlowJsConverter(TensorFlowJsModel model) => this.model = model;

    /// <summary>Converts a model.</summary>
    /// <param name="path">Its <c>model.json</c>.</param>
    /// <returns>The ONNX file's bytes, and where the model says that it is from.</returns>
    /// <exception cref="ModelException">It is no graph model, its parts do not fit each other, or it uses an operation that is not
    /// known.</exception>
    public static (byte[] Onnx, string MadeBy) Convert(string path)
    {
        var model = TensorFlowJsModel.Read(path);
        return (new TensorFlowJsConverter(model).Convert(), model.MadeBy);
    }

    private byte[] Convert()
    {
        foreach (var node in InOrder())
        {
            try
            {
                Add(node);
            }
            catch (Exception problem) when (problem is ArgumentOutOfRangeException or IndexOutOfRangeException or KeyNotFoundException or FormatException or InvalidOperationException)
            {
                throw new ModelException($"the node {node.Name} ({node.Operation}) is broken: {problem.Message}", model.File, problem);
            }
        }

        foreach (var output in model.Outputs)
        {
            graph.Node("Identity", [Last(output.Node)], [output.Name]);
            graph.Output(
                output.Name, output.Type == "DT_INT32" ? OnnxType.Int32 : OnnxType.Single,
                [.. output.Sides.Select((side, at) => side < 0 ? (OnnxSide)FormattableString.Invariant($"{output.Name}_{at}") : side)]);
        }

        return graph.ToBytes(
            Path.GetFileNameWithoutExtension(model.File), ("source", model.MadeBy), ("source_sha256", FileHash.Of(model.File)), ("converter", "neuropose model import"));
    }

    // Each node after those that it reads.
    private List<GraphNode> InOrder()
    {
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        List<GraphNode> order = [];
        var open = new Stack<(string Name, bool IsDone)>();
        foreach (var output in model.Outputs)
        {
            open.Push((output.Node, false));
            while (open.TryPop(out var next))
            {
                var name = next.Name.Split(':')[0];
                if (next.IsDone)
                {
                    state[name] = true;
                    order.Add(model.Nodes[name]);
                    continue;
                }

                if (state.TryGetValue(name, out var isDone))
                {
                    if (!isDone)
                    {
                        throw new ModelException($"the graph goes in a circle through {name}; loops are not converted.", model.File);
                    }

                    continue;
                }

                if (!model.Nodes.TryGetValue(name, out var node))
                {
                    throw new ModelException($"the graph reads {name}, which is not in it.", model.File);
                }

                state[name] = false;
                open.Push((name, true));
                foreach (var input in node.Inputs.Reverse().Where(input => !state.TryGetValue(input.Split(':')[0], out var known) || !known))
                {
                    open.Push((input, false));
                }
            }
        }

        return order;
    }

    // A tensor with its axes as TensorFlow has them.
    private string Last(string tensor)
    {
        if (colorLast.TryGetValue(tensor, out var known))
        {
            return known;
        }

        if (model.Weights.TryGetValue(tensor, out var weights))
        {
            types[tensor] = weights.Singles is not null ? OnnxType.Single : weights.IsTruth ? OnnxType.Boolean : OnnxType.Int32;
            return colorLast[tensor] = weights switch
            {
                { Singles: { } singles } => graph.Constant(tensor, weights.Shape, singles),
                { IsTruth: true, Wholes: { } truths } => graph.Constant(tensor, weights.Shape, truths.Select(truth => truth != 0).ToArray()),
                _ => graph.Constant(tensor, weights.Shape, weights.Wholes!),
            };
        }

        return colorLast[tensor] = colorFirst.TryGetValue(tensor, out var first)
            ? graph.Node("Transpose", [first], OnnxAttribute.Of("perm", [0, 2, 3, 1]))
            : throw new KeyNotFoundException($"it reads {tensor}, which is nowhere.");
    }

    // A picture with its colors before its rows and columns.
    private string First(string tensor) => colorFirst.TryGetValue(tensor, out var known)
        ? known
        : colorFirst[tensor] = graph.Node("Transpose", [Last(tensor)], OnnxAttribute.Of("perm", [0, 3, 1, 2]));

    // Whether an operation on each number by itself can be done with the colors first, without turning anything.
    private bool IsFirst(string tensor) => colorFirst.ContainsKey(tensor) && !colorLast.ContainsKey(tensor);

    private void SetLast(string tensor, string name, OnnxType type) => (colorLast[tensor], types[tensor]) = (name, type);

    private void SetFirst(string tensor, string name) => (colorFirst[tensor], types[tensor]) = (name, OnnxType.Single);

    private OnnxType TypeOf(string tensor)
    {
        if (!types.ContainsKey(tensor))
        {
            Last(tensor);
        }

        return types[tensor];
    }

    private WeightTensor? Constant(string tensor) => model.Weights.GetValueOrDefault(tensor);

    // Sizes and axes are of 64 bits in ONNX.
    private string Long(string tensor) => Constant(tensor) is { Wholes: { } wholes } weights
        ? graph.Constant(graph.Fresh("long"), weights.Shape, wholes.Select(value => (long)value).ToArray())
        : graph.Node("Cast", [Last(tensor)], OnnxAttribute.Of("to", (long)OnnxType.Int64));

    private string LongList(string tensor) => graph.Node("Reshape", [Long(tensor), graph.List(-1)]);

    private string Int(string longs) => graph.Node("Cast", [longs], OnnxAttribute.Of("to", (long)OnnxType.Int32));

    private ModelException NotKnown(GraphNode node, string what) => new(
        $"the node {node.Name} {what}, which this converter does not know. Convert the model with a tool of TensorFlow (tf2onnx), and add the ONNX file.", model.File);
}
