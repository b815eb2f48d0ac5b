using System.Text;

namespace NeuroPose.Papers;

/// <summary>
/// A work as the list of references describes it, in the manner of the APA: authors, year, title, where it appeared, and its address.
/// </summary>
internal static class ReferenceEntry
{
    // As the APA's manual has it: of more, the last one alone follows the nineteenth.
    private const int MostNames = 20;

    /// <summary>A piece of an entry.</summary>
    /// <param name="Text">The text; a title may hold tags.</param>
    /// <param name="IsItalic">Whether it is slanted.</param>
    /// <param name="IsAddress">Whether it is an address to follow.</param>
    public sealed record Piece(string Text, bool IsItalic = false, bool IsAddress = false);

    /// <summary>The pieces of an entry, in order.</summary>
    public static IReadOnlyList<Piece> Of(Reference work, string year)
    {
        var pieces = new List<Piece>();
        var standsAlone = work.Container.Length == 0;
        var kind = work.Type switch { "dataset" => " [Data set]", "software" => " [Computer software]", "thesis" => " [Thesis]", _ => "" };
        var names = Names(work.Names) + (work is { Authors.Count: 0, Editors.Count: > 0 } ? Editors(work) : "");
        var title = work.Title + (standsAlone ? Edition(work) : "") + kind;
        if (names.Length > 0)
        {
            pieces.Add(new(Ended(names) + $" ({year}). "));
            pieces.Add(new(Ended(title), IsItalic: standsAlone));
        }
        else
        {
            pieces.Add(new(Ended(title), IsItalic: standsAlone));
            pieces.Add(new($" ({year})."));
        }

        AddContainer(pieces, work);
        if (work.Publisher.Length > 0)
        {
            pieces.Add(new($" {Ended(work.Publisher)}"));
        }

        var address = work.Doi.Length > 0 ? "https://doi.org/" + work.Doi : work.Url;
        if (address.Length > 0)
        {
            pieces.Add(new(" "));
            pieces.Add(new(address, IsAddress: true));
        }

        return pieces;
    }

    private static void AddContainer(List<Piece> pieces, Reference work)
    {
        if (work.Container.Length == 0)
        {
            return;
        }

        // A part of a book or of proceedings is "in" it; a part of a journal has its volume.
        var isInBook = work.Type is "chapter" or "paper-conference" or "entry-encyclopedia";
        pieces.Add(new(isInBook ? $" In {(work is { Authors.Count: > 0, Editors.Count: > 0 } ? $"{Names(work.Editors)}{Editors(work)}, " : "")}" : " "));
        pieces.Add(new(work.Container, IsItalic: true));
        var after = new StringBuilder();
        if (work.Volume.Length > 0)
        {
            pieces.Add(new(isInBook ? ", Vol. " : ", "));
            pieces.Add(new(work.Volume, IsItalic: !isInBook));
        }

        after.Append(work.Issue.Length > 0 ? (work.Volume.Length > 0 ? "" : ", ") + $"({work.Issue})" : "");
        after.Append(work.Pages.Length > 0 ? isInBook ? $" ({(work.Pages.Contains('–', StringComparison.Ordinal) ? "pp." : "p.")} {work.Pages})" : $", {work.Pages}" : "");
        pieces.Add(new(after.Append('.').ToString()));
    }

    private static string Edition(Reference work) => work.Edition.Length > 0 ? $" ({work.Edition} ed.)" : "";

    private static string Editors(Reference work) => work.Editors.Count == 1 ? " (Ed.)" : " (Eds.)";

    private static string Names(IReadOnlyList<PersonName> names)
    {
        if (names.Count > 1 && names[^1].IsOthers)
        {
            return string.Join(", ", names.SkipLast(1).Select(Name)) + ", et al.";
        }

        List<string> all = [.. names.Select(Name)];
        return all.Count switch
        {
            0 => "",
            1 => all[0],
            <= MostNames => $"{string.Join(", ", all[..^1])}, & {all[^1]}",
            _ => $"{string.Join(", ", all[..(MostNames - 1)])}, … {all[^1]}",
        };
    }

    private static string Name(PersonName name) => string.Join(", ", new[] { name.Family, name.Initials, name.Suffix }.Where(part => part.Length > 0));

    private static string Ended(string text) => text.Length == 0 || text[^1] is '.' or '?' or '!' ? text : text + ".";
}
