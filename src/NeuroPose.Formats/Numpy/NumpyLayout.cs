namespace NeuroPose.Formats;

/// <summary>Which dimension of an array is which: people, frames, joints, coordinates.</summary>
internal sealed record NumpyLayout
{
    private const string Letters = "pfjc";

    private readonly long[] strides;

    private NumpyLayout(string order, IReadOnlyList<int> shape, bool isFortran)
    {
        (Order, Shape) = (order, shape);
        strides = new long[shape.Count];
        var stride = 1L;
        for (var step = 0; step < shape.Count; step++)
        {
            var dimension = isFortran ? step : shape.Count - 1 - step;
            strides[dimension] = stride;
            stride *= shape[dimension];
        }
    }

    /// <summary>A letter a dimension.</summary>
    public string Order { get; }

    public IReadOnlyList<int> Shape { get; }

    public int Persons => Size('p');

    public int Frames => Size('f');

    public int Joints => Size('j');

    public int Coordinates => Size('c');

    /// <summary>Where the first coordinate of a point is, in elements.</summary>
    public long At(int person, int frame, int joint) => (person * Stride('p')) + (frame * Stride('f')) + (joint * Stride('j'));

    /// <summary>From one coordinate of a point to the next, in elements.</summary>
    public long ToNextCoordinate => Stride('c');

    /// <summary>True where the last dimension may be coordinates, and the others frames and joints, or people, frames and joints.</summary>
    public static bool Fits(IReadOnlyList<int> shape, string? order) => order is null ? shape is [_, _, >= 2 and <= 4] or [_, _, _, >= 2 and <= 4] : shape.Count == order.Length;

    /// <summary>The layout of an array of poses.</summary>
    /// <exception cref="FileFormatException">The shape leaves a choice, or is none of poses.</exception>
    public static NumpyLayout Of(IReadOnlyList<int> shape, bool isFortran, string? order, Place place, ICollection<string> notices)
    {
        var chosen = order?.ToLowerInvariant() ?? shape.Count switch
        {
            3 when Fits(shape, null) => "fjc",
            4 when Fits(shape, null) && (shape[0] == 1 || shape[0] < shape[1]) => "pfjc",
            4 when Fits(shape, null) => throw new FileFormatException(
                $"the array has the shape {InWords(shape)}: {shape[0]} may be people or frames. Give LoadOptions.ArrayOrder: \"pfjc\" for people first, \"fpjc\" for frames first.", place),
            _ => throw new FileFormatException(
                $"the array has the shape {InWords(shape)}; expected frames × joints × 2, 3 or 4 coordinates, or people before them. Give LoadOptions.ArrayOrder with a letter for each dimension (p person, f frame, j joint, c coordinate), such as \"fcj\".", place),
        };
        if (chosen.Length != shape.Count || chosen.Distinct().Count() != chosen.Length || !chosen.All(letter => Letters.Contains(letter, StringComparison.Ordinal))
            || !chosen.Contains('j', StringComparison.Ordinal) || !chosen.Contains('c', StringComparison.Ordinal))
        {
            throw new FileFormatException($"LoadOptions.ArrayOrder is \"{order}\", but the array has the shape {InWords(shape)}. Give one letter a dimension, j and c among them, out of p, f, j and c.", place);
        }

        NumpyLayout layout = new(chosen, shape, isFortran);
        if (layout.Coordinates is < 2 or > 4)
        {
            throw new FileFormatException($"the array has the shape {InWords(shape)}: in the order \"{chosen}\" a point has {layout.Coordinates} coordinates; 2, 3 or 4 are read.", place);
        }

        if (order is null && shape.Count == 4)
        {
            notices.Add($"The shape {InWords(shape)} was taken as people × frames × joints × coordinates. If the frames are first, give LoadOptions.ArrayOrder = \"fpjc\".");
        }

        return layout;
    }

    /// <summary>The layout of an array of one number a point beside that layout.</summary>
    public static NumpyLayout Confidence(NumpyLayout layout, bool isFortran) => new(
        layout.Order.Replace("c", "", StringComparison.Ordinal), [.. layout.Shape.Where((_, dimension) => layout.Order[dimension] != 'c')], isFortran);

    /// <summary>The shape as NumPy prints it.</summary>
    public static string InWords(IReadOnlyList<int> shape) => FormattableString.Invariant($"({string.Join(", ", shape)}{(shape.Count == 1 ? "," : "")})");

    private int Size(char letter) => Order.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var dimension ? Shape[dimension] : 1;

    private long Stride(char letter) => Order.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var dimension ? strides[dimension] : 0;
}
