namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>A test that is skipped, with the reason, where a program or a Python package is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(params string[] tools) => Skip = Tool.Missing(tools);
}

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(params string[] tools) => Skip = Tool.Missing(tools);
}
