using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>
/// A force plate of a C3D file: where it lies, and what it measured, in laboratory coordinates. The force is the one of the plate on the
/// person: it points up where someone stands on the plate. Nothing is filtered, and no baseline is taken off (ZERO of the file is not
/// followed). Immutable. Source of the types and of the geometry: the C3D manual, chapter on force platforms.
/// </summary>
public sealed class ForcePlate
{
    private readonly ForcePlateGeometry geometry;
    private readonly Lazy<double[]> wrenches;

    internal ForcePlate(
        int number,
        int type,
        ForcePlateGeometry geometry,
        IReadOnlyList<string> channels,
        TimeSeriesTable analog,
        LengthUnit unit,
        Func<double[]> measure)
    {
        (Number, Type, this.geometry, Channels, Unit) = (number, type, geometry, channels, unit);
        (SamplesPerSecond, StartSeconds, SampleCount) = (analog.FramesPerSecond, analog.StartSeconds, analog.RowCount);
        wrenches = new(measure);
    }

    /// <summary>The plate's number in the file, from 1.</summary>
    public int Number { get; }

    /// <summary>The type in C3D's numbering, from 1 to 4: which channels the plate has.</summary>
    public int Type { get; }

    /// <summary>The names of its analog channels, in the order of the type.</summary>
    public IReadOnlyList<string> Channels { get; }

    /// <summary>What its place, its centers of pressure, and the arms of its moments are counted in: the unit of the recording.</summary>
    public LengthUnit Unit { get; }

    /// <summary>Samples in a second; NaN where it is not known.</summary>
    public double SamplesPerSecond { get; }

    /// <summary>The time of the first sample in seconds, on the clock of the recording's events; NaN where it is not known.</summary>
    public double StartSeconds { get; }

    /// <summary>The number of samples.</summary>
    public int SampleCount { get; }

    /// <summary>
    /// The corners of the surface: from the first to the second along the plate's x axis backward, from there to the third along its y axis
    /// backward.
    /// </summary>
    public IReadOnlyList<Point3> Corners => geometry.Corners;

    /// <summary>The middle of the surface.</summary>
    public Point3 Center => geometry.Center;

    /// <summary>The plate's axes by columns; the third points into the ground.</summary>
    public Matrix3 Axes => geometry.Axes;

    /// <summary>
    /// From the origin of the sensors to the middle of the surface, in the plate's axes; its third number is negative, as the sensors lie
    /// below.
    /// </summary>
    public Point3 Origin => geometry.Origin;

    /// <summary>The force on the person, samples × 3 numbers in newtons.</summary>
    public double[] Forces() => InLaboratory(wrench => geometry.Axes * wrench.Force);

    /// <summary>The moment on the person about <see cref="Center"/>, samples × 3 numbers in newtons × <see cref="Unit"/>.</summary>
    public double[] Moments() => InLaboratory(wrench => geometry.Axes * wrench.MomentAbout(geometry.Origin));

    /// <summary>
    /// The force that presses on the surface at a right angle, one number a sample in newtons; positive where someone stands on the plate.
    /// </summary>
    public double[] Loads()
    {
        var loads = new double[SampleCount];
        for (var sample = 0; sample < loads.Length; sample++)
        {
            loads[sample] = -wrenches.Value[(6 * sample) + 2];
        }

        return loads;
    }

    /// <summary>
    /// The point of the surface about which the force has no moment but the free one, samples × 3 numbers. NaN where the load is smaller
    /// than asked for, as the point is then noise.
    /// </summary>
    /// <param name="leastLoad">In newtons.</param>
    /// <exception cref="ArgumentOutOfRangeException">The least load is not above 0.</exception>
    public double[] CentersOfPressure(double leastLoad = 20) =>
        WhereLoaded(leastLoad, wrench => geometry.FromSensors(wrench.CenterOfPressure(geometry.Origin.Z)));

    /// <summary>
    /// The moment about the axis through the center of pressure that stands on the surface, samples × 3 numbers in newtons ×
    /// <see cref="Unit"/>, in laboratory coordinates. NaN where the load is smaller than asked for.
    /// </summary>
    /// <param name="leastLoad">In newtons.</param>
    /// <exception cref="ArgumentOutOfRangeException">The least load is not above 0.</exception>
    public double[] FreeMoments(double leastLoad = 20) =>
        WhereLoaded(leastLoad, wrench => wrench.MomentAbout(wrench.CenterOfPressure(geometry.Origin.Z)).Z * geometry.Axes.Z);

    /// <summary>True when a point lies over the surface or under it, not beside it.</summary>
    public bool Contains(Point3 point) => geometry.Contains(point);

    /// <summary>Number, type, size and channels in a line.</summary>
    public override string ToString()
    {
        var (width, length) = ((Corners[0] - Corners[1]).Length, (Corners[1] - Corners[2]).Length);
        return FormattableString.Invariant(
            $"force plate {Number} (type {Type}): {width:0.###} × {length:0.###} {Unit.Symbol()}, channels {string.Join(", ", Channels)}");
    }

    private double[] WhereLoaded(double leastLoad, Func<Wrench, Point3> of) => leastLoad > 0
        ? InLaboratory(wrench => -wrench.Force.Z >= leastLoad ? of(wrench) : Point3.Unknown)
        : throw new ArgumentOutOfRangeException(nameof(leastLoad), leastLoad, "The least load must be above 0.");

    private double[] InLaboratory(Func<Wrench, Point3> of)
    {
        var measured = wrenches.Value;
        var numbers = new double[3 * SampleCount];
        var points = Points.In(numbers.AsSpan());
        for (var sample = 0; sample < points.Length; sample++)
        {
            var six = measured.AsSpan(6 * sample, 6);
            points[sample] = of(new(new(six[0], six[1], six[2]), new(six[3], six[4], six[5])));
        }

        return numbers;
    }

    /// <summary>A force and its moment about the origin of the sensors, in the plate's axes.</summary>
    private readonly record struct Wrench(Point3 Force, Point3 Moment)
    {
        public Point3 MomentAbout(Point3 point) => Moment - point.Cross(Force);

        /// <summary>Where the surface is crossed by the line of the force, from the origin of the sensors.</summary>
        public Point3 CenterOfPressure(double surface) => new(
            ((surface * Force.X) - Moment.Y) / Force.Z,
            (Moment.X + (surface * Force.Y)) / Force.Z,
            surface);
    }
}
