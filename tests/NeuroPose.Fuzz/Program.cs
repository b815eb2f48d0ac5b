using NeuroPose.Fuzz;
using NeuroPose.Fuzz.Kills;
using NeuroPose.Fuzz.Running;

if (args is ["--help" or "-h", ..])
{
    Console.WriteLine(FuzzOptions.Help);
    return 0;
}

if (FuzzOptions.Read(args, out var options) is { } problem)
{
    Console.Error.WriteLine($"error: {problem} See --help.");
    return 2;
}

return options switch
{
    { Work: { } work } => KillWork.Run(work, options.Folder!),
    { IsWorker: true } => Worker.Run(options),
    { Kills: > 0 } => KillTest.Run(options),
    { Replay: { } file } => Replay.Run(options.Loaders[0], file),
    _ => Campaign.Run(options),
};
