using System.Runtime.InteropServices;
using NeuroPose.Cli.Terminal;
using NeuroPose.Jupyter.Kernels;

namespace NeuroPose.Cli.Commands;

/// <summary>
/// The kernel as a process: its log on standard error, its signals, and its end with that of the program that started it.
/// </summary>
internal static class KernelProcess
{
    /// <summary>Runs a kernel until its client ends it.</summary>
    public static int Run(string connectionFile, Screen screen)
    {
        // Cells have the console from here on; the log keeps the writer that was there before.
        var log = screen.Writers.Error;
        using var kernel = JupyterKernel.Start(connectionFile, new KernelOptions
        {
            Session = Workbench.Session(null),
            Extensions = [Workbench.ExtensionFile],
            Log = line => log.WriteLine("[neuropose] " + line),
        });

        // Jupyter interrupts by message, but somebody may well send the signal; Ctrl-C in the server's terminal is not for us to die of.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            kernel.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            kernel.Stop();
        });
        using var parent = ParentWatch.Start(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), () =>
        {
            log.WriteLine("[neuropose] the program that started this kernel has gone.");
            kernel.Stop();
        });
        kernel.Wait();
        return ExitCode.Success;
    }
}
