using NeuroPose.Benchmarks;
using NeuroPose.Benchmarks.Warping;

if (args is [LoadHour.ChildName, var path])
{
    Console.WriteLine(LoadHour.LoadFile(path));
    return 0;
}

if (args is [(LoadC3d.ChildName or LoadC3d.FloorName) and var work, var recording])
{
    Console.WriteLine(work == LoadC3d.ChildName ? LoadC3d.LoadFile(recording) : LoadC3d.Floor(recording));
    return 0;
}

if (args is [FigureSpeed.ChildName, var figure])
{
    Console.WriteLine(FigureSpeed.First(figure));
    return 0;
}

if (args is ["dtw", ..])
{
    return DtwBenchmark.Run(args[1..]);
}

// Not a measurement, and slow: where the numbers of the confidence come from.
if (args is ["vitals-fit"])
{
    Console.WriteLine(VitalsFit.Run());
    return 0;
}

// The accuracy table alone has a form for machines, and a set of scenes to work with; the table without --development is for the report.
if (args is ["vitals-accuracy", "--json"])
{
    Console.WriteLine(VitalsAccuracy.Run(VitalScenes.Report, VitalScenes.Levels, isJson: true));
    return 0;
}

if (args is [("vitals-accuracy" or "vitals-rooms" or "vitals-alerts") and var table, "--development"])
{
    Console.WriteLine(table == "vitals-alerts" ? VitalsAlerts.Run(VitalScenes.Development) : VitalsAccuracy.Run(VitalScenes.Development, table == "vitals-rooms" ? VitalScenes.Rooms : VitalScenes.Levels, isJson: false));
    return 0;
}

// dotnet run -c Release --project benchmarks/NeuroPose.Benchmarks -- [name …]
var wanted = args.Length > 0 ? args : [.. Suite.All.Select(benchmark => benchmark.Name)];
Console.WriteLine(FormattableString.Invariant($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, medians of {Interleaved.Rounds} interleaved rounds"));
foreach (var name in wanted)
{
    if (Suite.All.FirstOrDefault(benchmark => benchmark.Name == name) is not { } benchmark)
    {
        Console.Error.WriteLine($"error: there is no benchmark \"{name}\". There are: {string.Join(", ", Suite.All.Select(known => known.Name))}");
        return 2;
    }

    Console.WriteLine(benchmark.Run());
}

return 0;
