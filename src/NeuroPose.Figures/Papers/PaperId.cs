namespace NeuroPose.Papers;

/// <summary>Names of a paper's figures, tables and numbers. They are file names too, so they are plain.</summary>
public static class PaperId
{
    /// <summary>The most letters that an id has.</summary>
    public const int MaxLength = 64;

    /// <summary>What an id looks like, for messages.</summary>
    public const string Expected = "lower-case letters, digits and hyphens, a letter or digit first, at most 64 of them, such as knee-auc";

    /// <summary>Whether a text is an id.</summary>
    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= MaxLength } && id[0] != '-' && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
