namespace NeuroPose.Json;

/// <summary>
/// An object's JSON form: one list of fields, in the file's order, from which both reading and writing follow. The list is a function
/// that makes the object of its fields. It names each field once, with what it may be and where an object that is written has its value.
/// </summary>
/// <param name="fields">Makes the object of its fields. When an object is written, every field returns that object's value.</param>
internal sealed class JsonForm<T>(Func<JsonFields<T>, T> fields)
{
    /// <summary>Reads the object; a field that the list does not name is refused.</summary>
    /// <exception cref="FileFormatException">A field is missing, unknown or not what it may be; the message names its place.</exception>
    public T Read(JsonContract members)
    {
        var read = fields(new JsonFieldsRead<T>(members));
        members.End();
        return read;
    }

    /// <summary>Reads the object that a text holds, and nothing behind it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">What it is, for messages.</param>
    /// <exception cref="FileFormatException">It is no JSON object of this form, or more than one.</exception>
    public T Read(string json, string source) => Read(ObjectText.Members(json, source));

    /// <summary>Writes the object, or null.</summary>
    public void Write(JsonPrinter printer, T? value)
    {
        if (value is null)
        {
            printer.Null();
            return;
        }

        printer.BeginObject();
        fields(new JsonFieldsWritten<T>(printer, value));
        printer.EndObject();
    }

    /// <summary>The object as one line of text.</summary>
    public string Text(T value) => ObjectText.Of(printer => Write(printer, value));
}

/// <summary>A list of fields for each kind of object that can stand at one place; a field of the object says which kind it is.</summary>
/// <param name="field">The field that names the kind. It is the first that is written.</param>
internal sealed class JsonKinds<T>(string field)
{
    private readonly OrderedDictionary<string, (Func<T, bool> IsIt, Func<JsonFields<T>, T> Fields)> kinds = new(StringComparer.Ordinal);

    /// <summary>The form of an object of any of the kinds.</summary>
    public JsonForm<T> Form => new(Fields);

    /// <summary>Adds a kind.</summary>
    /// <param name="kind">Its name in files.</param>
    /// <param name="fields">Its fields.</param>
    public JsonKinds<T> Kind<TKind>(string kind, Func<JsonFields<TKind>, TKind> fields)
        where TKind : class, T
    {
        kinds.Add(kind, (value => value is TKind, all => fields(all.As<TKind>())));
        return this;
    }

    private T Fields(JsonFields<T> fields)
    {
        var kind = fields.Text(field, value => kinds.First(one => one.Value.IsIt(value)).Key);
        return kinds.TryGetValue(kind, out var known)
            ? known.Fields(fields)
            : throw fields.Error($"unknown {field} \"{kind}\".{NearestName.Hint(kind, kinds.Keys)}");
    }
}
