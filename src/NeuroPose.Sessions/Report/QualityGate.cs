namespace NeuroPose.Sessions.Report;

/// <summary>A quality gate.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Passed">Whether it holds; null where there is nothing to ask of.</param>
/// <param name="Value">The number that was found.</param>
/// <param name="Limit">What is accepted.</param>
/// <param name="Detail">Which camera, trial or file; empty where there is nothing to say.</param>
public sealed record QualityGate(string Name, bool? Passed, string Value, string Limit, string Detail);
