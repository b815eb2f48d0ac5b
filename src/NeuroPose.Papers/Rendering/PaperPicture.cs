namespace NeuroPose.Papers;

/// <summary>
/// Pictures that a paper's author put into the text by hand: they come from the paper's folder and go into the page itself.
/// </summary>
internal static class PaperPicture
{
    /// <summary>The largest picture that is read.</summary>
    public const long LargestBytes = 8 << 20;

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
    };

    /// <summary>The picture as a data address.</summary>
    /// <exception cref="PaperException">There is no such picture in the paper's folder, or it is too large.</exception>
    public static string Embed(PaperFolder paper, string address, Place at)
    {
        var (name, kind) = Find(paper, address, at);
        return $"data:{kind};base64,{Convert.ToBase64String(paper.Bytes(name, LargestBytes))}";
    }

    /// <summary>The picture's path in the paper's folder, and its kind.</summary>
    /// <exception cref="PaperException">There is no such picture in the paper's folder, or it is too large.</exception>
    public static (string Name, string Kind) Find(PaperFolder paper, string address, Place at)
    {
        var name = Uri.UnescapeDataString(address);
        if (!PaperFolder.IsInside(name) || !Kinds.TryGetValue(Path.GetExtension(name), out var kind))
        {
            throw new PaperException($"the picture {address} cannot go into the page; expected a file in the paper's folder that ends in {string.Join(", ", Kinds.Keys)}.", at);
        }

        var file = new FileInfo(paper.PathTo(name));
        return file switch
        {
            { Exists: false } => throw new PaperException($"there is no picture {address} in the paper's folder.", at),
            { Length: > LargestBytes } => throw new PaperException(FormattableString.Invariant($"the picture {address} has {file.Length} bytes; at most {LargestBytes} go into a page."), at),
            _ => (name, kind),
        };
    }
}
