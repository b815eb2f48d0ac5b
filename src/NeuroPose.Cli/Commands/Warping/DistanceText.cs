using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Cli.Commands;

/// <summary>Distances as text for other programs. Numbers in round-trip form; what is not finite is a text in JSON ("Infinity").</summary>
internal static class DistanceText
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A distance with its definition, the files' hashes and, where it was asked for, the path.</summary>
    public static string Json(DtwResult result, IReadOnlyList<FeatureSeries> inputs, bool withPath) => JsonSerializer.Serialize(
        new
        {
            result.Distance,
            result.Unit,
            Definition = result.Describe(),
            Series = inputs.Select(one => new { one.Label, one.Length, one.InputSha256 }),
            Path = withPath ? result.Path.Select(match => new[] { match.First, match.Second }) : null,
        },
        Plain);

    /// <summary>A matrix with its labels, definition and the files' hashes.</summary>
    public static string Json(DistanceMatrix matrix) => JsonSerializer.Serialize(
        new
        {
            matrix.Unit,
            Definition = matrix.Describe(),
            matrix.Labels,
            matrix.InputSha256,
            Distances = Enumerable.Range(0, matrix.Count).Select(row => matrix.Values.Slice(row * matrix.Count, matrix.Count).ToArray()),
        },
        Plain) + "\n";
}
