using NeuroPose.Cli;
using NeuroPose.Cli.Terminal;

return await NeuroPoseCommand.RunAsync(args, new Screen(Console.Out, Console.Error));
