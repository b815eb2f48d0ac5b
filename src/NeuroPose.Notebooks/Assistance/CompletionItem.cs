namespace NeuroPose.Notebooks.Assistance;

/// <summary>One thing that may stand at the cursor.</summary>
/// <param name="Text">What replaces the text between the list's start and end.</param>
/// <param name="Kind">What it is, in Jupyter's words: function, class, instance, property, keyword, module, path, magic …</param>
/// <param name="Signature">How it is declared, on one line; empty where there is nothing to say.</param>
public sealed record CompletionItem(string Text, string Kind, string Signature);
