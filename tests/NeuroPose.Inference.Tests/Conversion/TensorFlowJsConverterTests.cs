using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.OnnxRuntime;
using NeuroPose.Inference.Conversion;
using NeuroPose.Inference.Models;
using NeuroPose.Testing;

namespace NeuroPose.Inference.Tests.Conversion;

/// <summary>Small graphs of TensorFlow.js, converted and run, against numbers worked out by hand.</summary>
public sealed class TensorFlowJsConverterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_convolution_reads_its_kernel_and_picture_with_the_colors_last()
    {
        // A picture of 2×2 pixels with two colors; the kernel of 1×1 makes one of them: 2·first + 10·second + 1.
        var (kernel, bias) = (Weights("k", [1, 1, 2, 1], 2, 10), Weights("b", [1], 1));
        var path = Model(
            [Input("x", 1, 2, 2, 2), Const("k"), Const("b"), Node("y", "_FusedConv2D", ["x", "k", "b"], """ "strides":{"list":{"i":["1","1","1","1"]}},"padding":{"s":"VkFMSUQ="},"fused_ops":{"list":{"s":["Qmlhc0FkZA=="]}} """)],
            "y", [1, 2, 2, 1], kernel, bias);

        Assert.Equal([2 * 1 + 10 * 5 + 1, 2 * 2 + 10 * 6 + 1, 2 * 3 + 10 * 7 + 1, 2 * 4 + 10 * 8 + 1], Run(path, [1, 5, 2, 6, 3, 7, 4, 8], [1, 2, 2, 2]));
    }

    [Theory]
    [InlineData("Sub", new float[] { -1, 7, -9, 3 })]
    [InlineData("Maximum", new float[] { 2, 5, 5, 5 })]
    [InlineData("SquaredDifference", new float[] { 1, 49, 81, 9 })]
    [InlineData("RealDiv", new float[] { 0.5f, -2.5f, -0.8f, 2.5f })]
    [InlineData("FloorDiv", new float[] { 0, -3, -1, 2 })]
    public void Operations_of_two_tensors_mean_what_they_mean_in_TensorFlow(string operation, float[] expected)
    {
        float[] right = [2, -2, 5, 2];
        var path = Model([Input("x", 4), Const("r"), Node("y", operation, ["x", "r"])], "y", [4], Weights("r", [4], right));

        Assert.Equal(expected, Run(path, [1, 5, -4, 5], [4]));
    }

    [Fact]
    public void Whole_numbers_are_divided_downwards()
    {
        var path = Model(
            [Input("x", 4), Const("d"), Node("i", "Cast", ["x"], """ "DstT":{"type":"DT_INT32"} """), Node("q", "FloorDiv", ["i", "d"]), Node("y", "Cast", ["q"], """ "DstT":{"type":"DT_FLOAT"} """)],
            "y", [4], Wholes("d", [], 3));

        Assert.Equal([2f, -3, -1, 0], Run(path, [7, -7, -3, 2], [4]));
    }

    [Theory]
    [InlineData("\"begin_mask\":{\"i\":\"0\"},\"end_mask\":{\"i\":\"0\"},\"shrink_axis_mask\":{\"i\":\"0\"},\"new_axis_mask\":{\"i\":\"0\"}", new float[] { 5, 6 }, new long[] { 1, 2 })]
    [InlineData("\"begin_mask\":{\"i\":\"2\"},\"end_mask\":{\"i\":\"2\"}", new float[] { 4, 5, 6 }, new long[] { 1, 3 })]
    [InlineData("\"shrink_axis_mask\":{\"i\":\"1\"}", new float[] { 5, 6 }, new long[] { 2 })]
    public void Slices_follow_the_bits_of_their_masks(string masks, float[] expected, long[] shape)
    {
        var path = Model(
            [Input("x", 2, 3), Const("b"), Const("e"), Const("s"), Node("y", "StridedSlice", ["x", "b", "e", "s"], masks)],
            "y", shape, Wholes("b", [2], 1, 1), Wholes("e", [2], 2, 3), Wholes("s", [2], 1, 1));

        Assert.Equal(expected, Run(path, [1, 2, 3, 4, 5, 6], [2, 3]));
    }

    [Fact]
    public void Half_precision_and_quantized_weights_are_widened()
    {
        var half = Weight("h", [2], "float32", Bytes([(Half)1.5, (Half)(-2)]), """ ,"quantization":{"dtype":"float16","original_dtype":"float32"} """);
        var byEight = Weight("q", [2], "float32", [10, 20], """ ,"quantization":{"dtype":"uint8","scale":0.5,"min":-1} """);
        var path = Model([Input("x", 2), Const("h"), Const("q"), Node("s", "AddV2", ["x", "h"]), Node("y", "AddV2", ["s", "q"])], "y", [2], half, byEight);

        Assert.Equal([1 + 1.5f + 4, 2 - 2 + 9f], Run(path, [1, 2], [2]));
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        var path = Model([Input("x", 4), Const("r"), Node("y", "Mul", ["x", "r"])], "y", [4], Weights("r", [4], 1, 2, 3, 4));

        Assert.Equal(TensorFlowJsConverter.Convert(path).Onnx, TensorFlowJsConverter.Convert(path).Onnx);
    }

    [Fact]
    public void A_model_that_is_broken_cut_circular_or_beyond_the_converter_says_so_in_a_sentence()
    {
        string Problem(string[] nodes, params (string Entry, byte[] Bytes)[] weights) =>
            Assert.ThrowsAny<NeuroPoseException>(() => TensorFlowJsConverter.Convert(Model(nodes, "y", [1], weights))).Message;

        Assert.Contains("the node y is of the operation Fft, which this converter does not know", Problem([Input("x", 1), Node("y", "Fft", ["x"])]), StringComparison.Ordinal);
        Assert.Contains("the graph reads x, which is not in it", Problem([Node("y", "Relu", ["x"])]), StringComparison.Ordinal);
        Assert.Contains("the graph goes in a circle", Problem([Node("y", "Relu", ["z"]), Node("z", "Relu", ["y"])]), StringComparison.Ordinal);
        var cut = ("""{"name":"r","shape":[4],"dtype":"float32"}""", new byte[12]);
        Assert.Contains("the weights end before those of r: 16 bytes were expected, 12 are left", Problem([Input("x", 4), Const("r"), Node("y", "Mul", ["x", "r"])], cut), StringComparison.Ordinal);
        var many = ("""{"name":"r","shape":[1],"dtype":"float32"}""", new byte[12]);
        Assert.Contains("8 bytes of the weights belong to no tensor", Problem([Input("x", 4), Const("r"), Node("y", "Mul", ["x", "r"])], many), StringComparison.Ordinal);
        File.WriteAllText(folder.PathTo("layers.json"), """{"format":"layers-model","modelTopology":{"model_config":{}}}""");
        Assert.Contains("this is a layers model", Assert.Throws<ModelException>(() => TensorFlowJsConverter.Convert(folder.PathTo("layers.json"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_are_read_beside_the_model_and_nowhere_else()
    {
        var path = Model([Input("x", 1), Node("y", "Relu", ["x"])], "y", [1]);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"weights.bin\"", "\"../../etc/passwd\"", StringComparison.Ordinal));

        Assert.Contains("expected a file beside the model", Assert.Throws<ModelException>(() => TensorFlowJsConverter.Convert(path)).Message, StringComparison.Ordinal);
    }

    private static float[] Run(string path, float[] values, long[] shape)
    {
        using var session = new InferenceSession(TensorFlowJsConverter.Convert(path).Onnx);
        using var input = OrtValue.CreateTensorValueFromMemory(values, shape);
        using var run = new RunOptions();
        using var outputs = session.Run(run, ["x"], [input], ["y"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static string Input(string name, params int[] shape) =>
        Node(name, "Placeholder", [], $$""" "dtype":{"type":"DT_FLOAT"},"shape":{"shape":{"dim":[{{string.Join(',', shape.Select(side => $$"""{"size":"{{side}}"}"""))}}] } } """);

    private static string Const(string name) => Node(name, "Const", []);

    private static string Node(string name, string operation, string[] inputs, string attributes = "") =>
        $$"""{"name":"{{name}}","op":"{{operation}}","input":[{{string.Join(',', inputs.Select(input => $"\"{input}\""))}}],"attr":{ {{attributes}} } }""";

    private static (string, byte[]) Weights(string name, long[] shape, params float[] values) => Weight(name, shape, "float32", MemoryMarshal.AsBytes<float>(values).ToArray());

    private static (string, byte[]) Wholes(string name, long[] shape, params int[] values) => Weight(name, shape, "int32", MemoryMarshal.AsBytes<int>(values).ToArray());

    private static (string, byte[]) Weight(string name, long[] shape, string type, byte[] bytes, string more = "") => (
        $$"""{"name":"{{name}}","shape":[{{string.Join(',', shape.Select(side => side.ToString(CultureInfo.InvariantCulture)))}}],"dtype":"{{type}}"{{more}} }""", bytes);

    private static byte[] Bytes(Half[] values) => MemoryMarshal.AsBytes<Half>(values).ToArray();

    private string Model(string[] nodes, string output, long[] shape, params (string Entry, byte[] Bytes)[] weights)
    {
        var path = folder.PathTo($"{Guid.NewGuid():N}", "model.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(path)!, "weights.bin"), [.. weights.SelectMany(one => one.Bytes)]);
        var sides = string.Join(',', shape.Select(side => $$"""{"size":"{{side}}"}"""));
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $$$"""{"format":"graph-model","generatedBy":"a test","signature":{"outputs":{"{{{output}}}":{"name":"{{{output}}}:0","dtype":"DT_FLOAT","tensorShape":{"dim":[{{{sides}}}] } } } }, """)
            .Append(CultureInfo.InvariantCulture, $$$""" "modelTopology":{"node":[{{{string.Join(',', nodes)}}}] },"weightsManifest":[{"paths":["weights.bin"],"weights":[{{{string.Join(',', weights.Select(one => one.Entry))}}}] } ] } """);
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
