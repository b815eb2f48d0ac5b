namespace NeuroPose.Interactive.Markup;

/// <summary>One line of a card: what is known under a name.</summary>
internal readonly record struct Fact(string Name, string Value);
