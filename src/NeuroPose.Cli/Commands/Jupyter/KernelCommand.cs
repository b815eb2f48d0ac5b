using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Jupyter.Installation;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose kernel</c>: makes the C# kernel known to Jupyter, and is started by it.</summary>
internal static class KernelCommand
{
    public static Command Create(Screen screen) =>
        new("kernel", "The C# kernel for Jupyter.") { Install(screen), Uninstall(screen), List(screen), Run(screen) };

    private static Command Install(Screen screen)
    {
        var place = new PlaceOptions();
        var name = Name();
        var force = new Option<bool>("--force") { Description = "Replaces a kernel of this name that starts another program." };
        var install = new Command("install", "Makes the kernel known to Jupyter.") { place.User, place.Prefix, place.SysPrefix, name, force };
        install.SetAction(parsed =>
        {
            var spec = KernelProgram.Spec(parsed.GetRequiredValue(name));
            var folder = place.FolderOf(parsed).Install(spec, parsed.GetValue(force));
            screen.WriteLine($"{spec.DisplayName} installed as {spec.Name} in {folder}");
            return ExitCode.Success;
        });
        return install;
    }

    private static Command Uninstall(Screen screen)
    {
        var place = new PlaceOptions();
        var name = Name();
        var force = new Option<bool>("--force") { Description = "Removes the kernel also where it starts another program." };
        var uninstall = new Command("uninstall", "Takes the kernel away from Jupyter. Exit code 1 when it is not there.") { place.User, place.Prefix, place.SysPrefix, name, force };
        uninstall.SetAction(parsed =>
        {
            var folder = place.FolderOf(parsed);
            var removed = folder.Uninstall(parsed.GetRequiredValue(name), parsed.GetValue(force));
            screen.WriteLine(removed is null ? $"No kernel {parsed.GetRequiredValue(name)} in {folder.Path}" : $"{removed} removed");
            return removed is null ? ExitCode.Difference : ExitCode.Success;
        });
        return uninstall;
    }

    private static Command List(Screen screen)
    {
        var list = new Command("list", "Lists where the kernel is installed.");
        list.SetAction(_ =>
        {
            var found = JupyterFolders.Kernels().SelectMany(folder => folder.List()).ToList();
            foreach (var kernel in found)
            {
                screen.WriteLine($"{kernel.Name}  {kernel.Folder}{(kernel.CanStart ? "" : $"  (its program {kernel.Program} is gone; install it again)")}");
            }

            if (found.Count == 0)
            {
                screen.WriteLine("The kernel is not installed. See: neuropose kernel install --help");
            }

            return ExitCode.Success;
        });
        return list;
    }

    private static Command Run(Screen screen)
    {
        var file = new Argument<string>("connection-file") { Description = "The file in which Jupyter says where the kernel is to listen." }.NoOptions();
        var run = new Command("run", "Runs the kernel; Jupyter starts it so.") { file };
        run.SetAction(parsed => KernelProcess.Run(parsed.GetRequiredValue(file), screen));
        return run;
    }

    private static Option<string> Name()
    {
        var name = new Option<string>("--name")
        {
            Description = "The name that notebooks ask for.",
            DefaultValueFactory = _ => KernelSpec.DefaultName,
            HelpName = "NAME",
        };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [var word] && !KernelSpec.IsName(word.Value))
            {
                result.AddError($"--name {word.Value}: expected ASCII letters, digits, '-', '.' and '_'.");
            }
        });
        return name;
    }
}
