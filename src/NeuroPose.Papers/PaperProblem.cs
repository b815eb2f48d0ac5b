namespace NeuroPose.Papers;

/// <summary>
/// Something wrong in a paper's text that does not keep it from being read: a citation of an unknown key, a formula that is not understood,
/// an entry of the references that is broken. The page shows the place as it was written.
/// </summary>
/// <param name="Message">What was expected and what was found.</param>
/// <param name="Place">The file and the line.</param>
public sealed record PaperProblem(string Message, Place Place)
{
    /// <summary>The place and the message, as an error would say them.</summary>
    public override string ToString() => $"{Place}: {Message}";
}
