using NeuroPose.Inference.Models;
using NeuroPose.Inference.Onnx;

namespace NeuroPose.Inference.Tests.Synthetic;

/// <summary>
/// Small ONNX models with the tensors of real ones, which look at the pixels: each keypoint is where its color is. What they find depends on
/// how a picture is put in (size, order of colors, mean, std, padding) and is right only where all of that is.
/// </summary>
internal static class ColorModels
{
    private const int Joints = StickFigure.Joints;

    /// <summary>MoveNet lightning and thunder.</summary>
    public static byte[] MoveNetSingle(int side)
    {
        var graph = new OnnxGraph();
        graph.Input("input", OnnxType.Int32, 1, side, side, 3);
        graph.Output("output_0", OnnxType.Single, 1, 1, Joints, 3);
        var (x, y, score) = Centers(graph, ColorFirst(graph, "input"), side, side);
        Rename(graph, "Reshape", [graph.Node("Concat", [Share(graph, y, side), Share(graph, x, side), score], OnnxAttribute.Of("axis", 2)), graph.List(1, 1, Joints, 3)], "output_0");
        return graph.ToBytes("movenet");
    }

    /// <summary>MoveNet multipose: who is in the left half is the first, who is in the right half the second.</summary>
    public static byte[] MoveNetMulti(int width, int height)
    {
        var graph = new OnnxGraph();
        graph.Input("input", OnnxType.Int32, 1, height, width, 3);
        graph.Output("output_0", OnnxType.Single, 1, 6, 56);
        List<string> rows = [];
        foreach (var half in Halves(graph, ColorFirst(graph, "input"), width, height))
        {
            var (left, top, right, bottom) = Box(graph, half);
            var keypoints = graph.Node(
                "Reshape", [graph.Node("Concat", [Share(graph, half.Y, height), Share(graph, half.X, width), half.Score], OnnxAttribute.Of("axis", 2)), graph.List(1, 1, 51)]);
            rows.Add(graph.Node(
                "Concat", [keypoints, Share(graph, top, height), Share(graph, left, width), Share(graph, bottom, height), Share(graph, right, width), Sure(graph, half)], OnnxAttribute.Of("axis", 2)));
        }

        rows.Add(graph.Constant("nobody", [1, 4, 56], new float[4 * 56]));
        Rename(graph, "Concat", [.. rows], "output_0", OnnxAttribute.Of("axis", 1));
        return graph.ToBytes("movenet-multi");
    }

    /// <summary>YOLO pose: each of two people twice, the second time less sure and a little beside.</summary>
    public static byte[] YoloPose(int side)
    {
        const int Candidates = 8400;
        var graph = new OnnxGraph();
        graph.Input("images", OnnxType.Single, 1, 3, side, side);
        graph.Output("output0", OnnxType.Single, 1, 56, Candidates);
        List<string> columns = [];
        foreach (var half in Halves(graph, "images", side, side))
        {
            foreach (var (beside, share) in new[] { (0f, 1f), (4f, 0.8f) })
            {
                var (left, top, right, bottom) = Box(graph, half);
                var x = graph.Node("Add", [half.X, graph.Scalar(beside)]);
                var keypoints = graph.Node("Reshape", [graph.Node("Concat", [x, half.Y, half.Score], OnnxAttribute.Of("axis", 2)), graph.List(1, 51, 1)]);
                string Middle(string from, string to) => graph.Node("Mul", [graph.Node("Add", [from, to]), graph.Scalar(0.5f)]);
                columns.Add(graph.Node(
                    "Concat",
                    [Middle(left, right), Middle(top, bottom), graph.Node("Sub", [right, left]), graph.Node("Sub", [bottom, top]), graph.Node("Mul", [Sure(graph, half), graph.Scalar(share)]), keypoints],
                    OnnxAttribute.Of("axis", 1)));
            }
        }

        columns.Add(graph.Constant("nobody", [1, 56, Candidates - 4], new float[56 * (Candidates - 4)]));
        Rename(graph, "Concat", [.. columns], "output0", OnnxAttribute.Of("axis", 2));
        return graph.ToBytes("yolo", ("task", "pose"), ("kpt_shape", "[17, 3]"), ("imgsz", $"[{side}, {side}]"));
    }

