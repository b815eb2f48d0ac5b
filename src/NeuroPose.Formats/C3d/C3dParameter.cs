namespace NeuroPose.Formats;

/// <summary>What the values of a C3D parameter are.</summary>
public enum C3dParameterType
{
    /// <summary>Characters.</summary>
    Text,

    /// <summary>Signed 8-bit numbers.</summary>
    Byte,

    /// <summary>Signed 16-bit numbers. Counts above 32,767 are stored in them as negative numbers.</summary>
    Whole,

    /// <summary>Single-precision numbers.</summary>
    Real,
}

/// <summary>One parameter of a C3D file. Its values may be personal data: they are in no message of this library.</summary>
public sealed class C3dParameter
{
    internal C3dParameter(
        string group,
        string name,
        C3dParameterType type,
        IReadOnlyList<int> dimensions,
        IReadOnlyList<string> texts,
        IReadOnlyList<double> numbers)
    {
        (Group, Name, Type, Dimensions, Texts, Numbers) = (group, name, type, dimensions, texts, numbers);
    }

    /// <summary>The name of its group, such as <c>POINT</c>.</summary>
    public string Group { get; }

    /// <summary>Its name in the group, such as <c>LABELS</c>.</summary>
    public string Name { get; }

    /// <summary>What its values are.</summary>
    public C3dParameterType Type { get; }

    /// <summary>
    /// The sizes of its dimensions, the first running fastest; none for a single value. Of texts, the first is their length.
    /// </summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The texts in the file's order, without blanks at their ends; empty when the values are numbers.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The numbers in the file's order, the first dimension running fastest; empty when the values are texts.</summary>
    public IReadOnlyList<double> Numbers { get; }

    /// <summary>The first text; empty when there is none.</summary>
    public string Text => Texts.Count > 0 ? Texts[0] : "";

    /// <summary>The first number; NaN when there is none.</summary>
    public double Number => Numbers.Count > 0 ? Numbers[0] : double.NaN;

    /// <summary>What the parameter says about itself; empty when it says nothing.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>True when the writer marked it as not to be changed.</summary>
    public bool IsLocked { get; internal init; }

    /// <summary>
    /// A number that is a count or a mask: one that is negative as a 16-bit number is what it is without a sign. 0 when it is not there.
    /// </summary>
    internal double Unsigned(int index = 0)
    {
        var number = index < Numbers.Count ? Numbers[index] : 0;
        return Type switch
        {
            C3dParameterType.Whole when number < 0 => number + 65536,
            C3dParameterType.Byte when number < 0 => number + 256,
            _ => number,
        };
    }

    /// <summary>Group, name, type and sizes, without the values.</summary>
    public override string ToString() =>
        $"{Group}:{Name} ({Type}{(Dimensions.Count == 0 ? "" : ", ")}{string.Join(" × ", Dimensions)})";
}
