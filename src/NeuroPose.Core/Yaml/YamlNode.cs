namespace NeuroPose.Yaml;

/// <summary>A value in a YAML text, with where it stands.</summary>
/// <param name="Line">The line, from one.</param>
/// <param name="Column">The column, from one.</param>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>Text, quoted or plain.</summary>
internal sealed record YamlScalar(string Text, bool IsPlain, int Line, int Column) : YamlNode(Line, Column)
{
    public override string Kind => IsPlain ? $"\"{Text}\"" : $"the text \"{Text}\"";
}

/// <summary>A list.</summary>
internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column)
{
    public override string Kind => "a list";
}

/// <summary>Keys and values, in the text's order; no key occurs twice.</summary>
internal sealed record YamlMap(IReadOnlyList<(YamlScalar Key, YamlNode Value)> Members, int Line, int Column) : YamlNode(Line, Column)
{
    public override string Kind => "keys and values";
}
