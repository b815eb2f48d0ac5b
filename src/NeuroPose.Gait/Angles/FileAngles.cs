using NeuroPose.Formats;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>The angles that a recording software or model has put into a table, under our names and signs.</summary>
internal sealed class FileAngles
{
    /// <summary>
    /// Plug-in Gait's outputs, of which each axis is an angle; the sign turns adduction into abduction and internal progression into
    /// toe-out.
    /// </summary>
    private static readonly (ClinicalAngle Angle, string Output, char Axis, int Sign)[] PlugInGait =
    [
        (ClinicalAngle.PelvisTilt, "PelvisAngles", 'X', 1),
        (ClinicalAngle.PelvisObliquity, "PelvisAngles", 'Y', 1),
        (ClinicalAngle.PelvisRotation, "PelvisAngles", 'Z', 1),
        (ClinicalAngle.HipFlexion, "HipAngles", 'X', 1),
        (ClinicalAngle.HipAbduction, "HipAngles", 'Y', -1),
        (ClinicalAngle.HipRotation, "HipAngles", 'Z', 1),
        (ClinicalAngle.KneeFlexion, "KneeAngles", 'X', 1),
        (ClinicalAngle.KneeAbduction, "KneeAngles", 'Y', -1),
        (ClinicalAngle.KneeRotation, "KneeAngles", 'Z', 1),
        (ClinicalAngle.AnkleDorsiflexion, "AnkleAngles", 'X', 1),
        (ClinicalAngle.FootProgression, "FootProgressAngles", 'Z', -1),
    ];

    /// <summary>
    /// OpenSim's coordinates, ? is l or r. Its axes are x forward, y up, z to the right: pelvis_tilt is positive backward, pelvis_list
    /// where the left side is up, pelvis_rotation where the right side is in front.
    /// </summary>
    private static readonly (ClinicalAngle Angle, string Column, int LeftSign, int RightSign)[] OpenSim =
    [
        (ClinicalAngle.PelvisTilt, "pelvis_tilt", -1, -1),
        (ClinicalAngle.PelvisObliquity, "pelvis_list", 1, -1),
        (ClinicalAngle.PelvisRotation, "pelvis_rotation", -1, 1),
        (ClinicalAngle.HipFlexion, "hip_flexion_?", 1, 1),
        (ClinicalAngle.HipAbduction, "hip_adduction_?", -1, -1),
        (ClinicalAngle.HipRotation, "hip_rotation_?", 1, 1),
        (ClinicalAngle.KneeFlexion, "knee_angle_?", 1, 1),
        (ClinicalAngle.AnkleDorsiflexion, "ankle_angle_?", 1, 1),
    ];

    private static readonly string[] Knees = ["knee_angle_l", "knee_angle_r"];

    private const double LeastKneeFlexionDegrees = 20;

    private FileAngles(AngleConvention convention) => Convention = convention;

    public AngleConvention Convention { get; }

    public List<AngleCurve> Curves { get; } = [];

