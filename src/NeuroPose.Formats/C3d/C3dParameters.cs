namespace NeuroPose.Formats;

/// <summary>
/// The parameters of a C3D file, in groups, with all that the laboratory's software and its users wrote down. Names are found in either
/// case. Immutable.
/// </summary>
public sealed class C3dParameters
{
    private readonly Dictionary<string, C3dParameter> byName = new(StringComparer.OrdinalIgnoreCase);

    internal C3dParameters(IReadOnlyList<string> groups, IReadOnlyList<C3dParameter> all)
    {
        (Groups, All) = (groups, all);
        foreach (var parameter in all)
        {
            byName.TryAdd($"{parameter.Group}:{parameter.Name}", parameter);
        }
    }

    /// <summary>The names of the groups, in the file's order.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>All parameters, in the file's order.</summary>
    public IReadOnlyList<C3dParameter> All { get; }

    /// <summary>The parameter with a name like <c>POINT:RATE</c>.</summary>
    /// <exception cref="ArgumentException">There is no such parameter; the message names the nearest.</exception>
    public C3dParameter this[string name] => Find(name)
        ?? throw new ArgumentException($"There is no parameter \"{name}\".{NearestName.Hint(name, byName.Keys)}", nameof(name));

    /// <summary>The parameter with a name like <c>POINT:RATE</c>; null when there is none.</summary>
    public C3dParameter? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return byName.GetValueOrDefault(name);
    }

    /// <summary>
    /// All texts under a name, with those of its continuations: <c>POINT:LABELS</c>, <c>POINT:LABELS2</c> and so on. Empty when there are
    /// none.
    /// </summary>
    public IReadOnlyList<string> Texts(string name) => [.. Continued(name).SelectMany(parameter => parameter.Texts)];

    /// <summary>All numbers under a name, with those of its continuations. Empty when there are none.</summary>
    public IReadOnlyList<double> Numbers(string name) => [.. Continued(name).SelectMany(parameter => parameter.Numbers)];

    /// <summary>How many groups and parameters there are, without their values.</summary>
    public override string ToString() => FormattableString.Invariant($"{All.Count} parameters in the groups {string.Join(", ", Groups)}");

    /// <summary>The first number under a name; NaN when there is none.</summary>
    internal double Number(string name) => Find(name)?.Number ?? double.NaN;

    /// <summary>The first number under a name as a count; 0 when there is none.</summary>
    internal int Count(string name) => Find(name)?.Unsigned() is { } count && count is > 0 and <= int.MaxValue ? (int)count : 0;

    /// <summary>The first text under a name; empty when there is none.</summary>
    internal string Text(string name) => Find(name)?.Text ?? "";

    /// <summary>All numbers under a name as counts, with those of its continuations.</summary>
    internal IReadOnlyList<double> Unsigned(string name) =>
        [.. Continued(name).SelectMany(parameter => Enumerable.Range(0, parameter.Numbers.Count).Select(parameter.Unsigned))];

    /// <summary>An array longer than 255 goes on in parameters of the same name with a number from 2 on.</summary>
    private IEnumerable<C3dParameter> Continued(string name)
    {
        var found = Find(name);
        for (var part = 2; found is not null; part++)
        {
            yield return found;
            found = Find(FormattableString.Invariant($"{name}{part}"));
        }
    }
}
