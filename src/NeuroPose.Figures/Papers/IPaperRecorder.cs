namespace NeuroPose.Papers;

/// <summary>Takes what a notebook makes for its paper.</summary>
public interface IPaperRecorder
{
    /// <summary>Takes a value. The cell goes on whatever becomes of it: what is wrong is reported when the notebook has ended.</summary>
    void Record(PaperValue value);
}
