using System.Text.Json.Nodes;

namespace NeuroPose.Notebooks.Documents;

/// <summary>A cell that is executed, with what it showed.</summary>
public sealed class CodeCell : Cell
{
    internal CodeCell(JsonObject json)
        : base(json)
    {
    }

    /// <summary>The number in the cell's prompt; null where it has not been executed.</summary>
    public int? ExecutionCount => Json["execution_count"]?.GetValue<int>();

    /// <summary>What the cell showed, in order.</summary>
    public IReadOnlyList<CellOutput> Outputs =>
        [.. (Json["outputs"] as JsonArray ?? []).Select(output => OutputJson.Read(output!.AsObject()))];

    /// <summary>Replaces the prompt's number and the outputs, and drops Jupyter's timings of the execution they replace.</summary>
    internal void Replace(int? executionCount, IEnumerable<CellOutput> outputs)
    {
        Json["execution_count"] = executionCount;
        Json["outputs"] = new JsonArray([.. outputs.Select(output => (JsonNode)OutputJson.Write(output))]);
        (Json["metadata"] as JsonObject)?.Remove("execution");
    }
}
