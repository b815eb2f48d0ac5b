using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Makes the force plates of a C3D file out of its FORCE_PLATFORM group and its analog channels.</summary>
internal static class C3dForcePlates
{
    /// <summary>The plates that can be read; a notice says which cannot, and why.</summary>
    public static IReadOnlyList<ForcePlate> Of(
        C3dParameters parameters, TimeSeriesTable analog, LengthUnit unit, ICollection<string> notices)
    {
        // A plate has twelve numbers of corners: what is announced beyond those is none.
        var used = Math.Min(parameters.Count("FORCE_PLATFORM:USED"), parameters.Numbers("FORCE_PLATFORM:CORNERS").Count / 12);
        if (used < parameters.Count("FORCE_PLATFORM:USED"))
        {
            notices.Add($"FORCE_PLATFORM:USED is {parameters.Count("FORCE_PLATFORM:USED")}, but there are corners of {used} plates.");
        }

        List<ForcePlate> plates = [];
        for (var plate = 0; plate < used; plate++)
        {
            if (Read(parameters, plate, analog, unit, notices) is { } read)
            {
                plates.Add(read);
            }
        }

        return plates;
    }

    private static ForcePlate? Read(
        C3dParameters parameters, int plate, TimeSeriesTable analog, LengthUnit unit, ICollection<string> notices)
    {
        ForcePlate? Refused(string why)
        {
            notices.Add($"Force plate {plate + 1} {why}, and was left out.");
            return null;
        }

        var type = (int)At(parameters.Numbers("FORCE_PLATFORM:TYPE"), plate, 0);
        if (type is < 1 or > 4)
        {
            return Refused($"has type {type}, which is not read (1 to 4 are)");
        }

        var columns = Columns(parameters, plate, type == 3 ? 8 : 6, analog);
        if (columns is null)
        {
            return Refused("has no channels");
        }

        var calibration = type == 4 ? Calibration(parameters, plate) : null;
        if (type == 4 && calibration is null)
        {
            return Refused("has type 4, but no CAL_MATRIX of 6 × 6 numbers");
        }

        var origin = Origin(parameters, plate, type, notices);
        if (ForcePlateGeometry.Of(Corners(parameters, plate), type == 3 ? new(0, 0, origin.Z) : origin) is not { } geometry)
        {
            return Refused("has corners or an origin that span no surface");
        }

        var arms = type is 1 or 2 ? Arms(analog, columns, unit, type) : [1, 1, 1];
        Func<ReadOnlySpan<double>, double[]> toWrench = type switch
        {
            1 => channels => OfCenter(channels, origin, arms),
            2 => channels => [channels[0], channels[1], channels[2], channels[3] * arms[0], channels[4] * arms[1], channels[5] * arms[2]],
            3 => channels => OfCorners(channels, origin),
            _ => channels => Calibrated(channels, calibration!),
        };
        string[] names = [.. columns.Select(column => analog.Channels[column].Name)];
        return new(plate + 1, type, geometry, names, analog, unit, () => Measure(analog, columns, toWrench));
    }

    private static double[] Measure(TimeSeriesTable analog, int[] columns, Func<ReadOnlySpan<double>, double[]> toWrench)
    {
        var wrenches = new double[6 * analog.RowCount];
        Span<double> channels = stackalloc double[columns.Length];
        for (var row = 0; row < analog.RowCount; row++)
        {
            for (var channel = 0; channel < columns.Length; channel++)
            {
                channels[channel] = analog.Values[(row * analog.Channels.Count) + columns[channel]];
            }

            toWrench(channels).CopyTo(wrenches, 6 * row);
        }

        return wrenches;
    }

    /// <summary>
    /// The columns of a plate's channels, which are numbered from 1; null where one is not there. Rows may be longer than the type asks
    /// for.
    /// </summary>
    private static int[]? Columns(C3dParameters parameters, int plate, int count, TimeSeriesTable analog)
    {
        if (parameters.Find("FORCE_PLATFORM:CHANNEL") is not { Dimensions: [>= 1 and var row, ..] } stated
            || row < count || stated.Numbers.Count < (plate * row) + count)
        {
            return null;
        }

        int[] columns = [.. Enumerable.Range(plate * row, count).Select(at => (int)stated.Unsigned(at) - 1)];
        return columns.All(column => column >= 0 && column < analog.Channels.Count) ? columns : null;
    }

    private static Point3[] Corners(C3dParameters parameters, int plate)
    {
        var corners = parameters.Numbers("FORCE_PLATFORM:CORNERS");
        return
        [
            .. Enumerable.Range(4 * plate, 4).Select(corner =>
                new Point3(corners[3 * corner], corners[(3 * corner) + 1], corners[(3 * corner) + 2])),
        ];
    }

