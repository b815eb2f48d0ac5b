namespace NeuroPose.Notebooks.Scripting;

/// <summary>Marks the threads that run a cell's own code, which may be aborted.</summary>
internal static class CellThread
{
    [ThreadStatic]
    private static bool isCurrent;

    /// <summary>Whether the calling thread is one.</summary>
    public static bool IsCurrent
    {
        get => isCurrent;
        set => isCurrent = value;
    }
}
