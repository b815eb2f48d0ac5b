using NeuroPose.Inference.Onnx;

namespace NeuroPose.Inference.Conversion;

/// <summary>What each operation of TensorFlow is in ONNX.</summary>
internal sealed partial class TensorFlowJsConverter
{
    private void Add(GraphNode node)
    {
        var inputs = node.Inputs;
        switch (node.Operation)
        {
            case "Const":
                break;
            case "Placeholder":
                AddInput(node);
                break;
            case "_FusedConv2D" or "Conv2D" or "FusedDepthwiseConv2dNative" or "DepthwiseConv2dNative":
                AddConvolution(node);
                break;
            case "Conv2DBackpropInput":
                AddTransposedConvolution(node);
                break;
            case "MaxPool":
                var (size, steps) = (node.Wholes("ksize"), node.Wholes("strides"));
                SetFirst(node.Name, graph.Node(
                    "MaxPool", [First(inputs[0])], OnnxAttribute.Of("kernel_shape", [size[1], size[2]]), OnnxAttribute.Of("strides", [steps[1], steps[2]]), Padding(node)));
                break;
            case "Pad" or "PadV2":
                AddPad(node);
                break;
            case "ResizeBilinear":
                SetFirst(node.Name, graph.Node(
                    "Resize", [First(inputs[0]), "", "", Long(inputs[1])],
                    OnnxAttribute.Of("mode", "linear"), OnnxAttribute.Of("axes", [2, 3]),
                    OnnxAttribute.Of("coordinate_transformation_mode", node.Flag("align_corners") ? "align_corners" : node.Flag("half_pixel_centers") ? "half_pixel" : "asymmetric")));
                break;
            case "DepthToSpace":
                SetFirst(node.Name, graph.Node(
                    "DepthToSpace", [First(inputs[0])], OnnxAttribute.Of("blocksize", node.Whole("block_size")), OnnxAttribute.Of("mode", "DCR")));
                break;
            case "Relu" or "Relu6" or "Sigmoid" or "Sqrt" or "Exp" or "Abs" or "Reciprocal" or "Identity" or "Neg":
                if (IsFirst(inputs[0]))
                {
                    SetFirst(node.Name, Each(node.Operation, First(inputs[0])));
                }
                else
                {
                    SetLast(node.Name, Each(node.Operation, Last(inputs[0])), TypeOf(inputs[0]));
                }

                break;
            case "AddV2" or "Add" or "Sub" or "Mul" or "RealDiv" or "FloorDiv" or "Maximum" or "Minimum" or "SquaredDifference"
                or "Less" or "Greater" or "GreaterEqual" or "Equal" or "LogicalAnd":
                AddPair(node);
                break;
            case "AddN":
                SetLast(node.Name, graph.Node("Sum", [.. inputs.Select(Last)]), TypeOf(inputs[0]));
                break;
            case "Cast":
                AddCast(node);
                break;
            default:
                AddOfShape(node);
                break;
        }
    }

    private void AddInput(GraphNode node)
    {
        var type = node.Type("dtype") == "DT_INT32" ? OnnxType.Int32 : OnnxType.Single;

        // One picture at a time; its size may be open.
        OnnxSide[] sides = [.. node.Shape("shape").Select((side, at) => side >= 0 ? side : at == 0 ? 1 : (OnnxSide)(at == 1 ? "height" : "width"))];
        SetLast(node.Name, graph.Input(node.Name.Split(':')[0], type, sides), type);
    }

    private void AddConvolution(GraphNode node)
    {
        var kernel = Constant(node.Inputs[1]) is { Singles: not null, Shape.Length: 4 } constant ? constant : throw NotKnown(node, "has a kernel that is computed");
        var (height, width, from, to) = (kernel.Shape[0], kernel.Shape[1], kernel.Shape[2], kernel.Shape[3]);
        var isDepthwise = node.Operation.Contains("Depthwise", StringComparison.Ordinal);
        var turned = isDepthwise
            ? Turned(kernel, [2, 3, 0, 1], [from * to, 1, height, width])
            : Turned(kernel, [3, 2, 0, 1], [to, from, height, width]);
        var (steps, gaps) = (node.Wholes("strides"), node.Wholes("dilations") is { Length: 4 } known ? known : [1, 1, 1, 1]);
        var fused = node.Texts("fused_ops");
        string[] inputs = fused.Contains("BiasAdd") ? [First(node.Inputs[0]), turned, Last(node.Inputs[2])] : [First(node.Inputs[0]), turned];
        var result = graph.Node(
            "Conv", inputs, OnnxAttribute.Of("kernel_shape", [height, width]), OnnxAttribute.Of("strides", [steps[1], steps[2]]),
            OnnxAttribute.Of("dilations", [gaps[1], gaps[2]]), OnnxAttribute.Of("group", isDepthwise ? from : 1), Padding(node));
        foreach (var after in fused.Where(one => one != "BiasAdd"))
        {
            result = after is "Relu" or "Relu6" ? Each(after, result) : throw NotKnown(node, $"is fused with {after}");
        }

        SetFirst(node.Name, result);
    }

