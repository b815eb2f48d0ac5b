using NeuroPose.Formats;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>The kinds of files by a short name, for tests that treat them alike.</summary>
internal static class FileKinds
{
    /// <summary>The kind of a golden input.</summary>
    public static string OfGolden(string file) => file switch
    {
        "job_results.json" => "results",
        "benchmark_result.json" => "benchmark",
        "status_final.json" => "status",
        _ => "trial",
    };

    /// <summary>Reads bytes by way of a real file, and returns what saving writes.</summary>
    public static byte[] SaveAgain(string kind, byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        var (from, to) = (folder.PathTo("given.json"), folder.PathTo("saved.json"));
        File.WriteAllBytes(from, bytes);
        switch (kind)
        {
            case "results":
                JobResults.Load(from).Save(to);
                break;
            case "benchmark":
                BenchmarkResult.Load(from).Save(to);
                break;
            case "status":
                StatusFile.Load(from).Save(to);
                break;
            default:
                VideoPredictions.Load(from).Save(to);
                break;
        }

        return File.ReadAllBytes(to);
    }
}
