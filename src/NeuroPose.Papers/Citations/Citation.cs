namespace NeuroPose.Papers;

/// <summary>A citation in the text: <c>[@key]</c>, <c>[see @a; @b, p. 3]</c>, or <c>@key</c> as a part of the sentence.</summary>
/// <param name="Works">The works, in the order in which they are written.</param>
/// <param name="IsNarrative">Whether it is a part of the sentence: "Wu and Keogh (2020)".</param>
internal sealed record Citation(IReadOnlyList<CitedWork> Works, bool IsNarrative);

/// <summary>One work of a citation.</summary>
/// <param name="Key">Its key in the file of references.</param>
/// <param name="Before">The words before it, such as "see"; empty for none.</param>
/// <param name="Where">The place in the work, such as "p. 3"; empty for none.</param>
/// <param name="OmitsAuthor">Whether the year alone is written: <c>[-@key]</c>.</param>
internal sealed record CitedWork(string Key, string Before, string Where, bool OmitsAuthor);

/// <summary>A citation with its place in the text.</summary>
/// <param name="Citation">The citation.</param>
/// <param name="Index">Where it begins in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="At">The file and the line.</param>
internal sealed record CitationPlace(Citation Citation, int Index, int Length, Place At);
