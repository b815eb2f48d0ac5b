using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Jupyter.Installation;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose lab</c>: from nothing to an open notebook in one command.</summary>
internal static class LabCommand
{
    public static Command Create(Screen screen)
    {
        var folder = new Argument<string?>("folder") { Description = "The folder to open; without it the notebooks here, where there are any.", Arity = ArgumentArity.ZeroOrOne }.NoOptions();
        var noBrowser = new Option<bool>("--no-browser") { Description = "Opens no browser; Jupyter prints the address." };
        var port = new Option<int?>("--port") { Description = "The port that Jupyter listens on.", HelpName = "PORT" };
        var lab = new Command("lab", "Opens the notebooks in Jupyter, with the C# kernel installed.") { folder, noBrowser, port };
        lab.SetAction(parsed =>
        {
            var opened = FolderToOpen(parsed.GetValue(folder));
            var jupyter = JupyterProgram.Find() ?? JupyterProgram.Install(screen);
            InstallKernel(screen);
            return JupyterProgram.Run(jupyter, opened, parsed.GetValue(noBrowser), parsed.GetValue(port), screen);
        });
        return lab;
    }

    private static string FolderToOpen(string? named)
    {
        var folder = named ?? (Directory.Exists("notebooks") ? "notebooks" : ".");
        return Directory.Exists(folder)
            ? Path.GetFullPath(folder)
            : throw new UsageException($"{folder}: there is no such folder. Name the folder that holds the notebooks.");
    }

    // One of ours whose program has gone is as good as none. One of another program's is what the user chose, so it stays.
    private static void InstallKernel(Screen screen)
    {
        var found = JupyterFolders.Kernels().Select(folder => folder.Find(KernelSpec.DefaultName)).OfType<InstalledKernel>().FirstOrDefault();
        if (found is { IsOurs: true, CanStart: true })
        {
            return;
        }

        if (found is { IsOurs: false })
        {
            screen.WriteLine($"{found.Folder} starts {found.Program}; it is left as it is. To use this kernel: neuropose kernel install --force");
            return;
        }

        screen.WriteLine($"Kernel installed in {JupyterFolders.User.Install(KernelProgram.Spec(KernelSpec.DefaultName))}");
    }
}
