using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>A <c>new() { … }</c> that fits several overloads: the compiler names the overloads, and not that a type's name decides.</summary>
internal static partial class AmbiguousNew
{
    /// <summary>What to write instead; empty where an error is another.</summary>
    public static string Hint(Diagnostic diagnostic, string message)
    {
        if (diagnostic.Id != "CS0121" || diagnostic.Location.SourceTree is not { } tree)
        {
            return "";
        }

        var call = tree.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        var made = call?.ArgumentList.Arguments.Index().FirstOrDefault(argument => argument.Item.Expression is ImplicitObjectCreationExpressionSyntax) ?? default;
        if (made.Item is not { Expression: var expression })
        {
            return "";
        }

        // The compiler writes the overloads as 'Type.Method(A, B)', and an extension's receiver among them.
        var types = Overload().Matches(message)
            .Select(overload => overload.Groups["parameters"].Value.Split(", "))
            .Select(parameters => parameters.ElementAtOrDefault(made.Index + (parameters.Length > call!.ArgumentList.Arguments.Count && IsExtension(message) ? 1 : 0)))
            .OfType<string>()
            .Select(type => type.TrimEnd('?').Split('.')[^1])
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return types.Length < 2
            ? ""
            : $". {expression.ToString().Split('{')[0].Trim()} may be {string.Join(" or ", types)}: write the one that is meant, new {types[0]}{(expression.ToString().Contains('{', StringComparison.Ordinal) ? " { … }" : "()")}.";
    }

    private static bool IsExtension(string message) => message.Contains("this ", StringComparison.Ordinal);

    [GeneratedRegex(@"'[^'(]*\((?<parameters>[^']*)\)'", RegexOptions.CultureInvariant)]
    private static partial Regex Overload();
}
