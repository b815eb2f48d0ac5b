using System.Collections.Immutable;

namespace NeuroPose.RuView.Witness;

/// <summary>The result of verifying a witness bundle.</summary>
public sealed record WitnessReport
{
    /// <summary>The bundle's path, as the caller gave it.</summary>
    public required string Bundle { get; init; }

    /// <summary>Everything that was checked, in order.</summary>
    public required ImmutableArray<WitnessCheck> Checks { get; init; }

    /// <summary>The first feature that differs; null when none does, or when the bundle holds no features to compare one by one.</summary>
    public FeatureDifference? FirstDifference { get; init; }

    /// <summary>
    /// Fail when any check fails; Pass when features were computed again and have the bundle's hash; NotChecked when none could be
    /// compared.
    /// </summary>
    public WitnessOutcome Verdict => Checks.Any(check => check.Outcome == WitnessOutcome.Fail) ? WitnessOutcome.Fail
        : Checks.Any(check => check.Outcome == WitnessOutcome.Pass && check.Name.StartsWith(FeaturesName, StringComparison.Ordinal)) ? WitnessOutcome.Pass
        : WitnessOutcome.NotChecked;

    internal const string FeaturesName = "features";

    /// <summary>A line for each check and the verdict.</summary>
    public override string ToString() => string.Join('\n', [.. Checks.Select(check => check.ToString()), $"verdict: {Word(Verdict)}"]);

    /// <summary>The outcome as it is printed.</summary>
    internal static string Word(WitnessOutcome outcome) => outcome switch
    {
        WitnessOutcome.Pass => "PASS",
        WitnessOutcome.Fail => "FAIL",
        WitnessOutcome.Fragile => "FRAGILE",
        _ => "NOT CHECKED",
    };
}

/// <summary>One thing that was checked in a witness bundle.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Outcome">The result.</param>
/// <param name="Detail">What was found, in words.</param>
public sealed record WitnessCheck(string Name, WitnessOutcome Outcome, string Detail)
{
    /// <summary>One line, such as <c>PASS manifest: 6 files as listed</c>.</summary>
    public override string ToString() => $"{WitnessReport.Word(Outcome)} {Name}: {Detail}";
}
