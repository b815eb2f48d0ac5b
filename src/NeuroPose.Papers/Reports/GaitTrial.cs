using NeuroPose.Gait;
using NeuroPose.Poses;

namespace NeuroPose.Papers;

/// <summary>One trial as a gait report shows it.</summary>
public sealed record GaitTrial
{
    /// <summary>What to call the trial, such as its file's name.</summary>
    public required string Name { get; init; }

    /// <summary>The person's poses.</summary>
    public required PoseSequence Walk { get; init; }

    /// <summary>Initial contacts and foot offs.</summary>
    public required GaitEvents Events { get; init; }

    /// <summary>Which joint plays which role, where the names of the joints do not say it.</summary>
    public IReadOnlyDictionary<JointRole, string> Roles { get; init; } = new Dictionary<JointRole, string>();

    /// <summary>The angles of the walk; null where there are none, and <see cref="WhyNoAngles"/> says why.</summary>
    public ClinicalAngles? Angles { get; init; }

    /// <summary>Why there are no angles, in a sentence.</summary>
    public string WhyNoAngles { get; init; } = "";

    /// <summary>Contacts on force plates; null where there are none.</summary>
    public PlateEvents? Plates { get; init; }

    /// <summary>Where the trial is from and how it was read, such as the file's name and hash: what stands at the page's end.</summary>
    public IReadOnlyList<(string Name, string Value)> Sources { get; init; } = [];
}
