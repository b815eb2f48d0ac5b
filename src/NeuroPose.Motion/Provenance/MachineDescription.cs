namespace NeuroPose.Provenance;

/// <summary>The machine that did the work. The library reads nothing of this itself; a program that wants it recorded fills it in.</summary>
/// <param name="Runtime">The runtime and its version, such as <c>.NET 10.0.1</c>.</param>
/// <param name="OperatingSystem">The operating system and its version.</param>
/// <param name="Processor">The processor's architecture or model.</param>
public sealed record MachineDescription(string Runtime, string OperatingSystem, string Processor);
