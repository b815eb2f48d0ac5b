namespace NeuroPose.Yaml;

/// <summary>What a YAML text may have. A tag that says what a value is (<c>!!int</c>) is refused in any case.</summary>
/// <param name="DeepestLevel">How deep values may be nested.</param>
/// <param name="AreAliasesAllowed">Whether a value may be named (<c>&amp;a</c>) and repeated (<c>*a</c>).</param>
/// <param name="IsLoneTagAllowed">Whether a scalar may have the tag <c>!</c>, which says nothing.</param>
/// <param name="DoesLastKeyCount">Whether of two equal keys the last one counts; otherwise the second is refused.</param>
/// <param name="IsEmptyAllowed">Whether an empty text stands for no keys at all; otherwise it is refused.</param>
internal sealed record YamlRules(
    int DeepestLevel, bool AreAliasesAllowed, bool IsLoneTagAllowed, bool DoesLastKeyCount, bool IsEmptyAllowed)
{
    /// <summary>For files of our own: nothing that a reader could take in two ways.</summary>
    public static YamlRules Plain { get; } = new(
        16, AreAliasesAllowed: false, IsLoneTagAllowed: false, DoesLastKeyCount: false, IsEmptyAllowed: false);

    /// <summary>For files that PyYAML's safe loader reads. What their scalars mean, <see cref="Yaml11"/> says.</summary>
    public static YamlRules PyYaml { get; } = new(
        64, AreAliasesAllowed: true, IsLoneTagAllowed: true, DoesLastKeyCount: true, IsEmptyAllowed: true);
}
