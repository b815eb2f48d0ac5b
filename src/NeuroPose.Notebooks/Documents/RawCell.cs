using System.Text.Json.Nodes;

namespace NeuroPose.Notebooks.Documents;

/// <summary>A cell that is neither executed nor rendered.</summary>
public sealed class RawCell : Cell
{
    internal RawCell(JsonObject json)
        : base(json)
    {
    }
}
