using NeuroPose.Notebooks.Display;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>A display that is on the page and can be changed.</summary>
public sealed class DisplayHandle
{
    private readonly CellScope scope;
    private readonly string[] mimeTypes;

    internal DisplayHandle(CellScope scope, string id, string[] mimeTypes)
    {
        this.scope = scope;
        this.mimeTypes = mimeTypes;
        Id = id;
    }

    /// <summary>What the page knows the display by.</summary>
    public string Id { get; }

    /// <summary>Shows another value in its place.</summary>
    public void Update(object? value) =>
        (CellScope.Current ?? scope).Send(new CellEvent.UpdateDisplayData(ValueFormatting.Bundle(value, mimeTypes), Id));
}
