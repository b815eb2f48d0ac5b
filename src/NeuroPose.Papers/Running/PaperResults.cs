
namespace NeuroPose.Papers;

/// <summary>What a re-execution made.</summary>
/// <param name="Items">Each figure, table and number that was asked for, in the manifest's order.</param>
/// <param name="Traces">How each notebook and experiment went.</param>
public sealed record PaperResults(IReadOnlyList<MadeItem> Items, IReadOnlyList<SourceTrace> Traces);

/// <summary>A figure, table or number that was made again.</summary>
/// <param name="Item">What the manifest says about it.</param>
/// <param name="Value">What was made.</param>
/// <param name="Trace">How the notebook or experiment went that made it.</param>
public sealed record MadeItem(PaperItem Item, PaperValue Value, SourceTrace Trace);
