using System.Globalization;
using System.Runtime.InteropServices;
using NeuroPose.Cli.Terminal;
using NeuroPose.Processes;

namespace NeuroPose.Cli.Commands;

/// <summary>The Jupyter of this machine: found, installed where that is possible, and run.</summary>
internal static class JupyterProgram
{
    private const string DebianPackage = "jupyter-notebook";

    private static readonly string[] Names = ["jupyter-lab", "jupyter-notebook"];

    /// <summary>JupyterLab where it is there, else Jupyter Notebook; null where neither is.</summary>
    public static string? Find() => Names.Select(ExternalProgram.Find).OfType<string>().FirstOrDefault();

    /// <summary>Installs Jupyter from Debian's packages, where this user may.</summary>
    /// <exception cref="UsageException">It cannot be installed here; the message says how the user can.</exception>
    public static string Install(Screen screen)
    {
        string[] command = ["apt-get", "install", "-y", "--no-install-recommends", DebianPackage];
        if (!File.Exists("/usr/bin/apt-get"))
        {
            throw new UsageException("no Jupyter was found. Install JupyterLab (pip install jupyterlab), and see that jupyter-lab is in the PATH.");
        }

        if (Environment.UserName != "root")
        {
            if (ExternalProgram.Find("sudo") is null || Run("sudo", ["-n", "true"]) != 0)
            {
                throw new UsageException($"no Jupyter was found. Install it with: sudo apt-get install {DebianPackage}");
            }

            command = ["sudo", "-n", .. command];
        }

        screen.WriteLine($"Installing {DebianPackage} ...");
        return Run(command[0], command[1..]) == 0 && Find() is { } jupyter
            ? jupyter
            : throw new UsageException($"{DebianPackage} could not be installed; what apt-get said is above.");
    }

    /// <summary>Runs Jupyter over a folder until the user ends it.</summary>
    public static int Run(string jupyter, string folder, bool noBrowser, int? port, Screen screen)
    {
        List<string> words = ["--notebook-dir=" + folder];
        if (noBrowser)
        {
            words.Add("--no-browser");
        }

        if (port is { } number)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"--port={number}"));
        }

        if (Environment.UserName == "root")
        {
            // Jupyter refuses root otherwise, and in a container there is often nobody else.
            words.Add("--allow-root");
        }

        screen.WriteLine($"{jupyter} {folder}  (Ctrl-C ends it)");

        // Ctrl-C reaches Jupyter as well, which asks; this program stays until Jupyter has gone.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        return Run(jupyter, words);
    }

    private static int Run(string program, IReadOnlyList<string> arguments)
    {
        using var end = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            end.Cancel();
        });
        return new ExternalProgram(program, arguments).RunInTerminal(end.Token);
    }
}
