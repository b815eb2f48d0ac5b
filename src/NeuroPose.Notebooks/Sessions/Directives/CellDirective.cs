using NeuroPose.Notebooks.Dialect;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>
/// What a directive does in a cell: it gets the block that it stands at the head of, and gives the block's text, changed or not.
/// </summary>
internal delegate Task<string> DirectiveAction(Directive directive, CellBlock block, CellExecution cell, CancellationToken cancellationToken);

/// <summary>A directive that this session can follow.</summary>
/// <param name="Info">What a reader learns about it.</param>
/// <param name="Action">What it does.</param>
internal sealed record CellDirective(DirectiveInfo Info, DirectiveAction Action)
{
    /// <summary>A directive that shows something and leaves the block alone.</summary>
    public static CellDirective Showing(DirectiveInfo info, Func<CellExecution, string> text) => new(info, (_, block, cell, _) =>
    {
        cell.ShowText(text(cell));
        return Task.FromResult(block.Text);
    });

    /// <summary>A directive that stands for C# code, which is made from what follows it.</summary>
    public static CellDirective StandingFor(DirectiveInfo info, Func<string, string> code) => new(info, async (directive, block, cell, cancellationToken) =>
    {
        var argument = new DirectiveArguments(directive, [], []).Words;
        var name = FormattableString.Invariant($"{directive.Name} {directive.Argument}").Trim();
        var source = new CellSource(code(string.Join(' ', argument)), name) { IsNested = true };
        await cell.RunNestedAsync(source, cell.Folder, file: null, cancellationToken).ConfigureAwait(false);
        return block.Text;
    });
}
