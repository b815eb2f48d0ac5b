namespace NeuroPose.Provenance;

/// <summary>A file that a result was made from.</summary>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record InputFile(string Name, string Sha256);
