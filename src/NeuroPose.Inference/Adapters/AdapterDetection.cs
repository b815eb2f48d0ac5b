using NeuroPose.Inference.Models;
using NeuroPose.Poses;

namespace NeuroPose.Inference.Adapters;

/// <summary>
/// Tells from a model's tensors how its numbers are read. Where two adapters fit the same tensors, or none does, it refuses and asks for a
/// card: a wrong one would give poses that look right.
/// </summary>
internal static class AdapterDetection
{
    private static readonly Rule[] Rules =
    [
        new(ModelAdapter.MoveNetSingle, model => model.TakesColorLast<int>() && model.Gives([1, 1, 17, 3])),
        new(ModelAdapter.MoveNetMulti, model => model.TakesColorLast<int>() && model.Gives([-1, 6, 56])),
        new(ModelAdapter.BlazePose, model => model.Names("ld_3d", "world_3d", "output_poseflag", "activation_heatmap")),
        new(ModelAdapter.BlazePoseDetector, model => model.Gives([-1, 2254, 13])),
        new(ModelAdapter.SimCC3D, model => model.Outputs.Count == 3 && model.IsSimCC),
        new(ModelAdapter.SimCC, model => model.Outputs.Count == 2 && model.IsSimCC),
        new(ModelAdapter.Rtmo, model => model.Names("dets", "keypoints")),
        new(ModelAdapter.Yolox, model => model.IsDetector),
        new(ModelAdapter.RtmDet, model => model.IsDetector),
        new(ModelAdapter.YoloPose, model => model.IsYoloPose),
        new(ModelAdapter.HeatMap, model => model.GivesHeatMaps),
        new(ModelAdapter.HeatMapUdp, model => model.GivesHeatMaps),
        new(ModelAdapter.MetrabsCrop, model => model.Inputs.Count == 2 && model.Inputs.Any(input => input.Has(-1, 3, 3)) && model.Gives([-1, -1, 3])),
    ];

    /// <summary>The adapter of a model without a card.</summary>
    /// <param name="inputs">What the model takes.</param>
    /// <param name="outputs">What it gives.</param>
    /// <param name="metadata">What its maker wrote into it.</param>
    /// <param name="file">Its file, for messages.</param>
    /// <exception cref="ModelException">None fits, or several do.</exception>
    public static ModelAdapter Of(
        IReadOnlyList<TensorFacts> inputs, IReadOnlyList<TensorFacts> outputs, IReadOnlyDictionary<string, string> metadata, string file)
    {
        var model = new Tensors(inputs, outputs, metadata);
        ModelAdapter[] fitting = [.. Rules.Where(rule => rule.Fits(model)).Select(rule => rule.Adapter)];
        if (fitting is [var only])
        {
            return only;
        }

        var why = fitting.Length == 0
            ? "no adapter fits its tensors"
            : $"{string.Join(" and ", fitting.Select(adapter => adapter.Word()))} fit its tensors, and give different poses";
        throw new ModelException(
            $"it cannot be told how this model's numbers are read: {why} (in: {string.Join(", ", inputs)}; out: {string.Join(", ", outputs)}). State the adapter: "
            + $"`neuropose model add {Path.GetFileName(file)} --adapter NAME`, with one of {string.Join(", ", ModelAdapters.Known)}.",
            file);
    }

    /// <summary>Makes sure that a model has the tensors of the adapter that its card names.</summary>
    /// <exception cref="ModelException">It has others.</exception>
    public static void Check(ModelAdapter adapter, IReadOnlyList<TensorFacts> inputs, IReadOnlyList<TensorFacts> outputs, IReadOnlyDictionary<string, string> metadata, string file)
    {
        if (!Rules.First(rule => rule.Adapter == adapter).Fits(new(inputs, outputs, metadata)))
        {
            throw new ModelException(
                $"its card says {adapter.Word()}, and its tensors are those of another model (in: {string.Join(", ", inputs)}; out: {string.Join(", ", outputs)}). Correct the adapter in the card.", file);
        }
    }

