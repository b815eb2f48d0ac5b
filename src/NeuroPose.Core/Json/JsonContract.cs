namespace NeuroPose.Json;

/// <summary>Reads the members of one object by a contract: each known member once, and at the end no other may be there.</summary>
internal sealed class JsonContract
{
    private readonly string path;
    private readonly string file;
    private readonly List<string> known = [];

    public JsonContract(JsonTree tree, string path, string file)
    {
        (Tree, this.path, this.file) = (tree, path, file);
        if (tree.Kind != JsonKind.Object)
        {
            throw Error($"expected an object, found {tree.Describe()}.", tree, path);
        }
    }

    /// <summary>The object.</summary>
    public JsonTree Tree { get; }

    /// <summary>True when the member is there and is not null.</summary>
    public bool Has(string name) => IsGiven(name) && Tree.Members[name].Kind != JsonKind.Null;

    /// <summary>True when the member is there, null or not.</summary>
    public bool IsGiven(string name)
    {
        known.Add(name);
        return Tree.Members.ContainsKey(name);
    }

    /// <summary>Takes the member, if it is there, for known; what stands for it is given.</summary>
    public T Ignore<T>(string name, T instead)
    {
        known.Add(name);
        return instead;
    }

    public double Number(string name, double? atLeast = null, double? atMost = null)
    {
        var value = Required(name);
        var number = ToDouble(value, name);
        if (number > atMost || (atMost is not null && double.IsNaN(number)))
        {
            throw Expected(FormattableString.Invariant($"at most {atMost}"), name, value);
        }

        return Bounded(number, !(number < atLeast) && !(atLeast is not null && double.IsNaN(number)), name, atLeast, value);
    }

    public double? OptionalNumber(string name, double? atLeast = null, double? atMost = null) =>
        Has(name) ? Number(name, atLeast, atMost) : null;

    public IReadOnlyList<double> Numbers(string name) => [.. Array(name).Select(item => ToDouble(item, name))];

    public long Integer(string name, long? atLeast = null, long? atMost = null)
    {
        var value = Required(name);
        var number = LaxScalar.ToInteger(value) ?? throw Expected("a whole number", name, value);
        if (number > atMost)
        {
            throw Expected(FormattableString.Invariant($"at most {atMost}"), name, value);
        }

        return Bounded(number, !(number < atLeast), name, atLeast, value);
    }

    public long? OptionalInteger(string name, long? atLeast = null, long? atMost = null) =>
        Has(name) ? Integer(name, atLeast, atMost) : null;

    public int Index(string name, int? atMost = null) => (int)Integer(name, atLeast: 0, atMost: atMost ?? int.MaxValue);

    public bool Flag(string name, bool whenAbsent) =>
        !IsGiven(name) ? whenAbsent : LaxScalar.ToFlag(Tree.Members[name]) ?? throw Expected("true or false", name);

    /// <summary>A scalar of a kind that the contract knows how to read; null from the reader means that it cannot be one.</summary>
    public T Scalar<T>(string name, Func<JsonTree, T?> read, string expected)
        where T : struct
    {
        var value = Required(name);
        return read(value) ?? throw Expected(expected, name, value);
    }

    public string Text(string name)
    {
        var value = Required(name);
        return value.Kind == JsonKind.String ? value.Text : throw Expected("a string", name, value);
    }

    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    public IReadOnlyList<string> Texts(string name)
    {
        var value = Required(name);
        return value.Kind == JsonKind.Array && value.Items.All(item => item.Kind == JsonKind.String)
            ? [.. value.Items.Select(item => item.Text)]
            : throw Expected("a list of strings", name, value);
    }

    public JsonTree? Optional(string name) => Has(name) ? Tree.Members[name] : null;

    public JsonContract Object(string name) => new(Required(name), PathOf(name), file);

    public JsonContract? OptionalObject(string name) => Has(name) ? Object(name) : null;

    public IReadOnlyList<JsonContract> Objects(string name) =>
        [.. Array(name).Select((item, index) => new JsonContract(item, FormattableString.Invariant($"{PathOf(name)}[{index}]"), file))];

    /// <summary>A list of joint indices of a fixed length.</summary>
    public int[] Indices(string name, int count)
    {
        var items = Array(name);
        if (items.Count != count)
        {
            throw Error(FormattableString.Invariant($"expected {count} joints, found {items.Count}."), Required(name), PathOf(name));
        }

        return [.. items.Select(item => LaxScalar.ToInteger(item) is >= 0 and <= int.MaxValue and var index
            ? (int)index
            : throw Expected("a joint's index, 0 or more", name, item))];
    }

    /// <summary>Refuses members that the contract does not know.</summary>
    public void End()
    {
        foreach (var (name, value) in Tree.Members)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw Error($"unknown field.{NearestName.Hint(name, known)}", value, PathOf(name));
            }
        }
    }

    public FileFormatException Error(string problem) => Error(problem, Tree, path);

    public FileFormatException Expected(string expected, string name) => Expected(expected, name, Required(name));

    private FileFormatException Expected(string expected, string name, JsonTree value) =>
        Error($"expected {expected}, found {value.Describe()}.", value, PathOf(name));

    private FileFormatException Error(string problem, JsonTree at, string where) => new(problem, at.PlaceIn(file, where));

    private double ToDouble(JsonTree value, string name) => LaxScalar.ToDouble(value) ?? throw Expected("a number", name, value);

    private T Bounded<T>(T number, bool holds, string name, T? atLeast, JsonTree value)
        where T : struct =>
        holds ? number : throw Expected(FormattableString.Invariant($"{atLeast} or more"), name, value);

    private IReadOnlyList<JsonTree> Array(string name)
    {
        var value = Required(name);
        return value.Kind == JsonKind.Array ? value.Items : throw Expected("an array", name, value);
    }

    private JsonTree Required(string name)
    {
        known.Add(name);
        return Tree.Members.TryGetValue(name, out var value) ? value : throw Error($"the field \"{name}\" is missing.", Tree, path);
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
