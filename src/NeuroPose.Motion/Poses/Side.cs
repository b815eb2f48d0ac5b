namespace NeuroPose.Poses;

/// <summary>A side of the body, as the person has it, not as the camera sees it.</summary>
public enum Side
{
    /// <summary>The person's left.</summary>
    Left,

    /// <summary>The person's right.</summary>
    Right,
}
