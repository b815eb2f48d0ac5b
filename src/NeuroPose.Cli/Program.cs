using NeuroPose.Cli;
using NeuroPose.Cli.Commands;
using NeuroPose.Cli.Terminal;
using NeuroPose.Datasets;

// Cells run in this process, or in one that it starts in the same way: Dataset.Open finds there what was fetched.
DatasetCache.OfTheHost = CacheFolder.OfTheUser;
return await NeuroPoseCommand.RunAsync(args, new Screen(Console.Out, Console.Error));
