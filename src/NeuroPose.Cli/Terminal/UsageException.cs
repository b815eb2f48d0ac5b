namespace NeuroPose.Cli.Terminal;

/// <summary>What was asked makes no sense together, though each word is known.</summary>
internal sealed class UsageException(string problem) : NeuroPoseException(problem)
{
    /// <summary>An argument that the library refused, in its words; which parameter of the library it was says nothing to the caller.</summary>
    /// <param name="place">What the call names: a file or an option.</param>
    /// <param name="refused">The library's refusal.</param>
    public static UsageException Of(string place, ArgumentException refused) => new($"{place}: {refused.Message.Split(" (Parameter")[0]}");
}
