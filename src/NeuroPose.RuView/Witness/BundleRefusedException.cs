namespace NeuroPose.RuView.Witness;

/// <summary>A bundle that is not looked into: it leads out of itself, holds links, or unfolds beyond bounds.</summary>
internal sealed class BundleRefusedException(string problem) : NeuroPoseException(problem);