    /// <summary>RTMO: blue first, levels of 0 to 255.</summary>
    public static byte[] Rtmo(int side)
    {
        var graph = new OnnxGraph();
        graph.Input("input", OnnxType.Single, 1, 3, side, side);
        graph.Output("dets", OnnxType.Single, 1, 2, 5);
        graph.Output("keypoints", OnnxType.Single, 1, 2, Joints, 3);
        var halves = Halves(graph, Swapped(graph, Scaled(graph, "input")), side, side).ToList();
        Rename(graph, "Concat", [.. halves.Select(half => Row(graph, half))], "dets", OnnxAttribute.Of("axis", 1));
        Rename(
            graph, "Concat", [.. halves.Select(half => graph.Node("Reshape", [graph.Node("Concat", [half.X, half.Y, half.Score], OnnxAttribute.Of("axis", 2)), graph.List(1, 1, Joints, 3)]))],
            "keypoints", OnnxAttribute.Of("axis", 1));
        return graph.ToBytes("rtmo");
    }

    /// <summary>YOLOX: blue first, levels of 0 to 255; the third box is of something else than a person.</summary>
    public static byte[] Yolox(int side)
    {
        var graph = new OnnxGraph();
        graph.Input("input", OnnxType.Single, 1, 3, side, side);
        graph.Output("dets", OnnxType.Single, 1, 3, 5);
        graph.Output("labels", OnnxType.Int64, 1, 3);
        Rename(
            graph, "Concat",
            [.. Halves(graph, Swapped(graph, Scaled(graph, "input")), side, side).Select(half => Row(graph, half)), graph.Constant("dog", [1, 1, 5], [500f, 400, 630, 470, 0.95f])],
            "dets", OnnxAttribute.Of("axis", 1));
        Rename(graph, "Identity", [graph.Constant("kinds", [1, 3], [0L, 0, 16])], "labels");
        return graph.ToBytes("yolox");
    }

    /// <summary>RTMPose.</summary>
    public static byte[] SimCC(int width, int height, bool isDeep = false, bool isBlueFirst = false)
    {
        var graph = new OnnxGraph();
        graph.Input("input", OnnxType.Single, "batch", 3, height, width);
        graph.Output("simcc_x", OnnxType.Single, "batch", Joints, width * 2);
        graph.Output("simcc_y", OnnxType.Single, "batch", Joints, height * 2);
        var picture = Raw(graph, "input", ModelAdapter.SimCC);
        var heat = Blurred(graph, Heat(graph, isBlueFirst ? Swapped(graph, picture) : picture));
        void Axis(string name, long summed, int bins) => Rename(
            graph, "Resize", [graph.Node("ReduceMax", [heat, graph.List(summed)], OnnxAttribute.Of("keepdims", 0)), "", "", graph.List(bins)], name,
            OnnxAttribute.Of("mode", "linear"), OnnxAttribute.Of("axes", [2]), OnnxAttribute.Of("coordinate_transformation_mode", "asymmetric"));
        Axis("simcc_x", 2, width * 2);
        Axis("simcc_y", 3, height * 2);
        if (isDeep)
        {
            // Keypoint k is in bin 192 + 4 k of 576.
            graph.Output("simcc_z", OnnxType.Single, "batch", Joints, 576);
            var bins = new float[Joints * 576];
            for (var joint = 0; joint < Joints; joint++)
            {
                bins[(joint * 576) + 192 + (4 * joint)] = 0.9f;
            }

            Rename(graph, "Identity", [graph.Constant("depths", [1, Joints, 576], bins)], "simcc_z");
        }

        return graph.ToBytes("simcc");
    }

