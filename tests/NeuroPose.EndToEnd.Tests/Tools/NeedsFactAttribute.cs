using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>
/// A test that is skipped, with the reason, where a program or a Python package is not installed. It has a limit of its own: a promise
/// of a page may be kept never, and the browser's own limits do not cover it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    /// <summary>In milliseconds: several times what the longest of them takes on two busy cores.</summary>
    internal const int Limit = 5 * 60_000;

    public NeedsFactAttribute(params string[] tools) => (Skip, Timeout) = (Tool.Missing(tools), Limit);
}

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(params string[] tools) => (Skip, Timeout) = (Tool.Missing(tools), NeedsFactAttribute.Limit);
}

/// <summary>A test that sends signals; skipped, with the reason, where SIGINT is ignored and cannot be set back.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SignalTheoryAttribute : TheoryAttribute
{
    public SignalTheoryAttribute() => Skip = ChildProcess.ObstacleToInterrupt;
}
