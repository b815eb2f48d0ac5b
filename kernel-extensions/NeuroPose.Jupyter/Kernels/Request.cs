using System.Text.Json;
using NeuroPose.Jupyter.Connections;
using NeuroPose.Jupyter.Wire;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>A message that asks for something, and the fields in it.</summary>
/// <param name="Channel">Where it arrived, and where its answer goes.</param>
/// <param name="Message">The message.</param>
internal sealed record Request(KernelChannel Channel, WireMessage Message)
{
    /// <summary>What it asks for, such as <c>execute_request</c>.</summary>
    public string Type => Message.Header.Type;

    /// <summary>A text that has to be there.</summary>
    /// <exception cref="MalformedMessageException">It is missing, or is no text.</exception>
    public string Text(string field) =>
        TextOrNull(field) ?? throw Wrong(field, "a text was expected, and the field is missing.");

    /// <summary>A text; null where the field is missing.</summary>
    /// <exception cref="MalformedMessageException">It is no text.</exception>
    public string? TextOrNull(string field) => Field(field) is { } value
        ? Untrusted.Text(value) ?? throw Wrong(field, $"a text was expected, but got {Untrusted.Kind(value)}.")
        : null;

    /// <summary>Yes or no; what the protocol says where the field is missing.</summary>
    /// <exception cref="MalformedMessageException">It is neither.</exception>
    public bool Flag(string field, bool otherwise) => Field(field) is not { } value
        ? otherwise
        : value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(field, $"true or false was expected, but got {value.ValueKind}."),
        };

    /// <summary>A whole number; null where the field is missing.</summary>
    /// <exception cref="MalformedMessageException">It is no whole number.</exception>
    public int? Number(string field) => Field(field) is not { } value
        ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : throw Wrong(field, $"a whole number was expected, but got {Untrusted.Kind(value)}.");

    /// <summary>The fields of an object, in order; none where the field is missing.</summary>
    /// <exception cref="MalformedMessageException">It is no object.</exception>
    public IEnumerable<JsonProperty> Fields(string field) => Field(field) is not { } value
        ? []
        : value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject()
            : throw Wrong(field, $"an object was expected, but got {value.ValueKind}.");

    private JsonElement? Field(string field) =>
        Untrusted.Field(Message.Content, field) is { ValueKind: not JsonValueKind.Null } value ? value : null;

    private MalformedMessageException Wrong(string field, string problem) => new($"{Type}, \"{field}\"", problem);
}
