using System.Globalization;
using NeuroPose.Fuzz.Loaders;

namespace NeuroPose.Fuzz;

/// <summary>What the command line asks for.</summary>
internal sealed record FuzzOptions
{
    public const string Help = """
        Feeds damaged files to every loader, and kills the command while it writes. Exit code 1 when something was found.

          --loader NAME    one loader; may be repeated; all when left out
          --seconds N      how long each loader is fed (10)
          --inputs N       how many inputs each loader gets at most; without a limit of time unless --seconds is given too
          --seed S         which inputs; the same seed gives the same ones (1)
          --first N        the number of the first input (0)
          --replay FILE    gives one file to the loader and says what happens
          --kills N        instead: N kills of the command at random moments, in turn over all scenarios
          --scenario NAME  one scenario of the kills
          --list           says which loaders and scenarios there are
          --out DIR        where findings are saved (artifacts/fuzz)
        """;

    public IReadOnlyList<Loader> Loaders { get; init; } = LoaderTable.All;

    public double Seconds { get; init; } = 10;

    public long Inputs { get; init; } = long.MaxValue;

    public long Seed { get; init; } = 1;

    public long First { get; init; }

    public int Kills { get; init; }

    public string? Scenario { get; init; }

    public string? Replay { get; init; }

    public string Out { get; init; } = Testing.Repository.PathTo("artifacts", "fuzz");

    /// <summary>Whether this process is the one that is fed, and its parent watches.</summary>
    public bool IsWorker { get; init; }

    /// <summary>The file by which the worker says how far it is.</summary>
    public string? Pulse { get; init; }

    /// <summary>What a process of the kill test does until it is killed.</summary>
    public string? Work { get; init; }

    /// <summary>Where it does it.</summary>
    public string? Folder { get; init; }

    /// <summary>Reads the words of a call; what is wrong with them, or null.</summary>
    public static string? Read(string[] words, out FuzzOptions options)
    {
        options = new();
        List<Loader> loaders = [];
        var hasSeconds = false;
        for (var index = 0; index < words.Length; index++)
        {
            var word = words[index];
            if (word is "--worker")
            {
                options = options with { IsWorker = true };
                continue;
            }

            if (word is "--list")
            {
                Console.WriteLine("loaders: " + string.Join(", ", LoaderTable.All.Select(loader => loader.Name)));
                Console.WriteLine("scenarios: " + string.Join(", ", Fuzz.Kills.Scenarios.All.Select(scenario => scenario.Name)));
                Environment.Exit(0);
            }

            if (index + 1 == words.Length)
            {
                return $"{word}: unknown, or without its value.";
            }

            var value = words[++index];
            switch (word)
            {
                case "--loader" when LoaderTable.All.FirstOrDefault(loader => loader.Name == value) is { } loader:
                    loaders.Add(loader);
                    break;
                case "--loader":
                    return $"there is no loader {value}.{NearestName.Hint(value, LoaderTable.All.Select(loader => loader.Name))}";
                case "--seconds" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0:
                    hasSeconds = true;
                    options = options with { Seconds = seconds };
                    break;
                case "--inputs" when Whole(value) is > 0 and var inputs:
                    options = options with { Inputs = inputs };
                    break;
                case "--seed" when Whole(value) is { } seed:
                    options = options with { Seed = seed };
                    break;
                case "--first" when Whole(value) is >= 0 and var first:
                    options = options with { First = first };
                    break;
                case "--kills" when Whole(value) is > 0 and <= int.MaxValue and var kills:
                    options = options with { Kills = (int)kills };
                    break;
                case "--scenario":
                    options = options with { Scenario = value };
                    break;
                case "--replay":
                    options = options with { Replay = value };
                    break;
                case "--out":
                    options = options with { Out = Path.GetFullPath(value) };
                    break;
                case "--pulse":
                    options = options with { Pulse = value };
                    break;
                case "--work":
                    options = options with { Work = value };
                    break;
                case "--folder":
                    options = options with { Folder = value };
                    break;
                default:
                    return $"{word} {value} is not understood.";
            }
        }

        options = options with
        {
            Loaders = loaders.Count > 0 ? loaders : LoaderTable.All,
            Seconds = options.Inputs < long.MaxValue && !hasSeconds ? double.PositiveInfinity : options.Seconds,
        };
        return options.Replay is not null && options.Loaders.Count != 1 ? "--replay needs one --loader." : null;
    }

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
