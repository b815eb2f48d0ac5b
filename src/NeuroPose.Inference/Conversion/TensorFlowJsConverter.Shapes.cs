using NeuroPose.Inference.Onnx;

namespace NeuroPose.Inference.Conversion;

/// <summary>Operations that change the shape of tensors, or choose from them: with the axes as TensorFlow has them.</summary>
internal sealed partial class TensorFlowJsConverter
{
    private void AddOfShape(GraphNode node)
    {
        var inputs = node.Inputs;
        switch (node.Operation)
        {
            case "Reshape":
                SetLast(node.Name, graph.Node("Reshape", [Last(inputs[0]), Long(inputs[1])]), TypeOf(inputs[0]));
                break;
            case "ExpandDims":
                SetLast(node.Name, graph.Node("Unsqueeze", [Last(inputs[0]), graph.List(Axis(node, inputs[1]))]), TypeOf(inputs[0]));
                break;
            case "Squeeze":
                var sides = node.Wholes("squeeze_dims");
                SetLast(node.Name, graph.Node("Squeeze", sides.Length > 0 ? [Last(inputs[0]), graph.List(sides)] : [Last(inputs[0])]), TypeOf(inputs[0]));
                break;
            case "Pack":
                var type = TypeOf(inputs[0]);
                SetLast(node.Name, graph.Node(
                    "Concat", [.. inputs.Select(one => graph.Node("Unsqueeze", [Last(one), graph.List(node.Whole("axis"))]))], OnnxAttribute.Of("axis", node.Whole("axis"))), type);
                break;
            case "Unpack":
                for (var part = 0; part < node.Whole("num"); part++)
                {
                    SetLast(OutputOf(node, part), graph.Node("Gather", [Last(inputs[0]), graph.Scalar((long)part)], OnnxAttribute.Of("axis", node.Whole("axis"))), TypeOf(inputs[0]));
                }

                break;
            case "Split":
                var count = node.Whole("num_split");
                string[] parts = [.. Enumerable.Range(0, (int)count).Select(_ => graph.Fresh("Split"))];
                graph.Node("Split", [Last(inputs[1])], parts, OnnxAttribute.Of("axis", Axis(node, inputs[0])), OnnxAttribute.Of("num_outputs", count));
                for (var part = 0; part < parts.Length; part++)
                {
                    SetLast(OutputOf(node, part), parts[part], TypeOf(inputs[1]));
                }

                break;
            case "ConcatV2":
                AddConcatenation(node);
                break;
            case "GatherNd":
                SetLast(node.Name, graph.Node("GatherND", [Last(inputs[0]), Long(inputs[1])]), TypeOf(inputs[0]));
                break;
            case "ArgMax":
                SetLast(
                    node.Name, Int(graph.Node("ArgMax", [Last(inputs[0])], OnnxAttribute.Of("axis", Axis(node, inputs[1])), OnnxAttribute.Of("keepdims", 0))), OnnxType.Int32);
                break;
            case "Max" or "Sum" or "Mean":
                SetLast(
                    node.Name,
                    graph.Node($"Reduce{node.Operation}", [Last(inputs[0]), LongList(inputs[1])], OnnxAttribute.Of("keepdims", node.Flag("keep_dims") ? 1 : 0)),
                    TypeOf(inputs[0]));
                break;
            case "Shape" or "Size":
                SetLast(node.Name, Int(graph.Node(node.Operation, [Last(inputs[0])])), OnnxType.Int32);
                break;
            case "Range":
                SetLast(node.Name, graph.Node("Range", [Last(inputs[0]), Last(inputs[1]), Last(inputs[2])]), TypeOf(inputs[0]));
                break;
            case "Fill":
                SetLast(node.Name, graph.Node("Expand", [Last(inputs[1]), Long(inputs[0])]), TypeOf(inputs[1]));
                break;
            case "Tile":
                SetLast(node.Name, graph.Node("Tile", [Last(inputs[0]), Long(inputs[1])]), TypeOf(inputs[0]));
                break;
            case "Select" or "SelectV2":
                SetLast(node.Name, graph.Node("Where", [Last(inputs[0]), Last(inputs[1]), Last(inputs[2])]), TypeOf(inputs[1]));
                break;
            case "TopKV2":
                var (values, places) = (graph.Fresh("TopK"), graph.Fresh("TopK"));
                graph.Node(
                    "TopK", [Last(inputs[0]), LongList(inputs[1])], [values, places], OnnxAttribute.Of("axis", -1), OnnxAttribute.Of("largest", 1), OnnxAttribute.Of("sorted", 1));
                SetLast(node.Name, values, TypeOf(inputs[0]));
                SetLast(OutputOf(node, 1), Int(places), OnnxType.Int32);
                break;
            case "StridedSlice":
                AddSlice(node);
                break;
            default:
                throw NotKnown(node, $"is of the operation {node.Operation}");
        }
    }