    /// <summary>HRNet, whose cell u is over pixel 4 u; or ViTPose, whose first and last cells are over the first and last pixels.</summary>
    public static byte[] HeatMap(int width, int height, bool isUnbiased)
    {
        var graph = new OnnxGraph();
        graph.Input("input", OnnxType.Single, "batch", 3, height, width);
        graph.Output("output", OnnxType.Single, "batch", Joints, height / 4, width / 4);
        var heat = Blurred(graph, Heat(graph, Raw(graph, "input", ModelAdapter.HeatMap)));
        if (isUnbiased)
        {
            Rename(
                graph, "Resize", [heat, "", "", graph.List(height / 4, width / 4)], "output",
                OnnxAttribute.Of("mode", "linear"), OnnxAttribute.Of("axes", [2, 3]), OnnxAttribute.Of("coordinate_transformation_mode", "align_corners"));
        }
        else
        {
            Rename(graph, "Slice", [heat, graph.List(0, 0), graph.List(height, width), graph.List(2, 3), graph.List(4, 4)], "output");
        }

        return graph.ToBytes("heatmap");
    }

    /// <summary>MeTRAbs: each keypoint on the ray through its color, 3 m away, by the matrix that goes in.</summary>
    public static byte[] MetrabsCrop(int side)
    {
        var graph = new OnnxGraph();
        graph.Input("image", OnnxType.Single, 1, 3, side, side);
        graph.Input("intrinsics", OnnxType.Single, 1, 3, 3);
        graph.Output("poses3d", OnnxType.Single, 1, Joints, 3);
        var (x, y, _) = Centers(graph, "image", side, side);
        string Of(long row, long column) => graph.Node("Slice", ["intrinsics", graph.List(row, column), graph.List(row + 1, column + 1), graph.List(1, 2)]);
        string Ray(string place, long row) => graph.Node("Div", [graph.Node("Sub", [place, Of(row, 2)]), Of(row, row)]);
        var ones = graph.Constant("ones", [1, Joints, 1], Enumerable.Repeat(1f, Joints).ToArray());
        Rename(graph, "Mul", [graph.Node("Concat", [Ray(x, 0), Ray(y, 1), ones], OnnxAttribute.Of("axis", 2)), graph.Scalar(3000f)], "poses3d");
        return graph.ToBytes("metrabs");
    }

    private static void Rename(OnnxGraph graph, string operation, string[] from, string name, params ReadOnlySpan<OnnxAttribute> attributes) =>
        graph.Node(operation, from, [name], attributes);

    private static string ColorFirst(OnnxGraph graph, string picture) => graph.Node(
        "Transpose", [Scaled(graph, graph.Node("Cast", [picture], OnnxAttribute.Of("to", (long)OnnxType.Single)))], OnnxAttribute.Of("perm", [0, 3, 1, 2]));

    private static string Scaled(OnnxGraph graph, string levels) => graph.Node("Mul", [levels, graph.Scalar(1f / 255)]);

    private static string Swapped(OnnxGraph graph, string picture) => graph.Node("Gather", [picture, graph.List(2, 1, 0)], OnnxAttribute.Of("axis", 1));

    // Levels of 0 to 1 from what was put in for an adapter.
    private static string Raw(OnnxGraph graph, string picture, ModelAdapter adapter)
    {
        var input = ModelInput.Of(adapter);
        string Each(string name, IReadOnlyList<double> values) => graph.Constant(name, [1, 3, 1, 1], values.Select(value => (float)(value / 255)).ToArray());
        return graph.Node("Add", [graph.Node("Mul", [picture, Each("std", input.Std)]), Each("mean", input.Mean)]);
    }

    // For each keypoint how near each pixel is to its color: 1 where it is, nearly 0 elsewhere. |p − c|² = |p|² − 2 p·c + |c|².
    private static string Heat(OnnxGraph graph, string picture)
    {
        var (weights, offsets) = (new float[Joints * 6], new float[Joints]);
        for (var joint = 0; joint < Joints; joint++)
        {
            var (red, green, blue) = StickFigure.Colors[joint];
            float[] color = [red / 255f, green / 255f, blue / 255f];
            for (var i = 0; i < 3; i++)
            {
                (weights[(joint * 6) + i], weights[(joint * 6) + 3 + i]) = (-2 * color[i], 1);
                offsets[joint] += color[i] * color[i];
            }
        }

        var squares = graph.Node("Concat", [picture, graph.Node("Mul", [picture, picture])], OnnxAttribute.Of("axis", 1));
        var away = graph.Node(
            "Conv", [squares, graph.Constant("colors", [Joints, 6, 1, 1], weights), graph.Constant("lengths", [Joints], offsets)], OnnxAttribute.Of("kernel_shape", [1, 1]));
        return graph.Node("Exp", [graph.Node("Mul", [away, graph.Scalar(-40f)])]);
    }

