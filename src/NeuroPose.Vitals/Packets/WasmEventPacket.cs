using System.Collections.Immutable;

namespace NeuroPose.Vitals.Packets;

/// <summary>
/// Events of a module that runs on the node (magic 0xC5110004, the number of the fused packet; 0xC5110007 in later firmware).
/// </summary>
public sealed record WasmEventPacket : NodePacket
{
    /// <summary>The module's slot.</summary>
    public required int ModuleId { get; init; }

    /// <summary>The events, in order.</summary>
    public required ImmutableArray<WasmEvent> Events { get; init; }

    /// <inheritdoc />
    public bool Equals(WasmEventPacket? other) => other is not null && NodeId == other.NodeId && ModuleId == other.ModuleId && Events.SequenceEqual(other.Events);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(NodeId, ModuleId, Events.Length);
}

/// <summary>One event of a module on a node.</summary>
/// <param name="Type">The event's type, as the module numbers them.</param>
/// <param name="Value">The event's value.</param>
public readonly record struct WasmEvent(int Type, double Value);
