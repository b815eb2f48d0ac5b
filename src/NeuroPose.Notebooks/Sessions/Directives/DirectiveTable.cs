using System.Collections.Concurrent;
using NeuroPose.Notebooks.Dialect;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>The directives that a session knows; extensions add theirs.</summary>
internal sealed class DirectiveTable
{
    private readonly ConcurrentDictionary<string, CellDirective> known = new(StringComparer.Ordinal);

    public DirectiveTable()
    {
        CellDirective[] own =
        [
            // The clock is read around the whole block.
            new(new DirectiveInfo("#!time", "", "shows how long the cell took"), (_, block, _, _) => Task.FromResult(block.Text)),
            CellDirective.Showing(new DirectiveInfo("#!who", "", "names the variables"), cell => SessionInfo.Names(cell.Session.Scripts.Variables)),
            CellDirective.Showing(new DirectiveInfo("#!whos", "", "lists the variables with their types and values"), cell => SessionInfo.Table(cell.Session.Scripts.Variables)),
            CellDirective.Showing(new DirectiveInfo("#!about", "", "shows the versions"), _ => SessionInfo.About),
            CellDirective.Showing(new DirectiveInfo("#!lsmagic", "", "lists the directives"), _ => Listing),
            ImportDirective.Directive,
            SetDirective.Directive,
            ShareDirective.Directive,
        ];
        foreach (var directive in own)
        {
            Add(directive);
        }
    }

    /// <summary>What is known of each directive, by name; the languages a block may switch to are among them.</summary>
    public IReadOnlyList<DirectiveInfo> Infos =>
    [
        .. CellLanguage.Names.Select(name => new DirectiveInfo("#!" + name, "", $"goes on in {CellLanguage.Of(name)}"))
            .Concat(known.Values.Select(directive => directive.Info))
            .OrderBy(info => info.Name, StringComparer.Ordinal),
    ];

    /// <summary>Adds a directive, or replaces the one of this name.</summary>
    public void Add(CellDirective directive) => known[directive.Info.Name] = directive;

    /// <summary>Makes sure that every directive of a cell is known, before any of it runs.</summary>
    /// <exception cref="DialectException">One is not.</exception>
    public void Require(IReadOnlyList<CellBlock> blocks)
    {
        // A package of this very cell may bring its own.
        var all = blocks.SelectMany(block => block.Directives).ToArray();
        if (!all.Any(directive => directive.Name == "#r"))
        {
            foreach (var directive in all.Where(directive => directive.IsAction))
            {
                Find(directive);
            }
        }
    }

    /// <summary>Does what a directive says; gives the text of its block, changed or not.</summary>
    /// <exception cref="DialectException">It is not known, or cannot be followed.</exception>
    public Task<string> FollowAsync(Directive directive, CellBlock block, CellExecution cell, CancellationToken cancellationToken) =>
        Find(directive).Action(directive, block, cell, cancellationToken);

    private string Listing => string.Join(
        '\n', Infos.Select(info => info.ToString()).Concat(["#r \"nuget:Id,Version\": restores a package", "#r \"FILE\": refers to an assembly", "#i \"nuget:SOURCE\": adds a source of packages", "#load \"FILE\": runs a C# script here"]));

    private CellDirective Find(Directive directive) => known.GetValueOrDefault(directive.Name) ?? throw new DialectException(
        $"{directive.Name} is not a directive of this session. Known are: {string.Join(", ", Infos.Select(info => info.Name))}, #r \"nuget:Id\", #r \"path\", #i \"nuget:source\", #load \"file\".",
        directive.Line);
}
