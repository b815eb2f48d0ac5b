using System.Text.Json;
using NeuroPose.Formats;

namespace NeuroPose.Benchmarks;

/// <summary>Reading a trial as the reference indents it, against System.Text.Json's walk over the same tokens.</summary>
internal static class LoadTrial
{
    public static string Run(int frames)
    {
        using var file = new TrialOnDisk(frames);
        var bytes = File.ReadAllBytes(file.Path);
        var (candidate, baseline) = Interleaved.Medians(() => VideoPredictions.Load(file.Path), () => Walk(bytes));
        var megabytes = bytes.Length / 1e6;
        return FormattableString.Invariant(
            $"load-trial: {megabytes:0} MB in {candidate:0} ms, {megabytes / candidate * 1e3:0} MB/s, {baseline / candidate:0.00} × a walk over the tokens with System.Text.Json ({baseline:0} ms)");
    }

    private static void Walk(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                reader.GetDouble();
            }
        }
    }
}
