namespace NeuroPose.Papers;

/// <summary>
/// What a notebook or experiment was made of and what its steps gave, in the order of the road: inputs, parameters, code, results.
/// The first thing in which two traces differ is where two runs parted.
/// </summary>
/// <param name="File">The notebook or experiment.</param>
/// <param name="Inputs">The data.</param>
/// <param name="Parameters">The parameters that <c>paper.yaml</c> sets, by name.</param>
/// <param name="Code">The text: each code cell, or the experiment's file.</param>
/// <param name="Results">What each step gave: each cell's outputs, or each part of the report.</param>
/// <param name="Environment">Versions.</param>
public sealed record SourceTrace(
    string File,
    IReadOnlyList<TracedInput> Inputs,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<TracedCode> Code,
    IReadOnlyList<TracedResult> Results,
    IReadOnlyDictionary<string, string> Environment);

/// <summary>A file of data.</summary>
/// <param name="File">The file, relative to the paper; of fetched data the dataset and the file.</param>
/// <param name="Sha256">Its SHA-256.</param>
public sealed record TracedInput(string File, string Sha256);

/// <summary>A piece of code.</summary>
/// <param name="Place">Where it stands, such as <c>cell 5 (matrix)</c>.</param>
/// <param name="Lines">Its lines.</param>
public sealed record TracedCode(string Place, IReadOnlyList<string> Lines);

/// <summary>What one step gave.</summary>
/// <param name="Place">Which step.</param>
/// <param name="Sha256">The SHA-256 of what it gave.</param>
public sealed record TracedResult(string Place, string Sha256);
