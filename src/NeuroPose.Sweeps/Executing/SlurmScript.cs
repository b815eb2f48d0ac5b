using System.Text;

namespace NeuroPose.Sweeps;

/// <summary>The script that sbatch takes: readable, and editable before it is submitted by hand.</summary>
internal static class SlurmScript
{
    /// <summary>The script's text.</summary>
    /// <param name="name">What the job is called.</param>
    /// <param name="results">The folder of the results, by its full path.</param>
    /// <param name="work">The folder of this submission, by its full path.</param>
    /// <param name="tasks">How many tasks there are.</param>
    /// <param name="options">What is asked of the cluster.</param>
    public static string Text(string name, string results, string work, int tasks, SlurmOptions options)
    {
        var text = new StringBuilder("#!/bin/bash\n");
        void Ask(string option, string? value)
        {
            if (value is not null)
            {
                text.Append("#SBATCH --").Append(option).Append('=').Append(value).Append('\n');
            }
        }

        Ask("job-name", "neuropose-" + string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-')));
        Ask("array", FormattableString.Invariant($"1-{tasks}") + (options.ArrayLimit is { } limit ? FormattableString.Invariant($"%{limit}") : ""));
        Ask("partition", options.Partition);
        Ask("time", options.Time);
        Ask("mem", options.Memory);
        Ask("cpus-per-task", "1");
        Ask("output", Quoted(Path.Combine(work, "task-%a.log")));
        text.Append("#SBATCH --open-mode=append\n#SBATCH --requeue\n\n");
        text.Append("# Each task computes one batch of points, and leaves out those that have a result: it may be run again at any time.\n");
        text.Append("exec ").AppendJoin(' ', options.Command.Select(Word)).Append(" sweep task ")
            .Append(Word(results)).Append(' ').Append(Word(work)).Append(" \"$SLURM_ARRAY_TASK_ID\"\n");
        return text.ToString();
    }

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private static string Word(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "/._-+=:,@%".Contains(letter, StringComparison.Ordinal)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