    public List<MissingAngle> Missing { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>The angles of a table; null where it has none.</summary>
    public static FileAngles? In(TimeSeriesTable table, AngleFileOptions options)
    {
        var plugIn = new FileAngles(AngleConvention.PlugInGait);
        plugIn.ReadPlugInGait(table, options.Person);
        if (plugIn.Curves.Count > 0)
        {
            return plugIn;
        }

        var openSim = new FileAngles(AngleConvention.OpenSim);
        openSim.ReadOpenSim(table, options.IsOpenSimKneeFlexionNegative);
        return openSim.Curves.Count > 0 ? openSim : null;
    }

    private void ReadPlugInGait(TimeSeriesTable table, int person)
    {
        var subject = person > 0 ? FormattableString.Invariant($" (subject {person + 1})") : "";
        var names = table.Channels.ToDictionary(channel => channel.Name, channel => channel.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var side in Enum.GetValues<Side>())
        {
            foreach (var (angle, output, axis, sign) in PlugInGait)
            {
                var label = (side == Side.Left ? "L" : "R") + output + subject;
                if (names.TryGetValue($"{label} {axis}", out var channel))
                {
                    Add(table, angle, side, channel, sign, isAlwaysDegrees: true);
                }
                else
                {
                    Missing.Add(new(angle, side, $"The file has no {label}."));
                }
            }
        }

        Missing.AddRange(Others(PlugInGait.Select(row => row.Angle)));
        Notes.Add("Hip and knee adduction and foot progression of Plug-in Gait have the opposite sign here: abduction and toe-out are positive.");
    }

    private void ReadOpenSim(TimeSeriesTable table, bool? isKneeNegative)
    {
        Dictionary<string, string> columns = new(StringComparer.Ordinal);
        foreach (var channel in table.Channels.Where(channel => !channel.Name.EndsWith("/speed", StringComparison.Ordinal)))
        {
            columns.TryAdd(channel.Name.Split('/') is [.., var name, "value"] ? name : channel.Name, channel.Name);
        }

        var kneeSign = KneeSign(table, [.. Knees.Where(columns.ContainsKey).Select(column => columns[column])], isKneeNegative);
        foreach (var side in Enum.GetValues<Side>())
        {
            foreach (var (angle, pattern, leftSign, rightSign) in OpenSim)
            {
                var column = pattern.Replace('?', side == Side.Left ? 'l' : 'r');
                if (!columns.TryGetValue(column, out var channel))
                {
                    Missing.Add(new(angle, side, $"The file has no {column}."));
                    continue;
                }

                var sign = angle == ClinicalAngle.KneeFlexion ? kneeSign : side == Side.Left ? leftSign : rightSign;
                if (sign == 0 && ToDegrees(table, channel, isAlwaysDegrees: false) is not null)
                {
                    Missing.Add(new(angle, side,
                        $"Models of OpenSim differ in the sign of {column}, and these numbers do not show which it is. Give "
                        + "AngleFileOptions.IsOpenSimKneeFlexionNegative."));
                    continue;
                }

                Add(table, angle, side, channel, sign, isAlwaysDegrees: false);
            }
        }

        Missing.AddRange(Others(OpenSim.Select(row => row.Angle)));
        if (Curves.Any(curve => curve.Angle == ClinicalAngle.KneeFlexion))
        {
            var source = isKneeNegative is null ? "as its numbers show" : "as was given";
            Notes.Add($"knee_angle is {(kneeSign < 0 ? "negative" : "positive")} where the knee bends, {source}.");
        }

        Notes.Add("pelvis_tilt is positive backward and hip_adduction inward in OpenSim; here tilt is positive forward and abduction is positive.");
    }

    private void Add(TimeSeriesTable table, ClinicalAngle angle, Side side, string channel, int sign, bool isAlwaysDegrees)
    {
        if (ToDegrees(table, channel, isAlwaysDegrees) is not { } toDegrees)
        {
            var unit = UnitOf(table, channel);
            Missing.Add(new(angle, side, unit.Length == 0
                ? $"The file does not say whether {channel} is in degrees or radians. Give LoadOptions.AnglesInDegrees."
                : $"{channel} is in {unit}, which is no unit of angle."));
            return;
        }

        double[] values = [.. table[channel].Select(value => sign * toDegrees * value)];
        if (values.All(double.IsNaN))
        {
            Missing.Add(new(angle, side, $"{channel} is missing in every frame."));
            return;
        }

        Curves.Add(new(angle, side, values) { Source = sign < 0 ? $"−{channel}" : channel });
    }

    /// <summary>
    /// 1 where the knees bend to positive numbers, −1 where to negative ones, 0 where neither is seen. Both knees are of one model.
    /// </summary>
    private static int KneeSign(TimeSeriesTable table, IReadOnlyList<string> channels, bool? isNegative)
    {
        if (isNegative is { } known)
        {
            return known ? -1 : 1;
        }

        var (up, down) = (0.0, 0.0);
        foreach (var channel in channels)
        {
            var factor = ToDegrees(table, channel, isAlwaysDegrees: false) ?? double.NaN;
            foreach (var value in table[channel].Where(double.IsFinite))
            {
                (up, down) = (Math.Max(up, factor * value), Math.Max(down, -factor * value));
            }
        }

        return up >= LeastKneeFlexionDegrees && up >= 2 * down ? 1 : down >= LeastKneeFlexionDegrees && down >= 2 * up ? -1 : 0;
    }

    private static double? ToDegrees(TimeSeriesTable table, string channel, bool isAlwaysDegrees)
    {
        var unit = UnitOf(table, channel);
        return unit.StartsWith("deg", StringComparison.OrdinalIgnoreCase) || unit == "°" || (unit.Length == 0 && isAlwaysDegrees) ? 1
            : unit.StartsWith("rad", StringComparison.OrdinalIgnoreCase) ? 180 / Math.PI
            : null;
    }

    private static string UnitOf(TimeSeriesTable table, string channel) => table.Channels.First(one => one.Name == channel).Unit.Trim();

    private static IEnumerable<MissingAngle> Others(IEnumerable<ClinicalAngle> known) =>
        from angle in Enum.GetValues<ClinicalAngle>().Except(known)
        from side in ClinicalAngleNames.HasNoSide(angle) ? new Side?[] { null } : [Side.Left, Side.Right]
        select new MissingAngle(angle, side, "It is not among the angles that are read from files. Compute it from the poses: ClinicalAngles.Of.");
}
