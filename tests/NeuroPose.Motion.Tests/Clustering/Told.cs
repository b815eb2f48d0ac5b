namespace NeuroPose.Motion.Tests.Clustering;

/// <summary>Keeps what was reported, at once and in order.</summary>
internal sealed class Told<T> : IProgress<T>
{
    public List<T> Values { get; } = [];

    public void Report(T value) => Values.Add(value);
}
