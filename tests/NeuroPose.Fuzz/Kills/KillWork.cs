using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Formats;

namespace NeuroPose.Fuzz.Kills;

/// <summary>What a process of this program does until it is killed: nothing but writing, so that most moments are such of a
/// write.</summary>
internal static class KillWork
{
    /// <summary>The file that <c>write</c> writes.</summary>
    public const string Text = "text.txt";

    /// <summary>The file that <c>status</c> changes.</summary>
    public const string Status = "status.json";

    public static int Run(string work, string folder)
    {
        var until = DateTime.UtcNow.AddSeconds(2);
        for (var round = 0; DateTime.UtcNow < until; round++)
        {
            if (work == "write")
            {
                AtomicFile.WriteText(Path.Combine(folder, Text), new string((char)('a' + (round % 26)), 300_000));
                continue;
            }

            StatusFile.Update(Path.Combine(folder, Status), status =>
            {
                OrderedDictionary<string, JobStatusEntry> jobs = new(status.Jobs, StringComparer.Ordinal);
                jobs[(jobs.Count % 200).ToString(CultureInfo.InvariantCulture)] = jobs.Values.First();
                return status with { Jobs = jobs };
            });
        }

        return 0;
    }
}
