namespace NeuroPose.Formats;

/// <summary>
/// The units of OpenSim's columns, which follow from their names: SI units, except that rotational coordinates may be in degrees. A
/// column whose name says nothing has none.
/// </summary>
/// <param name="title">The table's name, which says whether its columns are coordinates.</param>
/// <param name="inDegrees">Whether rotational coordinates are in degrees; null where it is not known, and they then have no unit.</param>
internal sealed class StorageUnits(string title, bool? inDegrees)
{
    /// <summary>What the names of rotational coordinates have in OpenSim's models.</summary>
    private static readonly string[] RotationWords = ["tilt", "_list", "rotation", "flex", "adduction", "angle", "bending", "extension",
        "pro_sup", "deviation"];

    /// <summary>What the names of other states have.</summary>
    private static readonly string[] OtherWords = ["activation", "excitation", "fiber", "tendon", "muscle", "reserve"];

    private readonly bool hasCoordinates = title.Contains("coordinates", StringComparison.OrdinalIgnoreCase)
        || title.Contains("kinematics_", StringComparison.OrdinalIgnoreCase)
            || title.Contains("states", StringComparison.OrdinalIgnoreCase);

    private readonly bool hasSpeeds = title.EndsWith("kinematics_u", StringComparison.OrdinalIgnoreCase);

    /// <summary>The unit; empty where it is not known.</summary>
    public string Of(string column)
    {
        var (name, isSpeed) = Coordinate(column);
        return ForceUnit(name) is { } unit ? unit
            : IsTranslation(name) ? (isSpeed ? "m/s" : "m")
            : inDegrees is { } degrees && IsRotation(column) ? (degrees ? "deg" : "rad") + (isSpeed ? "/s" : "")
            : "";
    }

    /// <summary>True for a rotational coordinate, or its speed, to which inDegrees applies.</summary>
    public bool IsRotation(string column)
    {
        var (name, _) = Coordinate(column);
        var isCoordinate = hasCoordinates || name != column
            || RotationWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
        return isCoordinate && ForceUnit(name) is null && !IsTranslation(name)
            && !OtherWords.Any(word => column.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// The coordinate's name without the path and suffix of OpenSim 4 (<c>/jointset/hip_r/hip_flexion_r/value</c>) or 3 (<c>_u</c>).
    /// </summary>
    private (string Name, bool IsSpeed) Coordinate(string column) =>
        column.Split('/') is [.., var name, ("value" or "speed") and var kind] ? (name, kind == "speed")
        : column.EndsWith("_u", StringComparison.Ordinal) ? (column[..^2], true)
        : (column, hasSpeeds);

    private static bool IsTranslation(string name) => name is [.., '_', 't', 'x' or 'y' or 'z'];

    /// <summary>
    /// External forces (<c>ground_force_vx</c>, <c>1_ground_torque_x</c>) and generalized ones (<c>knee_angle_r_moment</c>).
    /// </summary>
    private static string? ForceUnit(string name)
    {
        var isExternal = name is [.., 'x' or 'y' or 'z'];
        return isExternal && name is [.., '_', 'v', _] && name.Contains("force", StringComparison.OrdinalIgnoreCase) ? "N"
            : isExternal && name is [.., '_', 'p', _] && name.Contains("force", StringComparison.OrdinalIgnoreCase) ? "m"
            : isExternal && (name.Contains("torque", StringComparison.OrdinalIgnoreCase)
                || name.Contains("moment_", StringComparison.OrdinalIgnoreCase)) ? "N m"
            : name.EndsWith("_moment", StringComparison.Ordinal) ? "N m"
            : name.EndsWith("_force", StringComparison.Ordinal) ? "N"
            : null;
    }
}
