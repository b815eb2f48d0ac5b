using NeuroPose.Cli.Terminal;

namespace NeuroPose.Cli.Commands;

/// <summary>Makes sure, before long work is begun, that what it gives can be written.</summary>
internal static class WritableFolder
{
    /// <summary>Makes a folder where it is missing, and writes into it and takes away again.</summary>
    /// <exception cref="UsageException">Nothing can be written there; the message says why and what to do.</exception>
    public static void Ensure(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, FormattableString.Invariant($".neuropose-{Environment.ProcessId}.tmp"));
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{folder}: nothing can be written here, so nothing was executed ({problem.Message.TrimEnd('.')}). Name another folder: --output DIR");
        }
    }
}