    private static string Blurred(OnnxGraph graph, string heat)
    {
        const int Reach = 7;
        const int Side = (2 * Reach) + 1;
        var bell = new double[Side * Side];
        for (var at = 0; at < bell.Length; at++)
        {
            bell[at] = Math.Exp(-(Math.Pow((at % Side) - Reach, 2) + Math.Pow((at / Side) - Reach, 2)) / 18);
        }

        var weights = Enumerable.Repeat(bell.Select(value => (float)(value / bell.Sum())), Joints).SelectMany(one => one).ToArray();
        return graph.Node(
            "Conv", [heat, graph.Constant("bell", [Joints, 1, Side, Side], weights)],
            OnnxAttribute.Of("kernel_shape", [Side, Side]), OnnxAttribute.Of("pads", [Reach, Reach, Reach, Reach]), OnnxAttribute.Of("group", Joints));
    }

    // The middle of each color in pixels of the input, [1, 17, 1] each, and how near to it the nearest pixel is.
    private static (string X, string Y, string Score) Centers(OnnxGraph graph, string picture, int width, int height, float from = 0)
    {
        var heat = Heat(graph, picture);
        var sum = graph.Node("Add", [graph.Node("ReduceSum", [heat, graph.List(2, 3)], OnnxAttribute.Of("keepdims", 0)), graph.Scalar(1e-6f)]);
        string Along(long other, int length, float start)
        {
            var places = graph.Constant(graph.Fresh("places"), [1, 1, length], Enumerable.Range(0, length).Select(at => at + 0.5f + start).ToArray());
            var line = graph.Node("ReduceSum", [heat, graph.List(other)], OnnxAttribute.Of("keepdims", 0));
            var weighed = graph.Node("ReduceSum", [graph.Node("Mul", [line, places]), graph.List(2)], OnnxAttribute.Of("keepdims", 0));
            return graph.Node("Reshape", [graph.Node("Div", [weighed, sum]), graph.List(1, Joints, 1)]);
        }

        var score = graph.Node("Reshape", [graph.Node("ReduceMax", [heat, graph.List(2, 3)], OnnxAttribute.Of("keepdims", 0)), graph.List(1, Joints, 1)]);
        return (Along(2, width, from), Along(3, height, 0), score);
    }

    private static IEnumerable<(string X, string Y, string Score)> Halves(OnnxGraph graph, string picture, int width, int height)
    {
        foreach (var start in new[] { 0, width / 2 })
        {
            var half = graph.Node("Slice", [picture, graph.List(start), graph.List(start + (width / 2)), graph.List(3)]);
            yield return Centers(graph, half, width / 2, height, start);
        }
    }

    private static string Share(OnnxGraph graph, string place, int side) => graph.Node("Mul", [place, graph.Scalar(1f / side)]);

    private static string Sure(OnnxGraph graph, (string X, string Y, string Score) person) =>
        graph.Node("ReduceMean", [person.Score, graph.List(1)], OnnxAttribute.Of("keepdims", 1));

    private static (string Left, string Top, string Right, string Bottom) Box(OnnxGraph graph, (string X, string Y, string Score) person)
    {
        string Edge(string operation, string place) => graph.Node(operation, [place, graph.List(1)], OnnxAttribute.Of("keepdims", 1));
        return (Edge("ReduceMin", person.X), Edge("ReduceMin", person.Y), Edge("ReduceMax", person.X), Edge("ReduceMax", person.Y));
    }

    private static string Row(OnnxGraph graph, (string X, string Y, string Score) person)
    {
        var (left, top, right, bottom) = Box(graph, person);
        return graph.Node("Concat", [left, top, right, bottom, Sure(graph, person)], OnnxAttribute.Of("axis", 2));
    }
}
