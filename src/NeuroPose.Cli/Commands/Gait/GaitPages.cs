using System.CommandLine;
using System.CommandLine.Parsing;
using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Gait;
using NeuroPose.Papers;

namespace NeuroPose.Cli.Commands;

/// <summary>The pages of <c>neuropose gait --report DIR</c>: one a trial, and one of the session where trials are before and
/// after.</summary>
/// <param name="folder">Where the pages go.</param>
/// <param name="reference">The normative set and its file; null compares with none.</param>
/// <param name="options">The call's options in words: what the pages were made with.</param>
internal sealed class GaitPages(string folder, (string File, NormativeSet Set)? reference, string options)
{
    private const string SessionName = "before-after";

    private readonly List<string> names = [];
    private readonly List<(string Name, string Html)> pages = [];

    /// <summary>What the pages say of a file.</summary>
    public GaitTrial Trial(string file, GaitWalk walk, PlateEvents? plates)
    {
        ClinicalAngles? angles = null;
        var why = "";
        try
        {
            angles = walk.Angles();
        }
        catch (NeuroPoseException obstacle)
        {
            why = obstacle.Message;
        }

        return new()
        {
            Name = Path.GetFileNameWithoutExtension(file),
            Walk = walk.Poses,
            Events = walk.Events,
            Roles = walk.Roles,
            Angles = angles,
            WhyNoAngles = why,
            Plates = plates,
            Sources =
            [
                ("file", $"{Path.GetFileName(file)}, SHA-256 {FileHash.Of(file)}"),
                .. options.Length > 0 ? [("options", options)] : Array.Empty<(string, string)>(),
                .. reference is { } given
                    ? [("normative set", $"{Path.GetFileName(given.File)}, SHA-256 {FileHash.Of(given.File)}")]
                    : Array.Empty<(string, string)>(),
            ],
        };
    }

    public void AddTrial(GaitTrial trial) => Add(trial.Name, () => GaitReport.Trial(trial, reference?.Set));

    public void AddSession(IReadOnlyList<GaitTrial> before, IReadOnlyList<GaitTrial> after) =>
        Add(SessionName, () => GaitReport.Session(before, after, reference?.Set));

    /// <summary>Writes the pages, and their PDFs where asked; the paths.</summary>
    public async Task<IReadOnlyList<string>> SaveAsync(bool pdf, CancellationToken cancellation)
    {
        AtomicFile.TryFolder(folder, "Name another folder: --report DIR");
        Directory.CreateDirectory(folder);
        List<string> written = [];
        foreach (var (name, html) in pages)
        {
            var path = Path.Combine(folder, name + ".html");
            AtomicFile.WriteText(path, html);
            written.Add(path);
            if (pdf)
            {
                var printed = Path.Combine(folder, name + ".pdf");
                await PagePdf.SaveAsync(html, printed, cancellation);
                written.Add(printed);
            }
        }

        return written;
    }

    /// <summary>The options of a call that its numbers rest on, as they were given.</summary>
    public static string OptionsOf(ParseResult parsed, params IReadOnlyList<Option> others) => string.Join(' ',
        parsed.CommandResult.Children.OfType<OptionResult>()
            .Where(given => !given.Implicit && !others.Contains(given.Option))
            .OrderBy(given => given.Option.Name, StringComparer.Ordinal)
            .Select(given => string.Join(' ',
                given.Tokens.Select(token => File.Exists(token.Value)
                    ? Path.GetFileName(token.Value)
                    : token.Value).Prepend(given.Option.Name))));

    private void Add(string name, Func<string> page)
    {
        // Two files of one name in different folders: the second page is name-2.
        var own = name;
        for (var count = 2; names.Contains(own, StringComparer.OrdinalIgnoreCase); count++)
        {
            own = FormattableString.Invariant($"{name}-{count}");
        }

        names.Add(own);
        try
        {
            pages.Add((own, page()));
        }
        catch (ArgumentException problem) when (reference is not null)
        {
            throw UsageException.Of($"--normative {reference.Value.File}", problem);
        }
        catch (ArgumentException problem)
        {
            throw UsageException.Of("--report", problem);
        }
    }
}
