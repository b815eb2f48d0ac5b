namespace NeuroPose.Alignment;

/// <summary>What one fit covers.</summary>
public enum ProcrustesMode
{
    /// <summary>One transform for the whole sequence: movement within the trial is kept.</summary>
    PerSequence,

    /// <summary>One transform for each frame: only the posture is left.</summary>
    PerFrame,
}

/// <summary>How to align.</summary>
public sealed record ProcrustesOptions
{
    /// <summary>What one fit covers; by default the whole sequence.</summary>
    public ProcrustesMode Mode { get; init; } = ProcrustesMode.PerSequence;

    /// <summary>True to fit the size too, for people of different height; by default sizes are kept.</summary>
    public bool FitScale { get; init; }
}
