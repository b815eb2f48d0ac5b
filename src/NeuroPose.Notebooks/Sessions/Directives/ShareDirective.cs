using NeuroPose.Notebooks.Dialect;
using NeuroPose.Notebooks.Display;

namespace NeuroPose.Notebooks.Sessions;

/// <summary><c>#!share --from csharp x [--as y]</c>: hands a variable to a block in another language, or gives it a second name.</summary>
internal static class ShareDirective
{
    public static CellDirective Directive { get; } = new(
        new DirectiveInfo("#!share", "--from csharp NAME [--as NAME] [--mime-type TYPE]", "hands a variable to this block's language"), ShareAsync);

    /// <summary>A block's text with a constant in front; only JavaScript can hold one.</summary>
    public static string IntoScript(string name, string json, CellBlock block, DirectiveArguments arguments) => block.Language == CellLanguage.JavaScript
        ? $"const {name} = {json};\n{block.Text.TrimStart()}"
        : throw arguments.Wrong($"{block.Language} cannot hold variables; csharp and javascript can.");

    private static async Task<string> ShareAsync(Directive directive, CellBlock block, CellExecution cell, CancellationToken cancellationToken)
    {
        var arguments = new DirectiveArguments(directive, [], ["--from", "--as", "--mime-type"]);
        if (arguments.Words is not [var name] || arguments["--from"] is not { } from)
        {
            throw arguments.Wrong("expected #!share --from csharp NAME.");
        }

        var shared = SharedValue.Variable(from, name, cell, arguments);
        var target = SetDirective.RequireName(arguments["--as"] ?? name, arguments);
        if (block.Language != CellLanguage.CSharp)
        {
            return IntoScript(target, ValueFormatting.Text(shared.Value, "application/json"), block, arguments);
        }

        if (arguments["--mime-type"] is { } mime)
        {
            var text = ValueFormatting.Text(shared.Value, mime);
            var copy = mime == "application/json" ? SharedValue.FromJson(text) : text;
            await cell.Session.Scripts.DeclareAsync(target, copy, cell.Folder, cancellationToken).ConfigureAwait(false);
        }
        else if (target != name)
        {
            await cell.Session.Scripts.DeclareAliasAsync(target, name, cell.Folder, cancellationToken).ConfigureAwait(false);
        }

        return block.Text;
    }
}
