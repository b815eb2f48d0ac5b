using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuroPose.Papers;

/// <summary>What a cell makes for its paper, as text on its way from the process that executes the cells.</summary>
/// <param name="Number">A number; null for another kind.</param>
/// <param name="Figure">A figure; null for another kind.</param>
/// <param name="Table">A table; null for another kind.</param>
internal sealed record RecordedValue(PaperNumber? Number, PaperFigure? Figure, PaperTable? Table)
{
    private static readonly JsonSerializerOptions Form = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>A value as text.</summary>
    public static string Write(PaperValue value) =>
        JsonSerializer.Serialize(new RecordedValue(value as PaperNumber, value as PaperFigure, value as PaperTable), Form);

    /// <summary>The value of a text.</summary>
    public static PaperValue Read(string text)
    {
        var value = JsonSerializer.Deserialize<RecordedValue>(text, Form)!;
        return (PaperValue?)value.Number ?? (PaperValue?)value.Figure ?? value.Table!;
    }
}
