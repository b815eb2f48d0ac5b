using System.Text;
using Microsoft.CodeAnalysis;
using NeuroPose.Notebooks.Display;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>What is known of a symbol, as a reader wants it beside the code: as plain text and as Markdown.</summary>
internal static class InspectionPage
{
    private const int FewOverloads = 4;
    private const int ManyOverloads = 40;

    /// <summary>The page for a symbol and its overloads, the first of which is explained.</summary>
    /// <param name="symbols">At least one.</param>
    /// <param name="detail">0 for what one needs to use it, 1 for everything.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static MimeBundle Of(IReadOnlyList<ISymbol> symbols, int detail, CancellationToken cancellationToken)
    {
        var symbol = symbols[0];
        var sections = new List<(string? Title, IReadOnlyList<string> Lines)>();
        var documentation = DocumentationOf(symbol, cancellationToken);
        Add(sections, null, [documentation.Summary]);
        Add(sections, "Unit", [UnitNames.Of(symbol.Name) ?? ""]);
        Add(sections, "Parameters", Parameters(symbol).Select(parameter => Line(parameter.Name, parameter.Type, documentation.Parameter(parameter.Name))));
        Add(sections, "Returns", [documentation.Returns]);
        Add(sections, "Errors", documentation.Exceptions.Select(error => $"{error.Name}: {error.When}"));
        Add(sections, "Remarks", [documentation.Remarks]);
        Overloads(sections, symbols, detail);
        Add(sections, "From", [symbol.ContainingAssembly is { IsInteractive: false } assembly ? $"{assembly.Name} {assembly.Identity.Version.ToString(3)}" : ""]);
        if (detail > 0)
        {
            Add(sections, "Source", symbol.DeclaringSyntaxReferences.Take(1).SelectMany(place => place.GetSyntax(cancellationToken).ToString().ReplaceLineEndings("\n").Split('\n')));
        }

        var heading = $"({SymbolWords.KindOf(symbol)}) {SymbolWords.FullSignatureOf(symbol)}";
        return new MimeBundle([KeyValuePair.Create(MimeBundle.PlainText, Plain(heading, sections)), KeyValuePair.Create("text/markdown", Markdown(symbol, sections))]);
    }

    private static void Add(List<(string? Title, IReadOnlyList<string> Lines)> sections, string? title, IEnumerable<string> lines)
    {
        if (lines.Where(line => line.Length > 0).ToArray() is { Length: > 0 } found)
        {
            sections.Add((title, found));
        }
    }

    private static void Overloads(List<(string? Title, IReadOnlyList<string> Lines)> sections, IReadOnlyList<ISymbol> symbols, int detail)
    {
        var shown = detail > 0 ? ManyOverloads : FewOverloads;
        var lines = symbols.Skip(1).Take(shown).Select(SymbolWords.SignatureOf).ToList();
        if (symbols.Count - 1 > shown)
        {
            lines.Add(FormattableString.Invariant($"and {symbols.Count - 1 - shown} more"));
        }

        Add(sections, "Overloads", lines);
    }

    // A variable is explained by its type where nobody has documented the variable itself.
    private static DocumentationText DocumentationOf(ISymbol symbol, CancellationToken cancellationToken)
    {
        var own = symbol.GetDocumentationCommentXml(expandIncludes: false, cancellationToken: cancellationToken);
        var type = symbol switch
        {
            IFieldSymbol field => field.Type,
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
            _ => null,
        };
        return DocumentationText.Parse(string.IsNullOrEmpty(own) && type is not null ? type.OriginalDefinition.GetDocumentationCommentXml(cancellationToken: cancellationToken) : own);
    }

    private static IEnumerable<(string Name, string Type)> Parameters(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters.Select(parameter => (parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))),
        IPropertySymbol { IsIndexer: true } indexer => indexer.Parameters.Select(parameter => (parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))),
        _ => [],
    };

    private static string Line(string name, string type, string text)
    {
        var unit = UnitNames.Of(name) is { } found ? $" [{found}]" : "";
        return $"{name} ({type}){unit}{(text.Length > 0 ? ": " + text : "")}";
    }

    private static string Plain(string heading, List<(string? Title, IReadOnlyList<string> Lines)> sections)
    {
        var page = new StringBuilder(heading).Append('\n');
        foreach (var (title, lines) in sections)
        {
            page.Append('\n').Append(title is null ? "" : title + ":\n");
            foreach (var line in lines)
            {
                page.Append(title is null ? "" : "  ").Append(line).Append('\n');
            }
        }

        return page.ToString().TrimEnd('\n');
    }

    private static string Markdown(ISymbol symbol, List<(string? Title, IReadOnlyList<string> Lines)> sections)
    {
        var page = new StringBuilder("```csharp\n").Append(SymbolWords.FullSignatureOf(symbol)).Append("\n```\n");
        foreach (var (title, lines) in sections)
        {
            page.Append('\n');
            switch (title)
            {
                case null:
                    page.Append(string.Join('\n', lines.Select(Escaped))).Append('\n');
                    break;
                case "Overloads" or "Source":
                    page.Append("**").Append(title).Append("**\n\n```csharp\n").Append(string.Join('\n', lines)).Append("\n```\n");
                    break;
                default:
                    page.Append("**").Append(title).Append("**\n\n").Append(string.Join('\n', lines.Select(line => "- " + Escaped(line)))).Append('\n');
                    break;
            }
        }

        return page.ToString().TrimEnd('\n');
    }

    // The text of documentation is text, whatever signs it holds.
    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
}