    private static string OutputOf(GraphNode node, int part) => part == 0 ? node.Name : FormattableString.Invariant($"{node.Name}:{part}");

    private long Axis(GraphNode node, string tensor) => Constant(tensor) is { Wholes: [var axis, ..] } ? axis : throw NotKnown(node, "has an axis that is computed");

    private void AddConcatenation(GraphNode node)
    {
        string[] parts = [.. node.Inputs.SkipLast(1)];
        var axis = Axis(node, node.Inputs[^1]);
        if (parts.All(IsFirst))
        {
            SetFirst(node.Name, graph.Node("Concat", [.. parts.Select(First)], OnnxAttribute.Of("axis", axis switch { 3 or -1 => 1, 1 or -3 => 2, 2 or -2 => 3, var same => same })));
            return;
        }

        var type = TypeOf(parts[0]);
        SetLast(node.Name, graph.Node("Concat", [.. parts.Select(Last)], OnnxAttribute.Of("axis", axis)), type);
    }

    // Python's a[1:3, ::2, -1, None]: bits say which bounds are left open, which axes are single places, and where a new axis comes in.
    private void AddSlice(GraphNode node)
    {
        bool IsSet(string mask, int at) => ((node.Whole(mask) >> at) & 1) != 0;
        if (node.Whole("ellipsis_mask") != 0)
        {
            throw NotKnown(node, "leaves axes out (ellipsis)");
        }

        var steps = Constant(node.Inputs[3])?.Wholes ?? throw NotKnown(node, "has steps that are computed");
        var (begins, ends) = (Constant(node.Inputs[1])?.Wholes, Constant(node.Inputs[2])?.Wholes);
        var (computedBegin, computedEnd) = (begins is null ? Long(node.Inputs[1]) : "", ends is null ? Long(node.Inputs[2]) : "");
        string Element(string list, int at) => graph.Node("Slice", [list, graph.List(at), graph.List(at + 1)]);
        List<string> starts = [];
        List<string> stops = [];
        List<long> axes = [];
        List<long> strides = [];
        List<long> single = [];
        List<long> added = [];
        var (axis, place) = (0L, 0L);
        for (var at = 0; at < steps.Length; at++)
        {
            if (IsSet("new_axis_mask", at))
            {
                added.Add(place++);
                continue;
            }

            var isSingle = IsSet("shrink_axis_mask", at);
            var start = IsSet("begin_mask", at) && !isSingle ? graph.List(0) : begins is not null ? graph.List(begins[at]) : Element(computedBegin, at);
            starts.Add(start);
            stops.Add(
                isSingle ? begins is not null ? graph.List(begins[at] == -1 ? long.MaxValue : begins[at] + 1) : graph.Node("Add", [start, graph.List(1)])
                : IsSet("end_mask", at) ? graph.List(long.MaxValue)
                : ends is not null ? graph.List(ends[at])
                : Element(computedEnd, at));
            strides.Add(steps[at]);
            axes.Add(axis);
            if (isSingle)
            {
                single.Add(axis);
            }
            else
            {
                place++;
            }

            axis++;
        }

        var type = TypeOf(node.Inputs[0]);
        var result = Last(node.Inputs[0]);
        string Joined(List<string> lists) => lists is [var only] ? only : graph.Node("Concat", [.. lists], OnnxAttribute.Of("axis", 0));
        result = axes.Count > 0 ? graph.Node("Slice", [result, Joined(starts), Joined(stops), graph.List([.. axes]), graph.List([.. strides])]) : result;
        result = single.Count > 0 ? graph.Node("Squeeze", [result, graph.List([.. single])]) : result;
        result = added.Count > 0 ? graph.Node("Unsqueeze", [result, graph.List([.. added])]) : result;
        SetLast(node.Name, result, type);
    }
}
