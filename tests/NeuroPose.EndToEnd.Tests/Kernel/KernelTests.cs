namespace NeuroPose.EndToEnd.Tests.Kernel;

/// <summary>Tests that share the installed kernel.</summary>
[CollectionDefinition(Name)]
public sealed class KernelTests : ICollectionFixture<InstalledKernel>
{
    public const string Name = "installed kernel";
}
