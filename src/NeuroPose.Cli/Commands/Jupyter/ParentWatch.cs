using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NeuroPose.Cli.Commands;

/// <summary>
/// Looks every second whether the program that started the kernel still lives: a Jupyter that was killed cannot say goodbye.
/// </summary>
internal sealed class ParentWatch : IDisposable
{
    private readonly Process _parent;
    private readonly Timer _timer;

    private ParentWatch(Process parent, Action gone)
    {
        _parent = parent;
        _timer = new Timer(_ =>
        {
            if (parent.HasExited || IsZombie(parent.Id))
            {
                gone();
            }
        });
        _timer.Change(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Watches a process; null where none is named, or where it cannot be seen.</summary>
    /// <param name="processId">Its id, as Jupyter writes it into JPY_PARENT_PID.</param>
    /// <param name="gone">Called when it has ended.</param>
    public static ParentWatch? Start(string? processId, Action gone)
    {
        if (!int.TryParse(processId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 1)
        {
            return null;
        }

        try
        {
            return new ParentWatch(Process.GetProcessById(id), gone);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    // Killed, but not yet buried by its own parent: it still has its number.
    private static bool IsZombie(int id)
    {
        try
        {
            var stat = File.ReadAllText(FormattableString.Invariant($"/proc/{id}/stat"));
            return stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart().StartsWith("Z", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _parent.Dispose();
    }
}
