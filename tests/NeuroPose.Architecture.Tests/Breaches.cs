namespace NeuroPose.Architecture.Tests;

/// <summary>Fails with every breach in full: xunit's own Assert.Empty cuts the sentences off.</summary>
public static class Breaches
{
    public static void AssertNone(IReadOnlyCollection<string> breaches) =>
        Assert.True(breaches.Count == 0, $"Breaches of the house's rules ({breaches.Count}):\n  {string.Join("\n  ", breaches)}");
}