    /// <summary>
    /// The sensors lie below the surface, and the plate's third axis points down: a third number above 0 is of a writer that turned the
    /// vector around.
    /// </summary>
    private static Point3 Origin(C3dParameters parameters, int plate, int type, ICollection<string> notices)
    {
        var numbers = parameters.Numbers("FORCE_PLATFORM:ORIGIN");
        var origin = new Point3(At(numbers, 3 * plate, 0), At(numbers, (3 * plate) + 1, 0), At(numbers, (3 * plate) + 2, 0));
        if (!(origin.Z > 0))
        {
            return origin;
        }

        notices.Add($"Force plate {plate + 1}: ORIGIN is above the surface; it was turned around, as the sensors are below.");

        // Of type 3 the first two numbers are distances between sensors, and have no direction.
        return type == 3 ? origin with { Z = -origin.Z } : -1 * origin;
    }

    private static double[]? Calibration(C3dParameters parameters, int plate)
    {
        if (parameters.Find("FORCE_PLATFORM:CAL_MATRIX") is not { Dimensions: [6, 6, ..] } stated
            || stated.Numbers.Count < 36 * (plate + 1))
        {
            return null;
        }

        var isByRow = parameters.Text("FORCE_PLATFORM:MATRIX_STORE").Equals("BYROW", StringComparison.OrdinalIgnoreCase);
        return [.. Enumerable.Range(0, 36).Select(at => stated.Numbers[(36 * plate) + (isByRow ? (at % 6 * 6) + (at / 6) : at)])];
    }

    /// <summary>What turns the last three channels into the unit of the points: their own units say in which they are counted.</summary>
    private static double[] Arms(TimeSeriesTable analog, int[] columns, LengthUnit unit, int type) =>
    [
        .. columns[3..].Select((column, index) =>
        {
            var word = analog.Channels[column].Unit.ToUpperInvariant();
            var own = type == 1 && index < 2 ? LengthUnits.Parse(word) : word switch
            {
                "NMM" or "N.MM" or "N*MM" or "N-MM" => LengthUnit.Millimeter,
                "NCM" or "N.CM" or "N*CM" or "N-CM" => LengthUnit.Centimeter,
                "NM" or "N.M" or "N*M" or "N-M" => LengthUnit.Meter,
                _ => null,
            };
            return own is { } known && known.IsLength() && unit.IsLength() ? known.InMillimeters() / unit.InMillimeters() : 1;
        }),
    ];

    /// <summary>Type 1: the force, the center of pressure on the surface, and the free moment.</summary>
    private static double[] OfCenter(ReadOnlySpan<double> channels, Point3 origin, double[] arms)
    {
        var force = new Point3(channels[0], channels[1], channels[2]);
        var center = new Point3(channels[3] * arms[0], channels[4] * arms[1], 0) + origin;
        var moment = center.Cross(force) + new Point3(0, 0, channels[5] * arms[2]);
        return [force.X, force.Y, force.Z, moment.X, moment.Y, moment.Z];
    }

    /// <summary>
    /// Type 3: x between sensors 1 and 2 and between 3 and 4, y between 1 and 4 and between 2 and 3, z at each; ORIGIN has their distances
    /// from the middle.
    /// </summary>
    private static double[] OfCorners(ReadOnlySpan<double> channels, Point3 distances)
    {
        var (x12, x34, y14, y23) = (channels[0], channels[1], channels[2], channels[3]);
        var (z1, z2, z3, z4) = (channels[4], channels[5], channels[6], channels[7]);
        return
        [
            x12 + x34,
            y14 + y23,
            z1 + z2 + z3 + z4,
            distances.Y * (z1 + z2 - z3 - z4),
            distances.X * (z2 + z3 - z1 - z4),
            (distances.Y * (x34 - x12)) + (distances.X * (y14 - y23)),
        ];
    }

    /// <summary>Type 4: six channels times a matrix by columns.</summary>
    private static double[] Calibrated(ReadOnlySpan<double> channels, double[] matrix)
    {
        var wrench = new double[6];
        for (var row = 0; row < 6; row++)
        {
            for (var column = 0; column < 6; column++)
            {
                wrench[row] += matrix[(6 * column) + row] * channels[column];
            }
        }

        return wrench;
    }

    private static double At(IReadOnlyList<double> numbers, int index, double absent) => index < numbers.Count ? numbers[index] : absent;
}
