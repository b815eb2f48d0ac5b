using NeuroPose.Notebooks.Display;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>Something that a running cell shows; the cases are those of a Jupyter kernel's output messages.</summary>
public abstract record CellEvent
{
    private protected CellEvent()
    {
    }

    /// <summary>Text written to standard output or standard error.</summary>
    /// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="Text">What was written.</param>
    public sealed record StreamText(string Name, string Text) : CellEvent;

    /// <summary>A value shown with <c>display</c>.</summary>
    /// <param name="Data">Its forms.</param>
    /// <param name="DisplayId">What a later update refers to; unique in the session.</param>
    public sealed record DisplayData(MimeBundle Data, string DisplayId) : CellEvent;

    /// <summary>A new value for a display that is already there.</summary>
    /// <param name="Data">Its forms.</param>
    /// <param name="DisplayId">The display to replace, in whichever cell it is.</param>
    public sealed record UpdateDisplayData(MimeBundle Data, string DisplayId) : CellEvent;

    /// <summary>The value of the cell's trailing expression.</summary>
    /// <param name="Data">Its forms.</param>
    public sealed record ExecuteResult(MimeBundle Data) : CellEvent;

    /// <summary>What the cell has shown so far is to go.</summary>
    /// <param name="Wait">Whether it stays until the next output comes, so that an animation does not flicker.</param>
    public sealed record ClearOutput(bool Wait) : CellEvent;

    /// <summary>The error that stopped the cell.</summary>
    /// <param name="Details">What went wrong and where.</param>
    public sealed record ErrorRaised(CellError Details) : CellEvent;
}
