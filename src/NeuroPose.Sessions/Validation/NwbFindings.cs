namespace NeuroPose.Sessions.Nwb;

/// <summary>Collects findings; one object can have each only once.</summary>
internal sealed class NwbFindings
{
    private readonly List<NwbFinding> found = [];
    private readonly HashSet<(string Rule, string Path)> known = [];
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);

    /// <summary>All, the worst first.</summary>
    public IReadOnlyList<NwbFinding> InOrder =>
        [.. found.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Path, StringComparer.Ordinal)];

    /// <summary>Data are wrong or cannot be read.</summary>
    public void Critical(string rule, string path, string message, string advice) => Add(new(NwbSeverity.Critical, rule, path, message, advice));

    /// <summary>The schema or best practice is violated.</summary>
    public void Violation(string rule, string path, string message, string advice) => Add(new(NwbSeverity.Violation, rule, path, message, advice));

    /// <summary>Best practice would be otherwise.</summary>
    public void Suggestion(string rule, string path, string message, string advice) => Add(new(NwbSeverity.Suggestion, rule, path, message, advice));

    /// <summary>True when something was found there already: the schema need not say it again.</summary>
    public bool HasAt(string path) => paths.Contains(path);

    public void Add(NwbFinding finding)
    {
        if (known.Add((finding.Rule, finding.Path)))
        {
            found.Add(finding);
            paths.Add(finding.Path);
        }
    }
}
