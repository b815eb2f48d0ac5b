namespace NeuroPose.Notebooks.Assistance;

/// <summary>What may stand at the cursor.</summary>
/// <param name="Start">Where the replaced text starts, counted in UTF-16 units from 0.</param>
/// <param name="End">Where it ends, not included.</param>
/// <param name="Items">The choices, each text once, in the order to show them.</param>
public sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionItem> Items);
