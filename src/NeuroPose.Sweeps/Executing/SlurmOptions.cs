namespace NeuroPose.Sweeps;

/// <summary>How a sweep runs on a cluster with Slurm.</summary>
internal sealed record SlurmOptions
{
    public string? Partition { get; init; }

    /// <summary>The time of a task, as sbatch takes it; null for the partition's own.</summary>
    public string? Time { get; init; }

    /// <summary>The memory of a task, as sbatch takes it.</summary>
    public string? Memory { get; init; }

    /// <summary>At most this many tasks at a time; null for no limit.</summary>
    public int? ArrayLimit { get; init; }

    /// <summary>How many points a task computes.</summary>
    public int PointsPerTask { get; init; } = 100;

    /// <summary>How often points without a result are submitted again.</summary>
    public int Again { get; init; } = 2;

    /// <summary>The call of the command on the nodes: the installed tool, or a line such as <c>apptainer exec image.sif neuropose</c>.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>How long the queue is left alone between two looks.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a controller may not answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);
}
