using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;
using NeuroPose.Notebooks.Dialect;

namespace NeuroPose.Notebooks.Sessions;

/// <summary><c>#!set --name n --value v</c>: declares a variable from text, JSON, another variable, or what the reader types.</summary>
internal static class SetDirective
{
    public static CellDirective Directive { get; } = new(
        new DirectiveInfo("#!set", "--name NAME --value VALUE [--byref] [--mime-type TYPE]", "declares a variable: text, JSON, @csharp:variable, @input:\"prompt\" or @password:\"prompt\""), SetAsync);

    /// <summary>A name that a variable can have.</summary>
    /// <exception cref="DialectException">It is missing, or no variable can have it.</exception>
    public static string RequireName(string? name, DirectiveArguments arguments) =>
        name is not null && SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            ? name
            : throw arguments.Wrong(name is null ? "--name is missing: the variable to declare." : $"{name} cannot be the name of a variable.");

    private static async Task<string> SetAsync(Directive directive, CellBlock block, CellExecution cell, CancellationToken cancellationToken)
    {
        var arguments = new DirectiveArguments(directive, ["--byref"], ["--name", "--value", "--mime-type"]);
        var name = RequireName(arguments["--name"], arguments);
        var value = arguments["--value"] ?? throw arguments.Wrong("--value is missing: what the variable is to hold.");
        if (block.Language != CellLanguage.CSharp)
        {
            return ShareDirective.IntoScript(name, value.StartsWith('@') ? SharedValue.Json(value, cell, arguments) : JsonSerializer.Serialize(value), block, arguments);
        }

        var scripts = cell.Session.Scripts;
        if (arguments.Has("--byref"))
        {
            var shared = SharedValue.Variable(value, cell, arguments);
            await scripts.DeclareAliasAsync(name, shared.Name, cell.Folder, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var held = await ValueAsync(value, arguments, cell).ConfigureAwait(false);
            await scripts.DeclareAsync(name, held, cell.Folder, cancellationToken).ConfigureAwait(false);
        }

        return block.Text;
    }

    private static async Task<object> ValueAsync(string value, DirectiveArguments arguments, CellExecution cell)
    {
        const string Input = "@input:";
        const string Password = "@password:";
        if (value.StartsWith(Input, StringComparison.Ordinal))
        {
            return await cell.AskAsync(new InputRequest(value[Input.Length..].Trim('"'), IsPassword: false)).ConfigureAwait(false);
        }

        if (value.StartsWith(Password, StringComparison.Ordinal))
        {
            return new PasswordText(await cell.AskAsync(new InputRequest(value[Password.Length..].Trim('"'), IsPassword: true)).ConfigureAwait(false));
        }

        if (value.StartsWith('@'))
        {
            return SharedValue.FromJson(SharedValue.Json(value, cell, arguments));
        }

        var isJson = value.StartsWith('{') || value.StartsWith('[') || arguments["--mime-type"] == "application/json";
        try
        {
            return isJson ? SharedValue.FromJson(value) : value;
        }
        catch (JsonException error)
        {
            throw arguments.Wrong($"{value} is not JSON: {error.Message}");
        }
    }
}
