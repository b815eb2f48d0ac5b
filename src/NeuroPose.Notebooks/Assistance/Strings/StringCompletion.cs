using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>
/// What a string may go on with: the names by which the values around it are addressed (joints, trials, columns, keys), or files.
/// </summary>
internal static class StringCompletion
{
    private const int Most = 300;
    private static readonly string[] PathWords = ["path", "file", "folder", "directory"];
    private static ImmutableArray<Func<object, string, string, IEnumerable<string>>> sources = [];

    /// <summary>Adds names that a library knows of its values; for the whole process, as formatters are.</summary>
    public static void Add(Func<object, string, string, IEnumerable<string>> names) =>
        ImmutableInterlocked.Update(ref sources, known => known.Contains(names) ? known : known.Add(names));

    /// <summary>The choices.</summary>
    /// <param name="root">The cell.</param>
    /// <param name="position">A place in a string of it.</param>
    /// <param name="typed">What of the string stands before the place.</param>
    /// <param name="session">The cells before, with their values.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static IReadOnlyList<CompletionItem> Of(SyntaxNode root, int position, string typed, SessionView session, CancellationToken cancellationToken)
    {
        if (ArgumentOf(root.FindToken(position - 1)) is not { } list)
        {
            return PathCompletion.Of(typed, session.Folder, []);
        }

        var model = session.ModelOf(root.SyntaxTree);
        IParameterSymbol[] parameters = [.. ExpectedType.Parameters(model, list, position)];
        var parameter = parameters.FirstOrDefault(candidate => candidate.Type.SpecialType == SpecialType.System_String) ?? parameters.FirstOrDefault();
        var word = parameter?.Name ?? "";
        var isPath = PathWords.Any(part => word.Contains(part, StringComparison.OrdinalIgnoreCase));
        var values = new NearValues(model, session.Variables, cancellationToken);
        var method = parameter?.ContainingSymbol is IMethodSymbol called ? $"{called.ContainingType.Name}.{called.Name}" : "";
        var names = values.Around(list, position).SelectMany(near => NamesOf(near, method, $"{parameter?.Type.Name} {word}", isPath));
        var found = NameMatch.Of(names, typed);
        var items = found.Take(Most).Select(name => new CompletionItem(name, "instance", word.Length == 0 ? "" : $"{word} of {method.Split('.')[0]}"));
        return found.Count > 0 && !isPath ? [.. items] : [.. items, .. PathCompletion.Of(typed, session.Folder, [])];
    }

    // What its library knows of a value is better than what its properties look like.
    private static IEnumerable<string> NamesOf(object near, string method, string parameter, bool isPath)
    {
        string[] known = [.. sources.SelectMany(source => source(near, method, parameter))];
        return known.Length > 0 || near is Type || isPath ? known : ObjectNames.Of(near);
    }

    // The string itself, or one of a list of them, as an argument of a call or an index.
    private static BaseArgumentListSyntax? ArgumentOf(SyntaxToken literal)
    {
        var node = literal.Parent;
        while (node is LiteralExpressionSyntax or CollectionExpressionSyntax or ExpressionElementSyntax or InitializerExpressionSyntax or ImplicitArrayCreationExpressionSyntax)
        {
            node = node.Parent;
        }

        return node is ArgumentSyntax { Parent: BaseArgumentListSyntax list } ? list : null;
    }
}
