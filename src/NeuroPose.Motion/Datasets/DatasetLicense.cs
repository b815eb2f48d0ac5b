namespace NeuroPose.Datasets;

/// <summary>What one may do with a dataset.</summary>
/// <param name="Id">The SPDX identifier, such as <c>CC0-1.0</c>.</param>
/// <param name="Statement">What it means, in a sentence or two.</param>
public sealed record DatasetLicense(string Id, string Statement);
