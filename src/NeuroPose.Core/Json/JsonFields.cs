namespace NeuroPose.Json;

/// <summary>
/// The fields of one object, each by its name, by where an object has its value, and by what it may be. The same calls read an object
/// from a file and write one to it. "Optional" fields may be null or left out in a file, and are null then; a field with a value for
/// "when absent" may be left out but not be null; all others must be there. All are written.
/// </summary>
internal abstract class JsonFields<T>
{
    /// <summary>A field of any type.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="get">Its value in an object that is written.</param>
    /// <param name="read">Reads it from the object's members.</param>
    /// <param name="write">Writes it behind its name.</param>
    public abstract TValue Field<TValue>(
        string name, Func<T, TValue> get, Func<JsonContract, TValue> read, Action<JsonPrinter, TValue> write);

    /// <summary>As <see cref="Field"/>, but left out when it is null.</summary>
    public abstract TValue? FieldUnlessNull<TValue>(
        string name, Func<T, TValue?> get, Func<JsonContract, TValue?> read, Action<JsonPrinter, TValue?> write);

    /// <summary>The fields of an object that is known to be of a narrower type.</summary>
    public abstract JsonFields<TKind> As<TKind>()
        where TKind : class, T;

    /// <summary>Refuses an object that was read when something does not hold; one that is written holds it already.</summary>
    public abstract void Require(bool holds, FormattableString problem);

    /// <summary>An error at the object.</summary>
    public abstract Exception Error(string problem);

    /// <summary>A field that is always written with one value, and whatever it says when read has been looked at before.</summary>
    public void Constant(string name, long value) =>
        Field(name, _ => value, from => from.Ignore(name, value), static (to, one) => to.Integer(one));

    public double Number(string name, Func<T, double> get, double? atLeast = null, double? atMost = null, double? whenAbsent = null) =>
        Field(
            name,
            get,
            from => whenAbsent is { } value && !from.IsGiven(name) ? value : from.Number(name, atLeast, atMost),
            static (to, value) => to.Number(value));

    public double? OptionalNumber(string name, Func<T, double?> get, double? atLeast = null, double? atMost = null) =>
        Field(name, get, from => from.OptionalNumber(name, atLeast, atMost), static (to, value) => to.Number(value));

    /// <summary>A list of numbers, which may be left out when it is empty.</summary>
    public IReadOnlyList<double> Numbers(string name, Func<T, IReadOnlyList<double>> get) =>
        Field(
            name,
            get,
            from => from.IsGiven(name) ? from.Numbers(name) : [],
            static (to, values) => to.Array(values, static (to, value) => to.Number(value)));

    public long Integer(string name, Func<T, long> get, long? atLeast = null, long? atMost = null, long? whenAbsent = null) =>
        Field(
            name,
            get,
            from => whenAbsent is { } value && !from.IsGiven(name) ? value : from.Integer(name, atLeast, atMost),
            static (to, value) => to.Integer(value));

    public long? OptionalInteger(string name, Func<T, long?> get, long? atLeast = null, long? atMost = null) =>
        Field(name, get, from => from.OptionalInteger(name, atLeast, atMost), static (to, value) => to.Integer(value));

    /// <summary>A whole number of 32 bits.</summary>
    public int? OptionalCount(string name, Func<T, int?> get, int atLeast = int.MinValue) =>
        Field(name, get, from => (int?)from.OptionalInteger(name, atLeast, int.MaxValue), static (to, value) => to.Integer(value));

    /// <summary>An index, 0 or more.</summary>
    public int Index(string name, Func<T, int> get, int? atMost = null) =>
        Field(name, get, from => from.Index(name, atMost), static (to, value) => to.Integer(value));

    /// <summary>A list of joint indices of a fixed length.</summary>
    public int[] Indices(string name, int count, Func<T, int[]> get) =>
        Field(
            name, get, from => from.Indices(name, count), static (to, values) => to.Array(values, static (to, value) => to.Integer(value)));

    public bool Flag(string name, Func<T, bool> get, bool whenAbsent) =>
        Field(name, get, from => from.Flag(name, whenAbsent), static (to, value) => to.Flag(value));

    public string Text(string name, Func<T, string> get, string? whenAbsent = null) =>
        Field(
            name,
            get,
            from => whenAbsent is not null && !from.IsGiven(name) ? whenAbsent : from.Text(name),
            static (to, value) => to.Text(value));

