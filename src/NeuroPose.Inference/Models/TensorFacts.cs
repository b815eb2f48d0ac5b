using System.Globalization;

namespace NeuroPose.Inference.Models;

/// <summary>A tensor that a model takes or gives: its name, its kind of numbers, its sides (−1 where open).</summary>
internal sealed record TensorFacts(string Name, Type Element, IReadOnlyList<int> Sides)
{
    /// <summary>Whether its sides are these; −1 stands for any.</summary>
    public bool Has(params ReadOnlySpan<int> sides)
    {
        if (sides.Length != Sides.Count)
        {
            return false;
        }

        for (var i = 0; i < sides.Length; i++)
        {
            if (sides[i] >= 0 && Sides[i] >= 0 && Sides[i] != sides[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>As <c>input int32 [1,192,192,3]</c>.</summary>
    public override string ToString() =>
        $"{Name} {Word} [{string.Join(',', Sides.Select(side => side < 0 ? "?" : side.ToString(CultureInfo.InvariantCulture)))}]";

    private string Word => Element == typeof(float) ? "float32" : Element == typeof(int) ? "int32" : Element == typeof(byte) ? "uint8" : Element.Name;
}