    /// <summary>The keypoints that models of an adapter usually have; null where their number tells nothing.</summary>
    public static Skeleton? UsualSkeleton(ModelAdapter adapter, int? keypoints) => adapter switch
    {
        ModelAdapter.MoveNetSingle or ModelAdapter.MoveNetMulti => Skeleton.Coco17,
        ModelAdapter.BlazePose => Skeleton.BlazePose33,
        ModelAdapter.MetrabsCrop => null,
        _ => keypoints switch { 17 => Skeleton.Coco17, 26 => Skeleton.Halpe26, 133 => Skeleton.CocoWholeBody133, _ => null },
    };

    /// <summary>How many keypoints a model gives; null where its tensors do not say.</summary>
    public static int? KeypointsOf(ModelAdapter adapter, IReadOnlyList<TensorFacts> outputs, IReadOnlyDictionary<string, string> metadata)
    {
        int? Side(string? name, int side) =>
            (name is null ? outputs[0] : outputs.FirstOrDefault(output => output.Name == name) ?? outputs[0]).Sides.ElementAtOrDefault(side) is > 0 and var count ? count : null;
        return adapter switch
        {
            ModelAdapter.MoveNetSingle or ModelAdapter.MoveNetMulti => 17,
            ModelAdapter.BlazePose => 33,
            ModelAdapter.SimCC or ModelAdapter.SimCC3D => Side("simcc_x", 1),
            ModelAdapter.Rtmo => Side("keypoints", 2),
            ModelAdapter.YoloPose => Side(null, 1) is { } kinds ? (kinds - 5) / (metadata.TryGetValue("kpt_shape", out var shape) && shape.TrimEnd(']', ' ').EndsWith('2') ? 2 : 3) : null,
            ModelAdapter.HeatMap or ModelAdapter.HeatMapUdp or ModelAdapter.MetrabsCrop => Side(null, 1),
            _ => null,
        };
    }

    private sealed record Rule(ModelAdapter Adapter, Func<Tensors, bool> Fits);

    private sealed record Tensors(IReadOnlyList<TensorFacts> Inputs, IReadOnlyList<TensorFacts> Outputs, IReadOnlyDictionary<string, string> Metadata)
    {
        public bool IsDetector => Outputs.Count is 1 or 2 && !Names("keypoints") && Outputs.Any(output => output.Name == "dets" && output.Has(-1, -1, 5));

        // Some exports lose the names; the lengths tell: two bins a pixel, each output its own.
        public bool IsSimCC => Inputs is [{ Sides: [_, 3, var height, var width] }] && (Names("simcc_x", "simcc_y")
            || (Outputs is [{ Sides: [_, > 0, var bins] }, { Sides: [_, > 0, var rows] }, ..] && width > 0 && bins == 2 * width && rows == 2 * height));

        public bool IsYoloPose => Inputs is [var input] && input.Has(-1, 3, -1, -1) && Outputs is [{ Sides: [_, var kinds, var candidates] }]
            && (Metadata.TryGetValue("task", out var task) ? task == "pose" : kinds is > 5 && (kinds - 5) % 3 == 0 && candidates is > 1000 or < 0);

        public bool GivesHeatMaps => Inputs is [{ Sides: [_, 3, var height, var width] }] && Outputs is [{ Sides: [_, > 0, var rows, var columns] }]
            && (height < 0 || rows < 0 || height == 4 * rows) && (width < 0 || columns < 0 || width == 4 * columns) && columns != 3;

        public bool TakesColorLast<T>() => Inputs is [var input] && input.Element == typeof(T) && input.Has(-1, -1, -1, 3);

        public bool Gives(int[] sides) => Outputs is [var output] && output.Has(sides);

        public bool Names(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (Outputs.All(output => output.Name != name))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
