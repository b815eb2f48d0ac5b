using System.Security.Cryptography;
using System.Text;
using NeuroPose.Formats;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Papers;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Fuzz.Kills;

/// <summary>Something that is killed while it writes.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Prepare">Puts into the folder what the run needs, or changes it before the next run, which has this number.</param>
/// <param name="Words">The run: a program and its arguments.</param>
/// <param name="Problem">What is wrong with what a run has left, killed or not; null where nothing is.</param>
internal sealed record Scenario(
    string Name, Action<string, int> Prepare, Func<string, int, string[]> Words, Func<string, bool, string?> Problem);

/// <summary>Every scenario: a new one is a new line.</summary>
internal static class Scenarios
{
    private const int MatrixFiles = 6;

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("write", (_, _) => { }, (folder, _) => Own("write", folder), (folder, _) => Whole(Path.Combine(folder, KillWork.Text))),
        new("status", CopyStatus, (folder, _) => Own("status", folder), (folder, _) => StatusFile.Load(Path.Combine(folder, KillWork.Status)).Unreadable?.Message),
        new("segment", CopyTrial, (folder, run) => Neuropose("segment", Path.Combine(folder, "trial.json"), "--name", $"run{run}", "--extractor", "joint_axis", "--joint", "rhee", "--in-place"), Segmented),
        new("matrix", CopyTrials, (folder, _) => [.. Neuropose("dtw", "matrix", "--fill-gaps", "30", "--output", Path.Combine(folder, "distances.csv")), .. Trials(folder)], (folder, isFinished) => SameBytes(Path.Combine(folder, "distances.csv"), isFinished)),
        new("resume", CopyTrials, (folder, _) => [.. Neuropose("dtw", "matrix", "--fill-gaps", "30", "--resume", "--threads", "1", "--output", Path.Combine(folder, "distances.npmatrix")), .. Trials(folder)], Resumed),
        new("accept", ChangePaper, (folder, _) => Neuropose("paper", "run", Path.Combine(folder, "paper"), "--accept", "--output", Path.Combine(folder, "out")), Accepted),
        new("run", WriteNotebook, (folder, _) => Neuropose("notebook", "run", Path.Combine(folder, "cells.ipynb"), "--html", "--output", Path.Combine(folder, "out")), Ran),
        new("synth", (_, _) => { }, (folder, _) => Neuropose("dataset", "synth", Path.Combine(folder, "data")), Synthesized),
    ];

    private static string[] Own(string work, string folder) =>
        ["dotnet", typeof(Scenarios).Assembly.Location, "--work", work, "--folder", folder];

    // As built beside this program.
    private static string[] Neuropose(params string[] words)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return [Path.Combine(here.Parent!.Parent!.FullName, "NeuroPose.Cli", here.Name, OperatingSystem.IsWindows() ? "neuropose.exe" : "neuropose"), .. words];
    }

    private static string? Whole(string file)
    {
        var text = File.ReadAllText(file);
        return text.Length == 300_000 && text.All(letter => letter == text[0]) ? null : $"{file} is torn: {text.Length} letters.";
    }

    private static void CopyStatus(string folder, int run)
    {
        if (run == 0)
        {
            File.Copy(Golden.PathTo("neuropose", "inputs", "status_final.json"), Path.Combine(folder, KillWork.Status));
        }
    }

    private static void CopyTrial(string folder, int run)
    {
        if (run == 0)
        {
            File.Copy(Repository.PathTo("datasets", "gait-synthetic", "s01-slow.json"), Path.Combine(folder, "trial.json"));
        }
    }

    private static string? Segmented(string folder, bool isFinished)
    {
        // Each run adds one; a killed one adds one or none, and takes none away.
        var file = Path.Combine(folder, "trial.json");
        var count = VideoPredictions.Load(file).Segmentations.Count;
        var before = int.Parse(Known.GetValueOrDefault(file, "0"), System.Globalization.CultureInfo.InvariantCulture);
        Known[file] = FormattableString.Invariant($"{count}");
        return count == before + 1 || (!isFinished && count == before) ? null : $"{file} has {count} segmentations, and had {before}.";
    }

    private static void CopyTrials(string folder, int run)
    {
        foreach (var (file, index) in Directory.EnumerateFiles(Repository.PathTo("datasets", "gait-synthetic"), "*-fast.json").Concat(Directory.EnumerateFiles(Repository.PathTo("datasets", "gait-synthetic"), "*-slow.json")).Order(StringComparer.Ordinal).Take(MatrixFiles).Select((file, index) => (file, index)))
        {
            if (run == 0)
            {
                File.Copy(file, Path.Combine(folder, FormattableString.Invariant($"trial{index}.json")));
            }
        }

        // Every other run begins from nothing.
        if (run % 2 == 0)
        {
            File.Delete(Path.Combine(folder, "distances.npmatrix"));
        }
    }

    private static string[] Trials(string folder) =>
        [.. Enumerable.Range(0, MatrixFiles).Select(index => Path.Combine(folder, FormattableString.Invariant($"trial{index}.json")))];

    private static string? Resumed(string folder, bool isFinished)
    {
        var file = Path.Combine(folder, "distances.npmatrix");
        if (File.Exists(file))
        {
            MatrixFile.Open(file).Dispose();
        }

        return SameBytes(file, isFinished);
    }

    // What the first whole run gave; a killed one has left that, what was there before, or nothing.
    private static string? SameBytes(string file, bool isFinished)
    {
        if (!File.Exists(file))
        {
            return isFinished ? $"{file} is not there." : null;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        return Known.TryAdd(file, hash) || Known[file] == hash ? null : $"{file} has other bytes than after the first run.";
    }

    private static void ChangePaper(string folder, int run)
    {
        var paper = Path.Combine(folder, "paper");
        if (run == 0)
        {
            NewPaper.Write(paper);
        }

        // Two versions in turn: what is accepted is always the other one.
        var notebook = Path.Combine(paper, "notebooks", "results.ipynb");
        var text = File.ReadAllText(notebook);
        File.WriteAllText(notebook, run % 2 == 0 ? text.Replace("4, 25", "4, 9", StringComparison.Ordinal) : text.Replace("4, 9", "4, 25", StringComparison.Ordinal));
    }

    private static string? Accepted(string folder, bool isFinished)
    {
        var expected = Path.Combine(folder, "paper", "expected");
        if (!Directory.Exists(expected))
        {
            // Before the first one nothing is accepted; later there is always something.
            return isFinished || Known.ContainsKey(expected + "0") ? $"{expected} is not there." : null;
        }

        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(expected, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            text.Append(Path.GetRelativePath(expected, file)).Append(' ').Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))).Append('\n');
        }

        // There are two versions in all. A mixture would be a third.
        var found = text.ToString();
        foreach (var version in new[] { "0", "1" })
        {
            if (Known.TryAdd(expected + version, found) || Known[expected + version] == found)
            {
                return null;
            }
        }

        return $"{expected} is neither the one version nor the other:\n{found}";
    }

    private static void WriteNotebook(string folder, int run)
    {
        if (run == 0)
        {
            var source = string.Join("\\n", Enumerable.Range(0, 300).Select(index => FormattableString.Invariant($"display({index});")));
            File.WriteAllText(
                Path.Combine(folder, "cells.ipynb"),
                $$"""{"cells": [{"cell_type": "code", "execution_count": null, "id": "a", "metadata": {}, "outputs": [], "source": "{{source}}"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""");
        }
    }

    private static string? Ran(string folder, bool isFinished)
    {
        var executed = Path.Combine(folder, "out", "cells.ipynb");
        if (File.Exists(executed))
        {
            Notebook.Load(executed);
        }

        return SameBytes(executed, isFinished) ?? SameBytes(Path.ChangeExtension(executed, ".html"), isFinished);
    }

    private static string? Synthesized(string folder, bool isFinished)
    {
        var data = Path.Combine(folder, "data");
        foreach (var file in Directory.Exists(data) ? Directory.GetFiles(data, "*.json") : [])
        {
            if (SameBytes(file, isFinished) is { } problem)
            {
                return problem;
            }
        }

        return isFinished && Datasets.Dataset.Open(
            data).Verify().FirstOrDefault(check => !check.IsIntact) is { } broken ? broken.ToString() : null;
    }
}
