using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NeuroPose.Warping;

namespace NeuroPose.Benchmarks.Warping;

/// <summary>The Python libraries that the machine has, on the same pair of walks, in turn with this library.</summary>
internal static class Peers
{
    private const int Length = 1000;
    private const int Rounds = 9;

    // What each computes by the call in peers.py, in this library's words.
    private static readonly (string Name, DtwDefinition Definition, bool IsExact)[] Libraries =
    [
        ("dtaidistance", new(), true),
        ("aeon", new() { LocalCost = LocalCost.SquaredEuclidean }, true),
        ("tslearn", new() { LocalCost = LocalCost.SquaredEuclidean }, true),
        ("dtw-python", new(), true),
        ("fastdtw", DtwDefinition.Reference, false),
    ];

    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("dtw-peers");
        try
        {
            bool[] agree = [.. Libraries.Select(library => Agrees(library.Name, library.Definition, library.IsExact, folder.FullName))];
            return agree.All(agrees => agrees) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Agrees(string library, DtwDefinition definition, bool isExact, string folder)
    {
        var (first, second) = (RandomWalks.Walk(1, Length), RandomWalks.Walk(2, Length));
        using var python = Start(library, Write(folder, "a", first), Write(folder, "b", second));
        if (python.StandardOutput.ReadLine() is not { } version || version == "missing")
        {
            Console.WriteLine($"{library,-14} cannot be imported here");
            return true;
        }

        var (a, b) = (RandomWalks.Series("a", first), RandomWalks.Series("b", second));
        var (ours, theirs, distance) = (new double[Rounds], new double[Rounds], 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            distance = Dtw.Distance(a, b, definition);
            ours[round] = clock.Elapsed.TotalSeconds;
            python.StandardInput.WriteLine("again");
            var answer = (python.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{library} stopped.")).Split(' ');
            theirs[round] = double.Parse(answer[0], CultureInfo.InvariantCulture);
            var other = double.Parse(answer[1], CultureInfo.InvariantCulture);
            if (Math.Abs(other - distance) > (isExact ? 1e-9 * distance : double.PositiveInfinity))
            {
                Console.WriteLine(FormattableString.Invariant($"{library} {version} has {other}, this library {distance} ({definition.Describe()})"));
                return false;
            }
        }

        Array.Sort(ours);
        Array.Sort(theirs);
        Console.WriteLine(FormattableString.Invariant(
            $"{library,-14} {version,-9} {Length * Length / theirs[Rounds / 2] / 1e6,8:0} M cells/s; this library {theirs[Rounds / 2] / ours[Rounds / 2]:0.0} × as fast"));
        return true;
    }

    private static Process Start(string library, string first, string second) =>
        Process.Start(new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "peers.py"), library, first, second])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("python3 did not start.");

    private static string Write(string folder, string name, double[] values)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, MemoryMarshal.AsBytes(values.AsSpan()));
        return path;
    }
}
