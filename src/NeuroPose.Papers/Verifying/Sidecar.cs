using System.Security.Cryptography;
using System.Text;

namespace NeuroPose.Papers;

/// <summary>How one figure, table or number was made: hashes of its content and of everything that it was made of.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">figure, table or number.</param>
/// <param name="From">The notebook or experiment.</param>
/// <param name="Sha256">The SHA-256 of the content: the SVG, the CSV, or the number's text.</param>
/// <param name="Unit">A number's unit; null for others.</param>
/// <param name="Description">What it shows, in words, from the figure itself; null for others.</param>
/// <param name="Definition">How it was made, in words; null where nobody says.</param>
/// <param name="Inputs">The data.</param>
/// <param name="Parameters">The parameters that <c>paper.yaml</c> sets.</param>
/// <param name="CodeSha256">The SHA-256 of the notebook's code or the experiment's text.</param>
/// <param name="ResultsSha256">The SHA-256 over what each step of the notebook or experiment gave.</param>
/// <param name="Environment">Versions.</param>
public sealed record Sidecar(
    string Id,
    string Kind,
    string From,
    string Sha256,
    string? Unit,
    string? Description,
    string? Definition,
    IReadOnlyList<TracedInput> Inputs,
    IReadOnlyDictionary<string, string> Parameters,
    string CodeSha256,
    string ResultsSha256,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>The first letters of the hash, for a caption.</summary>
    public string ShortHash => Short(Sha256);

    internal static string Short(string sha256) => sha256[..Math.Min(8, sha256.Length)];

    internal static Sidecar Of(MadeItem made) => new(
        made.Item.Id,
        made.Item.Word,
        made.Item.From,
        Hash(made.Value.Content),
        made.Value is PaperNumber number ? number.Unit : null,
        made.Value is PaperFigure figure ? figure.Description : null,
        made.Value.Definition.Length > 0 ? made.Value.Definition : null,
        made.Trace.Inputs,
        made.Trace.Parameters,
        Hash(string.Concat(made.Trace.Code.Select(code => string.Join('\n', code.Lines) + "\n"))),
        Hash(string.Concat(made.Trace.Results.Select(result => result.Sha256 + "\n"))),
        made.Trace.Environment);

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
