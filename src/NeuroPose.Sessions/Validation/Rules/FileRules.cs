using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroPose.Sessions.Nwb;

/// <summary>What holds for the file as a whole: its times, who made it, its subject.</summary>
internal static partial class FileRules
{
    private static readonly string[] Modules = ["ophys", "ecephys", "icephys", "behavior", "misc", "ogen", "retinotopy"];
    private static readonly string[] TimesOfFile = ["session_start_time", "timestamps_reference_time", "file_create_date"];
    private static readonly string[] StartsOfDoi = ["doi:", "http://dx.doi.org/", "https://doi.org/"];
    private static readonly DateTimeOffset Unlikely = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Check(NwbStructure structure, DateTimeOffset now, NwbFindings findings)
    {
        var root = structure.Root;
        if (root.Text("nwb_version") is not { } version)
        {
            findings.Critical("nwb-version-missing", "/@nwb_version", "the root has no nwb_version: this is no NWB file.", "Write it with a library of NWB 2.");
        }
        else if (!version.StartsWith("2.", StringComparison.Ordinal))
        {
            findings.Critical("nwb-version", "/@nwb_version", $"the file says NWB {version}; NWB 2 is checked.", "Convert the file.");
        }

        Needed(root, "identifier", "identifier", findings);
        Needed(root, "session_description", "session-description", findings);
        CheckTimes(root, now, findings);
        var general = root.Child("general");
        CheckPeople(general, findings);
        if (general?.Child("subject") is { } subject)
        {
            CheckSubject(subject, findings);
        }
        else
        {
            findings.Suggestion("subject-missing", "/general/subject", "there is no subject.", "Say at least its id, species and sex.");
        }

        foreach (var module in root.Child("processing")?.Children.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            if (!Modules.Contains(module))
            {
                findings.Suggestion("module-name", "/processing/" + module, $"the module is named {module}.", $"Name it {string.Join(", ", Modules)}.");
            }
        }
    }

    /// <summary>True for the duration of an age, such as P90D.</summary>
    private static bool IsDuration(string age) => Duration().IsMatch(age);

