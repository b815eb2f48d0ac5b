using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Papers;

/// <summary>What <c>paper.yaml</c> says. Files and folders in it are relative to the paper's folder, with forward slashes.</summary>
public sealed record PaperManifest
{
    /// <summary>The paper's title.</summary>
    public required string Title { get; init; }

    /// <summary>Its authors, in order.</summary>
    public required IReadOnlyList<PaperAuthor> Authors { get; init; }

    /// <summary>What the paper says, in a paragraph of Markdown; null where it has none.</summary>
    public string? Abstract { get; init; }

    /// <summary>The paper's text in Markdown; null where there is none yet.</summary>
    public string? Text { get; init; }

    /// <summary>The file of the works that the text cites: BibTeX (.bib) or CSL JSON (.json); null where there is none.</summary>
    public string? References { get; init; }

    internal Place AbstractPlace { get; init; } = Place.Unknown;

    /// <summary>The folder that the paths inside experiments start from.</summary>
    public string Root { get; init; } = ".";

    /// <summary>The data, each with the hash that pins it.</summary>
    public required IReadOnlyList<PaperDataset> Datasets { get; init; }

    /// <summary>The data that is fetched, since it is not the paper's own to give away.</summary>
    public IReadOnlyList<FetchedPaperDataset> Fetched { get; init; } = [];

    /// <summary>What is executed: experiments first, then notebooks, each in its order.</summary>
    public required IReadOnlyList<PaperSource> Sources { get; init; }

    /// <summary>What the paper shows: figures, tables, numbers, each in its order.</summary>
    public required IReadOnlyList<PaperItem> Items { get; init; }
}

/// <summary>An author.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Affiliation">Where the author works; null where it is not said.</param>
/// <param name="Orcid">The author's ORCID iD, such as <c>0000-0002-1825-0097</c>; null where it is not said.</param>
public sealed record PaperAuthor(string Name, string? Affiliation, string? Orcid);

/// <summary>A dataset that a paper uses.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Sha256">The SHA-256 of its <c>dataset.yaml</c>, which in turn has that of each file.</param>
public sealed record PaperDataset(string Folder, string Sha256)
{
    internal Place Place { get; init; } = Place.Unknown;
}

/// <summary>A dataset that a paper uses and does not hold: <c>neuropose dataset fetch</c> gets it into the cache.</summary>
/// <param name="Name">Its name in the registry of datasets.</param>
/// <param name="Files">The SHA-256 of each of its files that the paper reads, by the file's name in the dataset.</param>
public sealed record FetchedPaperDataset(string Name, IReadOnlyDictionary<string, string> Files)
{
    internal Place Place { get; init; } = Place.Unknown;
}

/// <summary>A notebook or an experiment of a paper.</summary>
/// <param name="File">The file.</param>
/// <param name="IsNotebook">Whether it is a notebook; otherwise it is an experiment in YAML.</param>
/// <param name="Parameters">Values for the notebook's parameters, by name; empty for an experiment.</param>
public sealed record PaperSource(string File, bool IsNotebook, IReadOnlyDictionary<string, string> Parameters)
{
    internal Place Place { get; init; } = Place.Unknown;
}

/// <summary>Versions that a result may depend on. Nothing about the machine or the person.</summary>
internal static class PaperEnvironment
{
    public static IReadOnlyDictionary<string, string> Versions { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["csharp"] = SessionInfo.LanguageVersion,
        ["dotnet"] = SessionInfo.DotNetVersion,
        ["workbench"] = SessionInfo.WorkbenchVersion,
    };
}
