using System.Globalization;

namespace NeuroPose.Sessions.Configuration;

/// <summary>What is wrong with a file, all of it at once: a person who mends one line should not meet the next mistake only then.</summary>
internal sealed class TomlProblems(string file)
{
    private const int MostShown = 12;

    private readonly List<(int Line, string Path, string Problem)> found = [];

    public void Add(int line, string path, string problem) => found.Add((line, path, problem));

    /// <exception cref="FileFormatException">There are problems.</exception>
    public void ThrowIfAny()
    {
        if (found.Count == 0)
        {
            return;
        }

        var first = found[0];
        var place = new Place(File: file, Path: first.Path, Line: first.Line > 0 ? first.Line : null);
        if (found.Count == 1)
        {
            throw new FileFormatException(first.Problem, place);
        }

        var list = string.Join(' ', found.Take(MostShown).Select((one, at) => FormattableString.Invariant(
            $"({at + 1}) {new Place(Path: one.Path, Line: one.Line > 0 ? one.Line : null)}: {one.Problem}")));
        var more = found.Count > MostShown ? FormattableString.Invariant($" And {found.Count - MostShown} more.") : "";
        throw new FileFormatException(FormattableString.Invariant($"{found.Count} problems. {list}{more}"), new(File: file));
    }
}

/// <summary>A table that is read by its contract: each known key once, and at the end no other may be there.</summary>
internal sealed class TomlSection(TomlValue table, string path, TomlProblems problems)
{
    private readonly List<string> known = [];

    public int Line => table.Line;

    public IEnumerable<string> Keys => table.Members.Keys;

    public bool Has(string key) => Find(key) is not null;

    /// <summary>A table inside; an empty one where it is left out.</summary>
    public TomlSection Section(string key)
    {
        var found = Find(key);
        if (found is { Kind: not TomlKind.Table })
        {
            Expected("a table", key, found);
            found = null;
        }

        return new(found ?? TomlValue.Table(0), PathOf(key), problems);
    }

    /// <summary>The tables of a list of tables; more than a session has are no session.</summary>
    public IReadOnlyList<TomlSection> Sections(string key)
    {
        const int Most = 256;
        switch (Find(key))
        {
            case null:
                return [];
            case { Kind: TomlKind.Array, Items.Count: > Most and var count }:
                Problem(key, FormattableString.Invariant($"there are {count}; at most {Most} are read."));
                return [];
            case { Kind: TomlKind.Array } list when list.Items.All(item => item.Kind == TomlKind.Table):
                return [.. list.Items.Select((item, index) => new TomlSection(item, FormattableString.Invariant($"{PathOf(key)}[{index}]"), problems))];
            case var other:
                Expected($"a list of tables ([[{PathOf(key)}]])", key, other);
                return [];
        }
    }

    public string? Text(string key) => Read(key, "a text", value => value.Kind == TomlKind.Text ? (string)value.Value : null);

    public string Text(string key, string whenAbsent) => Text(key) ?? whenAbsent;

    public string RequiredText(string key)
    {
        var text = Text(key);
        if (text is null && !Has(key))
        {
            Missing(key);
        }
        else if (text is { Length: 0 })
        {
            Problem(key, "must not be empty.");
        }

        return text ?? "";
    }

    /// <summary>A date or time, written as TOML's own or as a text.</summary>
    public string? Time(string key) => Read(key, "a date or time", value => value.Kind is TomlKind.Text or TomlKind.Time ? (string)value.Value : null);

    public bool Flag(string key, bool whenAbsent) =>
        Find(key) is null ? whenAbsent : Read(key, "true or false", value => value.Kind == TomlKind.Flag ? value.Value : null) is true;

    public double? Number(string key, double atLeast = double.NegativeInfinity, double atMost = double.PositiveInfinity, bool above = false)
    {
        var expected = (atLeast, atMost) switch
        {
            (double.NegativeInfinity, _) => "a number",
            (_, double.PositiveInfinity) => FormattableString.Invariant($"a number {(above ? "above" : "of at least")} {atLeast}"),
            _ => FormattableString.Invariant($"a number between {atLeast} and {atMost}"),
        };
        var read = Read(key, expected, value => value.Kind switch
        {
            TomlKind.Integer => (double)(long)value.Value,
            TomlKind.Number => (double)value.Value,
            _ => double.NaN,
        } is var number && double.IsFinite(number) && (above ? number > atLeast : number >= atLeast) && number <= atMost ? (object)number : null);
        return read as double?;
    }

