namespace NeuroPose.Cli.Terminal;

/// <summary>What the command's exit code means; the same for every verb.</summary>
internal static class ExitCode
{
    /// <summary>Everything went well.</summary>
    public const int Success = 0;

    /// <summary>The work was done and found something wrong: a cell that failed, a file that differs.</summary>
    public const int Difference = 1;

    /// <summary>It could not be done: wrong usage, or an input that cannot be read. Nothing was written.</summary>
    public const int CannotRun = 2;

    /// <summary>An internal error: a mistake in this program, not in what it was given.</summary>
    public const int InternalError = 70;

    /// <summary>Interrupted by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
