namespace NeuroPose.Sessions.Bpod;

/// <summary>A value of a MAT-file.</summary>
/// <param name="Dimensions">Its size along each dimension.</param>
internal abstract record MatValue(IReadOnlyList<int> Dimensions)
{
    /// <summary>What it is, for "expected …, found …".</summary>
    public string Describe() => $"{Kind} of {string.Join('×', Dimensions)}";

    protected abstract string Kind { get; }
}

/// <summary>Numbers of any class as doubles, the first dimension running fastest; whole numbers beyond 2⁵³ are rounded.</summary>
internal sealed record MatNumbers(IReadOnlyList<int> Dimensions, double[] Values) : MatValue(Dimensions)
{
    protected override string Kind => "an array of numbers";
}

/// <summary>Text, a row each.</summary>
internal sealed record MatText(IReadOnlyList<int> Dimensions, IReadOnlyList<string> Rows) : MatValue(Dimensions)
{
    protected override string Kind => "a text";
}

/// <summary>Values of any kind.</summary>
internal sealed record MatCells(IReadOnlyList<int> Dimensions, IReadOnlyList<MatValue> Items) : MatValue(Dimensions)
{
    protected override string Kind => "a cell array";
}

/// <summary>Values by name, for each element.</summary>
internal sealed record MatStruct(IReadOnlyList<int> Dimensions, IReadOnlyList<string> Fields, IReadOnlyList<MatValue[]> Elements) : MatValue(Dimensions)
{
    /// <summary>A field of an element; null where there is none.</summary>
    public MatValue? Field(string name, int element = 0)
    {
        for (var at = 0; at < Fields.Count && element < Elements.Count; at++)
        {
            if (Fields[at] == name)
            {
                return Elements[element][at];
            }
        }

        return null;
    }

    protected override string Kind => "a structure";
}

/// <summary>A class, a function, a sparse array: known to be there and not read.</summary>
internal sealed record MatUnread(string What) : MatValue([])
{
    protected override string Kind => What;
}
