using System.Diagnostics;
using System.Globalization;
using NeuroPose.Numerics;

namespace NeuroPose.Fuzz.Kills;

/// <summary>Kills runs at random moments, and looks at what they have left.</summary>
internal static class KillTest
{
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(2);

    public static int Run(FuzzOptions options)
    {
        IReadOnlyList<Scenario> scenarios = [.. Scenarios.All.Where(scenario => options.Scenario is null || scenario.Name == options.Scenario)];
        var random = new SeededRandom(options.Seed).Fork("kills");
        var findings = 0;
        Console.WriteLine($"{"scenario",-12}{"kills",8}{"finished",10}{"findings",10}");
        foreach (var (scenario, index) in scenarios.Select((scenario, index) => (scenario, index)))
        {
            var kills = (options.Kills / scenarios.Count) + (index < options.Kills % scenarios.Count ? 1 : 0);
            findings += Run(scenario, kills, random.Fork(scenario.Name));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Kills} kills, {findings} findings (seed {options.Seed})"));
        return findings == 0 ? 0 : 1;
    }

    private static int Run(Scenario scenario, int kills, SeededRandom random)
    {
        var folder = Directory.CreateTempSubdirectory("neuropose-kills-").FullName;
        try
        {
            List<string> problems = [];
            var (run, killed) = (0, 0);
            var watch = Stopwatch.StartNew();
            Finish();
            var whole = watch.Elapsed;
            while (killed < kills && problems.Count < 5)
            {
                scenario.Prepare(folder, run);
                using var process = Start(scenario.Words(folder, run));

                // The last third of a run is where it writes: as many kills there as before it.
                var share = random.NextInt(2) == 0 ? random.NextDouble() : 0.66 + (0.4 * random.NextDouble());
                var isKilled = !process.WaitForExit(whole * share);
                if (isKilled)
                {
                    process.Kill(entireProcessTree: true);
                    if (!process.WaitForExit(TimeSpan.FromSeconds(30)))
                    {
                        throw new TimeoutException("A process that was killed does not end.");
                    }

                    killed++;
                }

                Look(isFinished: !isKilled && process.ExitCode == 0);
                run++;
            }

            Finish();
            var left = Directory.EnumerateFileSystemEntries(folder, ".neuropose-*", SearchOption.AllDirectories).ToList();
            if (left.Count > 0)
            {
                problems.Add($"after a whole run there is still {string.Join(", ", left)}");
            }

            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{scenario.Name,-12}{killed,8}{run - killed,10}{problems.Count,10}"));
            foreach (var problem in problems)
            {
                Console.WriteLine($"  {problem}");
            }

            return problems.Count;

            void Finish()
            {
                scenario.Prepare(folder, run);
                using var process = Start(scenario.Words(folder, run));
                if (!process.WaitForExit(MostTime))
                {
                    process.Kill(entireProcessTree: true);
                    problems.Add("a run that nobody killed did not end in two minutes");
                }
                else if (process.ExitCode != 0)
                {
                    problems.Add(
                        $"a run that nobody killed ended with code {process.ExitCode}: {string.Join(' ', scenario.Words(folder, run))}");
                }

                Look(isFinished: true);
                run++;
            }

            void Look(bool isFinished)
            {
                try
                {
                    if (scenario.Problem(folder, isFinished) is { } problem)
                    {
                        problems.Add($"run {run}: {problem}");
                    }
                }
                catch (Exception problem) when (problem is NeuroPoseException or IOException)
                {
                    problems.Add($"run {run}: {problem.Message}");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Its words go nowhere: a pipe that nobody reads would stop it.
    private static Process Start(string[] words)
    {
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{words[0]} did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
