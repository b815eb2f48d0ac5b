namespace NeuroPose.RuView.Witness;

/// <summary>One thing that was checked in a witness bundle.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Outcome">The result.</param>
/// <param name="Detail">What was found, in words.</param>
public sealed record WitnessCheck(string Name, WitnessOutcome Outcome, string Detail)
{
    /// <summary>One line, such as <c>PASS manifest: 6 files as listed</c>.</summary>
    public override string ToString() => $"{WitnessReport.Word(Outcome)} {Name}: {Detail}";
}