    public double NumberOr(string key, double whenAbsent, double atLeast, double atMost = double.PositiveInfinity, bool above = false) =>
        Number(key, atLeast, atMost, above) ?? whenAbsent;

    public long? Integer(string key, long atLeast = long.MinValue, long atMost = long.MaxValue)
    {
        var expected = (atLeast, atMost) switch
        {
            (long.MinValue, _) => "a whole number",
            (_, long.MaxValue) => FormattableString.Invariant($"a whole number of at least {atLeast}"),
            _ => FormattableString.Invariant($"a whole number between {atLeast} and {atMost}"),
        };
        return Read(key, expected, value => value is { Kind: TomlKind.Integer, Value: long whole } && whole >= atLeast && whole <= atMost ? (object)whole : null) as long?;
    }

    public int IntegerOr(string key, int whenAbsent, int atLeast, int atMost = int.MaxValue) => (int)(Integer(key, atLeast, atMost) ?? whenAbsent);

    /// <summary>One text, or a list of texts.</summary>
    public IReadOnlyList<string> Texts(string key) => Read(key, "a text or a list of texts", value => value.Kind switch
    {
        TomlKind.Text => (string[])[(string)value.Value],
        TomlKind.Array when value.Items.All(item => item.Kind == TomlKind.Text) => value.Items.Select(item => (string)item.Value).ToArray(),
        _ => null,
    }) ?? [];

    /// <summary>One of several words.</summary>
    public T Word<T>(string key, T whenAbsent, params (string Word, T Value)[] words)
        where T : struct
    {
        var value = Find(key);
        if (value is null)
        {
            return whenAbsent;
        }

        foreach (var (word, meaning) in words)
        {
            if (value.Kind == TomlKind.Text && string.Equals((string)value.Value, word, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        var hint = value.Kind == TomlKind.Text ? NearestName.Hint((string)value.Value, words.Select(one => one.Word)) : "";
        Problem(key, $"expected one of {string.Join(", ", words.Select(one => one.Word))}, found {value.Describe()}.{hint}");
        return whenAbsent;
    }

    /// <summary>A table of texts with keys of the user's own.</summary>
    public IReadOnlyDictionary<string, string> TextTable(string key)
    {
        var inside = Section(key);
        OrderedDictionary<string, string> texts = [];
        foreach (var name in inside.Keys)
        {
            texts[name] = inside.Text(name) ?? "";
        }

        return texts;
    }

    /// <summary>A list of pairs of texts.</summary>
    public IReadOnlyList<(string From, string To)> Pairs(string key) => Read(key, "a list of pairs of texts", value =>
        value.Kind == TomlKind.Array && value.Items.All(item => item is { Kind: TomlKind.Array, Items: [{ Kind: TomlKind.Text }, { Kind: TomlKind.Text }] })
            ? value.Items.Select(item => ((string)item.Items[0].Value, (string)item.Items[1].Value)).ToArray()
            : null) ?? [];

    /// <summary>A key that is known and not used; what it says makes no difference.</summary>
    public void Ignore(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            known.Add(key);
        }
    }

    public void Problem(string key, string problem) => problems.Add(table.Members.GetValueOrDefault(key)?.Line ?? table.Line, PathOf(key), problem);

    public void Missing(string key) => Problem(key, "this key is missing.");

    /// <summary>Reports keys that the contract does not know.</summary>
    public void End()
    {
        foreach (var (key, value) in table.Members)
        {
            if (!known.Contains(key, StringComparer.Ordinal))
            {
                problems.Add(value.Line, PathOf(key), $"unknown key.{(known.Count > 0 ? NearestName.Hint(key, known) : "")}");
            }
        }
    }

    private T? Read<T>(string key, string expected, Func<TomlValue, T?> read)
        where T : class
    {
        var value = Find(key);
        if (value is null)
        {
            return null;
        }

        var result = read(value);
        if (result is null)
        {
            Expected(expected, key, value);
        }

        return result;
    }

    private void Expected(string expected, string key, TomlValue found) => Problem(key, $"expected {expected}, found {found.Describe()}.");

    private TomlValue? Find(string key)
    {
        known.Add(key);
        return table.Members.GetValueOrDefault(key);
    }

    private string PathOf(string key) => path.Length == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{path}.{key}");
}
