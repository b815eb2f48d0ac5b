using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Jupyter.Installation;

namespace NeuroPose.Cli.Commands;

/// <summary>
/// Where a kernel is installed: for the user, which is the default, under a prefix, or in the Python environment that is active.
/// </summary>
internal sealed class PlaceOptions
{
    public Option<bool> User { get; } = new("--user") { Description = "For the current user (the default)." };

    public Option<string?> Prefix { get; } = new("--prefix") { Description = "Under a prefix: DIR/share/jupyter/kernels.", HelpName = "DIR" };

    public Option<bool> SysPrefix { get; } = new("--sys-prefix") { Description = "In the virtual or conda environment that is active." };

    /// <summary>The folder that was asked for.</summary>
    /// <exception cref="UsageException">More than one was, or no environment is active.</exception>
    public KernelSpecFolder FolderOf(ParseResult parsed)
    {
        var (user, prefix, sysPrefix) = (parsed.GetValue(User), parsed.GetValue(Prefix), parsed.GetValue(SysPrefix));
        if ((user ? 1 : 0) + (prefix is not null ? 1 : 0) + (sysPrefix ? 1 : 0) > 1)
        {
            throw new UsageException("--user, --prefix and --sys-prefix exclude each other: a kernel is installed in one place.");
        }

        return sysPrefix
            ? JupyterFolders.Under(JupyterFolders.ActiveEnvironment ?? throw new UsageException(
                "--sys-prefix: no Python environment is active (VIRTUAL_ENV and CONDA_PREFIX are not set). Activate one, or name it with --prefix."))
            : prefix is not null ? JupyterFolders.Under(prefix) : JupyterFolders.User;
    }
}
