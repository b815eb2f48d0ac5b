using System.Numerics;
using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>All of csi/csi_ratio.json, and every other file of its kind whose stream is there.</summary>
public sealed class CsiRatioGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "csi_ratio.json");

    public static TheoryData<string> Files => GoldenStream.FilesOf("csi_ratio");

    [StreamTheory("csi_ratio")]
    [MemberData(nameof(Files))]
    public void The_products_are_the_references(string name)
    {
        var (file, stream) = (Golden.Read("csi", name), GoldenStream.Under(name));
        var length = file.GetProperty("ratio")[0].GetArrayLength();
        var antennas = Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, length).Select(j => new Complex(stream.Amplitudes[11 * i, j], stream.Phases[11 * i, j])).ToArray()).ToArray();
        var products = CsiRatio.ConjugateProducts(antennas).SelectMany(pair => pair).ToArray();
        Near.Array(file.GetProperty("ratio"), products.SelectMany(value => new[] { value.Real, value.Imaginary }).ToArray(), 1e-14, "ratio");
        Near.Array(file.GetProperty("amplitude"), products.Select(value => value.Magnitude).ToArray(), 1e-14, "amplitude");
        Near.Array(file.GetProperty("phase"), products.Select(value => value.Phase).ToArray(), 1e-14, "phase");
    }

    [Fact]
    public void Bad_input_is_refused_in_the_references_words_and_then_explained()
    {
        var errors = File.GetProperty("errors");
        Near.Words(errors, "empty", () => CsiRatio.ConjugateProduct([], []));
        Near.Words(errors, "mismatch", () => CsiRatio.ConjugateProduct([Complex.One], []));
        Near.Words(errors, "one_antenna", () => CsiRatio.ConjugateProducts([[Complex.One]]));
    }
}
