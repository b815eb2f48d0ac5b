namespace NeuroPose.Notebooks.Dialect;

/// <summary>What a reader learns about a directive.</summary>
/// <param name="Name">The directive itself, such as <c>#!import</c>.</param>
/// <param name="Usage">What follows it, such as <c>FILE</c>; empty where nothing does.</param>
/// <param name="Summary">What it does, in a few words.</param>
internal sealed record DirectiveInfo(string Name, string Usage, string Summary)
{
    /// <summary>Whether a file's path follows.</summary>
    public bool TakesFile => Usage.StartsWith("FILE", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{$"{Name} {Usage}".TrimEnd()}: {Summary}";
}