    public string? OptionalText(string name, Func<T, string?> get) =>
        Field(name, get, from => from.OptionalText(name), static (to, value) => to.Text(value));

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string name, Func<T, IReadOnlyList<string>> get) =>
        Field(name, get, from => from.Texts(name), static (to, values) => to.Array(values, static (to, value) => to.Text(value)));

    /// <summary>A value with a text of its own, such as a word or a time.</summary>
    public TValue Scalar<TValue>(string name, Func<T, TValue> get, JsonScalar<TValue> type)
        where TValue : struct =>
        Field(name, get, from => from.Scalar(name, type.Read, type.Expected), (to, value) => to.Text(type.Write(value)));

    /// <summary>As <see cref="Scalar"/>; null when it is null or left out.</summary>
    public TValue? OptionalScalar<TValue>(string name, Func<T, TValue?> get, JsonScalar<TValue> type)
        where TValue : struct =>
        Field(
            name,
            get,
            from => from.Has(name) ? from.Scalar(name, type.Read, type.Expected) : null,
            (to, value) => to.Text(value is { } one ? type.Write(one) : null));

    /// <summary>One of several words.</summary>
    public TValue Word<TValue>(string name, Func<T, TValue> get, params (string Word, TValue Value)[] words)
        where TValue : struct
    {
        TValue Read(JsonContract from)
        {
            var word = from.Text(name);
            var index = Array.FindIndex(words, one => one.Word == word);
            return index >= 0
                ? words[index].Value
                : throw from.Expected($"\"{string.Join("\", \"", words[..^1].Select(one => one.Word))}\" or \"{words[^1].Word}\"", name);
        }

        return Field(name, get, Read, (to, value) => to.Text(words.First(one => one.Value.Equals(value)).Word));
    }

    public TPart Object<TPart>(string name, Func<T, TPart> get, JsonForm<TPart> form) =>
        Field(name, get, from => form.Read(from.Object(name)), form.Write);

    public TPart? OptionalObject<TPart>(string name, Func<T, TPart?> get, JsonForm<TPart> form)
        where TPart : class =>
        Field(name, get, from => from.OptionalObject(name) is { } part ? form.Read(part) : null, form.Write);

    /// <summary>As <see cref="OptionalObject"/>, but left out when it is null.</summary>
    public TPart? ObjectUnlessNull<TPart>(string name, Func<T, TPart?> get, JsonForm<TPart> form)
        where TPart : class =>
        FieldUnlessNull(name, get, from => from.OptionalObject(name) is { } part ? form.Read(part) : null, form.Write);

    public IReadOnlyList<TPart> Objects<TPart>(string name, Func<T, IReadOnlyList<TPart>> get, JsonForm<TPart> form) =>
        Field(name, get, from => [.. from.Objects(name).Select(form.Read)], (to, parts) => to.Array(parts, form.Write));
}

/// <summary>A value that is written as a text of its own.</summary>
/// <param name="Read">The value; null when it cannot be one.</param>
/// <param name="Expected">What it may be, for messages.</param>
/// <param name="Write">The value's text.</param>
internal sealed record JsonScalar<TValue>(Func<JsonTree, TValue?> Read, string Expected, Func<TValue, string> Write)
    where TValue : struct;

/// <summary>The fields of an object that is read.</summary>
internal sealed class JsonFieldsRead<T>(JsonContract members) : JsonFields<T>
{
    public override TValue Field<TValue>(
        string name, Func<T, TValue> get, Func<JsonContract, TValue> read, Action<JsonPrinter, TValue> write) => read(members);

    public override TValue? FieldUnlessNull<TValue>(
        string name, Func<T, TValue?> get, Func<JsonContract, TValue?> read, Action<JsonPrinter, TValue?> write)
        where TValue : default => read(members);

    public override JsonFields<TKind> As<TKind>() => new JsonFieldsRead<TKind>(members);

    public override Exception Error(string problem) => members.Error(problem);

    public override void Require(bool holds, FormattableString problem)
    {
        if (!holds)
        {
            throw members.Error(FormattableString.Invariant(problem));
        }
    }
}

/// <summary>The fields of an object that is written.</summary>
internal sealed class JsonFieldsWritten<T>(JsonPrinter printer, T value) : JsonFields<T>
{
    public override TValue Field<TValue>(
        string name, Func<T, TValue> get, Func<JsonContract, TValue> read, Action<JsonPrinter, TValue> write)
    {
        var field = get(value);
        printer.Name(name);
        write(printer, field);
        return field;
    }

    public override TValue? FieldUnlessNull<TValue>(
        string name, Func<T, TValue?> get, Func<JsonContract, TValue?> read, Action<JsonPrinter, TValue?> write)
        where TValue : default => get(value) is null ? default : Field(name, get, read, write);

    public override JsonFields<TKind> As<TKind>() => new JsonFieldsWritten<TKind>(printer, (TKind)(object)value!);

    public override Exception Error(string problem) => new InvalidOperationException(problem);

    public override void Require(bool holds, FormattableString problem)
    {
    }
}