    private void AddTransposedConvolution(GraphNode node)
    {
        // Its inputs are the shape of the result, the kernel, and the picture. Its kernel has the colors of the result before those of the picture.
        var kernel = Constant(node.Inputs[1]) is { Singles: not null, Shape.Length: 4 } constant ? constant : throw NotKnown(node, "has a kernel that is computed");
        var (height, width, to, from) = (kernel.Shape[0], kernel.Shape[1], kernel.Shape[2], kernel.Shape[3]);
        var steps = node.Wholes("strides");
        SetFirst(node.Name, graph.Node(
            "ConvTranspose", [First(node.Inputs[2]), Turned(kernel, [3, 2, 0, 1], [from, to, height, width])],
            OnnxAttribute.Of("kernel_shape", [height, width]), OnnxAttribute.Of("strides", [steps[1], steps[2]]), Padding(node)));
    }

    private void AddPad(GraphNode node)
    {
        var by = Constant(node.Inputs[1])?.Wholes ?? throw NotKnown(node, "has padding that is computed");
        if (by.Length != 8)
        {
            throw NotKnown(node, "pads something else than a picture");
        }

        string[] inputs = node.Inputs.Count > 2 ? [First(node.Inputs[0]), Pads(by), Last(node.Inputs[2])] : [First(node.Inputs[0]), Pads(by)];
        SetFirst(node.Name, graph.Node("Pad", inputs, OnnxAttribute.Of("mode", "constant")));

        // Before all axes, then behind all.
        string Pads(int[] sides) => graph.List(sides[0], sides[6], sides[2], sides[4], sides[1], sides[7], sides[3], sides[5]);
    }

    private void AddPair(GraphNode node)
    {
        var (left, right) = (node.Inputs[0], node.Inputs[1]);
        var isFirst = IsFirst(left) && IsFirst(right);
        var type = TypeOf(left);
        var (a, b) = isFirst ? (First(left), First(right)) : (Last(left), Last(right));
        var result = node.Operation switch
        {
            "SquaredDifference" => Squared(graph.Node("Sub", [a, b])),

            // ONNX divides whole numbers towards zero, TensorFlow downwards: what remains is taken off before.
            "FloorDiv" when type == OnnxType.Int32 => graph.Node("Div", [graph.Node("Sub", [a, graph.Node("Mod", [a, b])]), b]),
            "FloorDiv" => graph.Node("Floor", [graph.Node("Div", [a, b])]),
            "AddV2" => graph.Node("Add", [a, b]),
            "RealDiv" => graph.Node("Div", [a, b]),
            "Maximum" => graph.Node("Max", [a, b]),
            "Minimum" => graph.Node("Min", [a, b]),
            "GreaterEqual" => graph.Node("GreaterOrEqual", [a, b]),
            "LogicalAnd" => graph.Node("And", [a, b]),
            var same => graph.Node(same, [a, b]),
        };
        if (isFirst)
        {
            SetFirst(node.Name, result);
        }
        else
        {
            SetLast(node.Name, result, node.Operation is "Less" or "Greater" or "GreaterEqual" or "Equal" or "LogicalAnd" ? OnnxType.Boolean : type);
        }

        string Squared(string difference) => graph.Node("Mul", [difference, difference]);
    }

    private void AddCast(GraphNode node)
    {
        var to = node.Type("DstT") switch
        {
            "DT_FLOAT" => OnnxType.Single,
            "DT_INT32" => OnnxType.Int32,
            "DT_BOOL" => OnnxType.Boolean,
            var other => throw NotKnown(node, $"casts to {other}"),
        };
        SetLast(node.Name, graph.Node("Cast", [Last(node.Inputs[0])], OnnxAttribute.Of("to", (long)to)), to);
    }

    private string Each(string operation, string tensor) => operation == "Relu6"
        ? graph.Node("Clip", [tensor, graph.Constant("zero", [], [0f]), graph.Constant("six", [], [6f])])
        : graph.Node(operation, [tensor]);

    private static OnnxAttribute Padding(GraphNode node) => OnnxAttribute.Of("auto_pad", node.Text("padding") == "SAME" ? "SAME_UPPER" : "VALID");

    // A constant with its axes in another order.
    private string Turned(WeightTensor tensor, int[] order, long[] shape)
    {
        var (from, turned) = (tensor.Singles!, new float[tensor.Singles!.Length]);
        var strides = new long[4];
        strides[3] = 1;
        for (var axis = 2; axis >= 0; axis--)
        {
            strides[axis] = strides[axis + 1] * tensor.Shape[axis + 1];
        }

        long[] sides = [.. order.Select(axis => tensor.Shape[axis])];
        var at = 0;
        for (var a = 0; a < sides[0]; a++)
        {
            for (var b = 0; b < sides[1]; b++)
            {
                for (var c = 0; c < sides[2]; c++)
                {
                    for (var d = 0; d < sides[3]; d++)
                    {
                        turned[at++] = from[(a * strides[order[0]]) + (b * strides[order[1]]) + (c * strides[order[2]]) + (d * strides[order[3]])];
                    }
                }
            }
        }

        return graph.Constant(tensor.Name + "__turned", shape, turned);
    }
}
