namespace NeuroPose.Inference.Models;

/// <summary>A model cannot be used: it is no model, was changed, does not fit its card, or its device is not there.</summary>
public sealed class ModelException : NeuroPoseException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="problem">What is wrong, and what to do.</param>
    /// <param name="file">The model's file; null where the problem is no file's.</param>
    /// <param name="innerException">What it follows from.</param>
    internal ModelException(string problem, string? file = null, Exception? innerException = null)
        : base(problem, new(File: file), innerException)
    {
    }
}
