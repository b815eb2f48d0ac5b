namespace NeuroPose.Sessions.Nwb;

/// <summary>How bad a finding is.</summary>
public enum NwbSeverity
{
    /// <summary>Best practice would be otherwise.</summary>
    Suggestion,

    /// <summary>The schema or best practice is violated: programs may read something else than was meant.</summary>
    Violation,

    /// <summary>Data are wrong or cannot be read.</summary>
    Critical,
}

/// <summary>Something that is wrong with an NWB file.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Rule">The rule's id, such as <c>timestamps-order</c>; docs/reference/nwb.md has all.</param>
/// <param name="Path">The object in the file, an attribute behind <c>@</c>.</param>
/// <param name="Message">What is wrong, with the values.</param>
/// <param name="Advice">What to do.</param>
public sealed record NwbFinding(NwbSeverity Severity, string Rule, string Path, string Message, string Advice)
{
    /// <summary>Who found it: <c>neuropose</c>, or the program whose finding it is.</summary>
    public string Source { get; init; } = "neuropose";

    /// <summary>The finding in a line.</summary>
    public override string ToString() => $"{Severity.ToString().ToLowerInvariant()} {Rule} {Path}: {Message} {Advice}".TrimEnd();
}

/// <summary>What was found in one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Findings">The findings, the worst first, then by their paths.</param>
/// <param name="Notes">What was not checked, and why.</param>
public sealed record NwbValidation(string File, IReadOnlyList<NwbFinding> Findings, IReadOnlyList<string> Notes)
{
    /// <summary>True when nothing is critical and nothing a violation.</summary>
    public bool IsValid => Findings.All(finding => finding.Severity == NwbSeverity.Suggestion);
}
