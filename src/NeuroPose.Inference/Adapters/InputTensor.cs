using Microsoft.ML.OnnxRuntime;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.Pictures;

namespace NeuroPose.Inference.Adapters;

/// <summary>The picture that a model takes: its kind of numbers, its order of axes, its size. Pictures are sampled into it.</summary>
internal sealed class InputTensor
{
    private readonly TensorFacts facts;
    private readonly ModelInput input;
    private readonly bool isColorLast;
    private float[] sampled = [];
    private float[] singles = [];
    private int[] wholes = [];
    private byte[] bytes = [];

    /// <summary>Looks at a model's input.</summary>
    /// <param name="facts">The tensor.</param>
    /// <param name="input">What is put in.</param>
    /// <param name="file">The model, for messages.</param>
    /// <exception cref="ModelException">It is no picture.</exception>
    public InputTensor(TensorFacts facts, ModelInput input, string file)
    {
        (this.facts, this.input) = (facts, input);
        isColorLast = facts.Has(-1, -1, -1, 3);
        if (!isColorLast && !facts.Has(-1, 3, -1, -1))
        {
            throw new ModelException($"the input {facts} is no picture; expected four sides with 3 colors.", file);
        }

        if (facts.Element != typeof(float) && facts.Element != typeof(int) && facts.Element != typeof(byte))
        {
            throw new ModelException($"the input {facts} takes other numbers than float32, int32 or uint8.", file);
        }

        (Height, Width) = isColorLast ? (facts.Sides[1], facts.Sides[2]) : (facts.Sides[2], facts.Sides[3]);
        (Height, Width) = (Height < 0 ? input.Height ?? -1 : Height, Width < 0 ? input.Width ?? -1 : Width);
    }

    /// <summary>The width in pixels; −1 where the model and its card leave it open.</summary>
    public int Width { get; }

    /// <summary>The height in pixels; −1 where the model and its card leave it open.</summary>
    public int Height { get; }

    /// <summary>The name of the input.</summary>
    public string Name => facts.Name;

    /// <summary>The size, which has to be known.</summary>
    /// <exception cref="ModelException">It is not.</exception>
    public (int Width, int Height) Size(string file) => Width > 0 && Height > 0
        ? (Width, Height)
        : throw new ModelException($"the input {facts} leaves its size open. State it in the model's card: input: size: [width, height].", file);

    /// <summary>Samples a picture into the input.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="toPicture">Takes places of the input to places of the picture.</param>
    /// <param name="width">Width of the input.</param>
    /// <param name="height">Height of the input.</param>
    /// <returns>The tensor, over memory of this object: it is used before the next is asked for.</returns>
    public OrtValue Sample(Picture picture, in Affine toPicture, int width, int height)
    {
        Array.Resize(ref sampled, width * height * 3);
        picture.Sample(toPicture, width, height, (float)input.Pad, sampled);
        return OfSampled(width, height);
    }

    /// <summary>The tensor of levels that something else has sampled: three a pixel, 0 to 255, red first.</summary>
    public OrtValue Of(float[] levels, int width, int height)
    {
        sampled = levels;
        return OfSampled(width, height);
    }

    private OrtValue OfSampled(int width, int height)
    {
        long[] shape = isColorLast ? [1, height, width, 3] : [1, 3, height, width];
        if (facts.Element == typeof(float))
        {
            Array.Resize(ref singles, sampled.Length);
            Arrange(singles, value => value);
            return OrtValue.CreateTensorValueFromMemory(singles, shape);
        }

        if (facts.Element == typeof(int))
        {
            Array.Resize(ref wholes, sampled.Length);
            Arrange(wholes, value => (int)MathF.Round(value));
            return OrtValue.CreateTensorValueFromMemory(wholes, shape);
        }

        Array.Resize(ref bytes, sampled.Length);
        Arrange(bytes, value => (byte)Math.Clamp(MathF.Round(value), 0, 255));
        return OrtValue.CreateTensorValueFromMemory(bytes, shape);
    }

    private void Arrange<T>(T[] target, Func<float, T> convert)
    {
        var pixels = sampled.Length / 3;
        for (var color = 0; color < 3; color++)
        {
            var from = input.Color == ColorOrder.Rgb ? color : 2 - color;
            var (mean, std) = ((float)input.Mean[color], (float)input.Std[color]);
            for (var pixel = 0; pixel < pixels; pixel++)
            {
                var level = (sampled[(pixel * 3) + from] - mean) / std;
                target[isColorLast ? (pixel * 3) + color : (color * pixels) + pixel] = convert(level);
            }
        }
    }
}
