namespace NeuroPose.Vitals.Packets;

/// <summary>One event of a module on a node.</summary>
/// <param name="Type">The event's type, as the module numbers them.</param>
/// <param name="Value">The event's value.</param>
public readonly record struct WasmEvent(int Type, double Value);
