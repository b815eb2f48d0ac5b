using System.Text.Json;
using NeuroPose.Notebooks.Dialect;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>A variable's value on its way to another variable or another language, as .NET Interactive passes it: as JSON.</summary>
internal static class SharedValue
{
    /// <summary>The variable that <c>@csharp:name</c> names.</summary>
    public static ScriptVariable Variable(string reference, CellExecution cell, DirectiveArguments arguments)
    {
        var parts = reference.TrimStart('@').Split(':', 2);
        return parts is [var language, var name] ? Variable(language, name, cell, arguments) : throw arguments.Wrong($"{reference}: expected @csharp:variable.");
    }

    /// <summary>A variable of a language.</summary>
    public static ScriptVariable Variable(string language, string name, CellExecution cell, DirectiveArguments arguments)
    {
        if (CellLanguage.Of(language) != CellLanguage.CSharp)
        {
            throw arguments.Wrong($"{language} has no variables in this session; only csharp has.");
        }

        return cell.Session.Scripts.Variables.FirstOrDefault(variable => variable.Name == name)
            ?? throw arguments.Wrong($"there is no variable {name}. Declared are: {SessionInfo.Names(cell.Session.Scripts.Variables)}.");
    }

    /// <summary>A variable's value as JSON, through the formatter registered for it.</summary>
    public static string Json(string reference, CellExecution cell, DirectiveArguments arguments) =>
        ValueFormatting.Text(Variable(reference, cell, arguments).Value, "application/json");

    /// <summary>JSON as a value: true or false, a double, text; anything else stays a document.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static object FromJson(string json)
    {
        var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => document.RootElement.GetDouble(),
            JsonValueKind.String => document.RootElement.GetString()!,
            _ => document,
        };
    }
}
