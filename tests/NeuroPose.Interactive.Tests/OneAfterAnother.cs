namespace NeuroPose.Interactive.Tests;

/// <summary>Formatters are registered for the whole process: these tests run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAfterAnother
{
    public const string Name = "formatters";
}
