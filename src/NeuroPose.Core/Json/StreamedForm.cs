namespace NeuroPose.Json;

/// <summary>
/// The form of an object that is too large to be taken into memory before it is read, such as a trial: one list of fields, in the
/// order in which they are written; a file may have them in any order.
/// </summary>
/// <param name="fields">The fields.</param>
/// <param name="whenUnknown">What to add to the message about a field that the list does not have.</param>
/// <param name="whenMissing">What to add to the message about a field that is not there.</param>
/// <typeparam name="TDraft">What the fields are read into, one by one.</typeparam>
/// <typeparam name="T">What is written.</typeparam>
internal sealed class StreamedForm<TDraft, T>(StreamedField<TDraft, T>[] fields, string whenUnknown = "", string whenMissing = "")
{
    /// <summary>True when there is a field of this name.</summary>
    public bool Has(string? name) => Array.Exists(fields, field => field.Name == name);

    /// <summary>Reads the object at the cursor. Of two fields of one name, the last counts, as in Python.</summary>
    public void Read(JsonCursor cursor, TDraft draft)
    {
        var found = 0UL;
        cursor.BeginObject();
        while (cursor.NextMember() is { } name)
        {
            var index = 0;
            while (index < fields.Length && fields[index].Name != name)
            {
                index++;
            }

            if (index == fields.Length)
            {
                throw cursor.Error($"unknown field.{NearestName.Hint(name, fields.Select(field => field.Name))}{whenUnknown}");
            }

            fields[index].Read(cursor, draft);
            found |= 1UL << index;
        }

        for (var index = 0; index < fields.Length; index++)
        {
            if (fields[index].IsRequired && (found & (1UL << index)) == 0)
            {
                throw cursor.Error($"the field \"{fields[index].Name}\" is missing{whenMissing}.");
            }
        }
    }

    /// <summary>Writes the object.</summary>
    public void Write(JsonPrinter printer, T value)
    {
        printer.BeginObject();
        foreach (var field in fields)
        {
            printer.Name(field.Name);
            field.Write(printer, value);
        }

        printer.EndObject();
    }
}

/// <summary>One field of a large object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Read">Reads its value at the cursor into the draft.</param>
/// <param name="Write">Writes its value behind its name.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record StreamedField<TDraft, T>(
    string Name, Action<JsonCursor, TDraft> Read, Action<JsonPrinter, T> Write, bool IsRequired = false);
