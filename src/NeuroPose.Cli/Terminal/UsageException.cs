namespace NeuroPose.Cli.Terminal;

/// <summary>What was asked makes no sense together, though each word is known.</summary>
internal sealed class UsageException(string problem) : NeuroPoseException(problem);
