namespace NeuroPose.Notebooks.Assistance;

/// <summary>What may stand at the cursor.</summary>
/// <param name="Start">Where the replaced text starts, counted in UTF-16 units from 0.</param>
/// <param name="End">Where it ends, not included.</param>
/// <param name="Items">The choices, each text once, in the order to show them.</param>
public sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionItem> Items);

/// <summary>One thing that may stand at the cursor.</summary>
/// <param name="Text">What replaces the text between the list's start and end.</param>
/// <param name="Kind">What it is, in Jupyter's words: function, class, instance, property, keyword, module, path, magic …</param>
/// <param name="Signature">How it is declared, on one line; empty where there is nothing to say.</param>
public sealed record CompletionItem(string Text, string Kind, string Signature);