    [GeneratedRegex(@"^P(?=.)(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?W)?(\d+(\.\d+)?D)?(T(?=\d)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^([A-Z][a-z]* [a-z]+|http://purl\.obolibrary\.org/obo/NCBITaxon_\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Species();

    [GeneratedRegex(@"^[\w\s\-.']+,\s+[\w\s\-.']+$", RegexOptions.CultureInvariant)]
    private static partial Regex LastFirst();

    [GeneratedRegex(@"(Z|[+-]\d\d:?\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Offset();

    [GeneratedRegex(@"^\d\d\d\d-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    private static void Needed(NwbNode root, string name, string rule, NwbFindings findings)
    {
        if (string.IsNullOrWhiteSpace(root.TextOf(name)))
        {
            findings.Critical(rule + "-missing", "/" + name, $"there is no {name}, or it is empty.", "Write it.");
        }
    }

    private static void CheckTimes(NwbNode root, DateTimeOffset now, NwbFindings findings)
    {
        foreach (var name in TimesOfFile)
        {
            var path = "/" + name;
            if (root.TextOf(name) is not { } text)
            {
                findings.Critical("date-missing", path, $"there is no {name}.", "Write it as ISO 8601 with an offset from UTC.");
            }
            else if (!IsoDate().IsMatch(text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                findings.Critical("date-form", path, $"\"{text}\" is no time.", "Write it as ISO 8601 with an offset from UTC, 2025-11-01T10:00:00+01:00.");
            }
            else if (!Offset().IsMatch(text))
            {
                findings.Violation("date-naive", path, $"\"{text}\" has no offset from UTC: when it was is not known.", "Write it with its offset, 2025-11-01T10:00:00+01:00.");
            }
            else if (name == "session_start_time" && time > now)
            {
                findings.Critical("session-start-future", path, $"the session starts in the future, {text}.", "Write when it was.");
            }
            else if (name == "session_start_time" && time <= Unlikely)
            {
                findings.Suggestion("session-start-old", path, $"the session starts in {time.Year}.", "See whether this is the true date.");
            }
        }
    }

    private static void CheckPeople(NwbNode? general, NwbFindings findings)
    {
        var experimenters = general?.Data("experimenter")?.Texts() ?? [];
        foreach (var (name, there) in new[]
        {
            ("experimenter", experimenters.Any(person => person.Length > 0)),
            ("experiment_description", general?.TextOf("experiment_description") is { Length: > 0 }),
            ("institution", general?.TextOf("institution") is { Length: > 0 }),
            ("keywords", general?.Data("keywords")?.Texts() is { Count: > 0 }),
        })
        {
            if (!there)
            {
                findings.Suggestion(name.Replace('_', '-') + "-missing", "/general/" + name, $"{name} is missing.", "Write it.");
            }
        }

        foreach (var person in experimenters.Where(person => person.Length > 0 && !LastFirst().IsMatch(person)))
        {
            findings.Suggestion("experimenter-form", "/general/experimenter", $"\"{person}\" is not of the form Last, First.", "Write the family name, a comma, and the given name.");
        }

        foreach (var publication in general?.Data("related_publications")?.Texts() ?? [])
        {
            if (!StartsOfDoi.Any(start => publication.StartsWith(start, StringComparison.Ordinal)))
            {
                findings.Suggestion("publication-doi", "/general/related_publications", $"\"{publication}\" is no DOI.", "Write doi:… or https://doi.org/….");
            }
        }

        if (general?.TextOf("session_id") is { } id && id.AsSpan().ContainsAny('/', '\\'))
        {
            findings.Violation("session-id-slash", "/general/session_id", $"the session's id \"{id}\" has a slash.", "Take another character.");
        }
    }

    private static void CheckSubject(NwbNode subject, NwbFindings findings)
    {
        if (string.IsNullOrEmpty(subject.TextOf("subject_id")))
        {
            findings.Suggestion("subject-id-missing", "/general/subject/subject_id", "the subject has no id.", "Write it.");
        }

        var species = subject.TextOf("species");
        if (string.IsNullOrEmpty(species))
        {
            findings.Violation("species-missing", "/general/subject/species", "the subject has no species.", "Write it in Latin, Mus musculus.");
        }
        else if (!Species().IsMatch(species))
        {
            findings.Violation("species-latin", "/general/subject/species", $"\"{species}\" is not the Latin name of a species.", "Write two words, Mus musculus, or an address of the NCBI taxonomy.");
        }

        var sex = subject.TextOf("sex") ?? "";
        if (species is "Caenorhabditis elegans" or "C. elegans" ? sex is not ("XO" or "XX") : sex is not ("M" or "F" or "U" or "O"))
        {
            findings.Suggestion("subject-sex", "/general/subject/sex", sex.Length == 0 ? "the subject has no sex." : $"the sex is \"{sex}\".", "Write M, F, O for other, or U for unknown.");
        }

        CheckAge(subject, findings);
        if (subject.TextOf("date_of_birth") is { } birth && !(IsoDate().IsMatch(birth) && Offset().IsMatch(birth)))
        {
            findings.Violation("birth-naive", "/general/subject/date_of_birth", $"\"{birth}\" has no offset from UTC.", "Write it as ISO 8601 with an offset.");
        }

        if (subject.TextOf("description") is null)
        {
            findings.Suggestion("description-missing", "/general/subject/description", "the subject has no description.", "Say what it is.");
        }
    }

    private static void CheckAge(NwbNode subject, NwbFindings findings)
    {
        const string Path = "/general/subject/age";
        if (subject.TextOf("age") is not { } age)
        {
            if (subject.TextOf("date_of_birth") is null)
            {
                findings.Suggestion("age-missing", Path, "the subject has neither age nor date of birth.", "Write one of them, the age as P90D.");
            }

            return;
        }

        var bounds = age.Split('/');
        if (bounds.Length > 2 || !IsDuration(bounds[0]) || (bounds.Length == 2 && bounds[1].Length > 0 && !IsDuration(bounds[1])))
        {
            findings.Suggestion("age-form", Path, $"the age \"{age}\" is no duration of ISO 8601.", "Write it as P90D for 90 days, or P80D/P100D for a range.");
        }
        else if (bounds.Length == 2 && bounds[1].Length > 0 && Days(bounds[0]) >= Days(bounds[1]))
        {
            findings.Suggestion("age-range", Path, $"the range of the age \"{age}\" does not go up.", "Write the lower bound first.");
        }
    }

    /// <summary>About how many days a duration has; months of 30, years of 365.</summary>
    private static double Days(string duration)
    {
        var match = Duration().Match(duration);
        double Part(int group, double days) => match.Groups[group].Success ? double.Parse(match.Groups[group].Value[..^1], CultureInfo.InvariantCulture) * days : 0;
        return Part(1, 365) + Part(3, 30) + Part(5, 7) + Part(7, 1) + Part(10, 1 / 24.0) + Part(12, 1 / 1440.0) + Part(14, 1 / 86400.0);
    }
}
