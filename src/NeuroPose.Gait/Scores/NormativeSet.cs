using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>Of whom a normative set is, how it was measured, and whether it may be passed on.</summary>
/// <param name="Name">What to call the set.</param>
/// <param name="Population">Who was measured: number, ages, health.</param>
/// <param name="Convention">By which definitions the angles were made.</param>
public sealed record NormativeInfo(string Name, string Population, AngleConvention Convention)
{
    /// <summary>The walking speed in meters a second; NaN where it is not known.</summary>
    public double SpeedMetersPerSecond { get; init; } = double.NaN;

    /// <summary>Where the numbers are from; empty where it is not known.</summary>
    public string Source { get; init; } = "";

    /// <summary>The DOI of the publication or the data; empty where there is none.</summary>
    public string Doi { get; init; } = "";

    /// <summary>The license of the data; empty where it is not known.</summary>
    public string License { get; init; } = "";
}

/// <summary>One angle of a normative set over the gait cycle.</summary>
/// <param name="Angle">Which angle. It has no side: both sides of the population are in it.</param>
/// <param name="Percent">The percents of the cycle, rising from 0 to 100.</param>
/// <param name="Mean">The mean over people at each percent, in degrees.</param>
/// <param name="StandardDeviation">Over people; NaN where it is not known.</param>
/// <param name="Count">The number of people; null where it is not known.</param>
public sealed record NormativeCurve(
    ClinicalAngle Angle, ReadOnlyMemory<double> Percent, ReadOnlyMemory<double> Mean, ReadOnlyMemory<double> StandardDeviation, int? Count)
{
    /// <summary>The mean at a percent, by a straight line between its neighbors.</summary>
    internal double MeanAt(double percent)
    {
        var percents = Percent.Span;
        var at = percents.BinarySearch(percent);
        if (at >= 0)
        {
            return Mean.Span[at];
        }

        var after = ~at;
        var share = (percent - percents[after - 1]) / (percents[after] - percents[after - 1]);
        return Mean.Span[after - 1] + (share * (Mean.Span[after] - Mean.Span[after - 1]));
    }
}

/// <summary>
/// Mean curves of a population that a walk is compared with, from a file that the user chooses or from a cohort of their own. None comes
/// with this library. Immutable.
/// </summary>
public sealed record NormativeSet
{
    /// <summary>Walks whose speed is at most half of this away from the set's are of one bin with it, in meters a second.</summary>
    public const double SpeedBinMetersPerSecond = 0.2;

    internal NormativeSet(NormativeInfo info, IReadOnlyList<NormativeCurve> curves) => (Info, Curves) = (info, curves);

    /// <summary>Of whom it is.</summary>
    public NormativeInfo Info { get; }

    /// <summary>The angles.</summary>
    public IReadOnlyList<NormativeCurve> Curves { get; }

    /// <summary>One angle; null where the set has none.</summary>
    public NormativeCurve? Find(ClinicalAngle angle) => Curves.FirstOrDefault(curve => curve.Angle == angle);

    /// <summary>
    /// Loads a set: a YAML head between two lines <c>---</c>, then CSV. Lines end in LF or CRLF.
    /// <code>
    /// ---
    /// name: adults of our laboratory
    /// population: 42 healthy adults, 21 to 40 years
    /// convention: plug-in-gait
    /// speed_m_s: 1.3
    /// source: Author, Journal Year
    /// doi: 10.0000/example
    /// license: CC BY 4.0
    /// ---
    /// variable,percent,mean,sd,n
    /// knee_flexion,0,5.2,4.1,42
    /// </code>
    /// Name, population and convention are required; sd and n may be empty. Each variable runs from 0 to 100 percent, rising.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileFormatException">The file is not there or is no such file; the message names line and column.</exception>
    public static NormativeSet Load(string path) => NormativeFile.Load(path);

    /// <summary>Writes the set as <see cref="Load"/> reads it.</summary>
    public void Save(string path) => NormativeFile.Save(this, path);

    /// <summary>
    /// A set from a cohort: of each person the mean over their curves of an angle (both sides, all cycles) is taken first, then mean and
    /// standard deviation (n − 1) over people, so that someone with many strides counts once.
    /// </summary>
    /// <param name="info">Of whom it is.</param>
    /// <param name="people">A list of curves a person, normalized from 0 to 100 % of the cycle, all of one length.</param>
    /// <exception cref="ArgumentException">There is nobody, or curves differ in length, have fewer than two values, or a NaN.</exception>
    public static NormativeSet OfCohort(NormativeInfo info, IReadOnlyList<IReadOnlyList<AngleCurve>> people)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(people);
        var length = people.SelectMany(curves => curves).Select(curve => curve.Values.Length).FirstOrDefault();
        if (length < 2)
        {
            throw new ArgumentException("The cohort has no curves of at least two values.", nameof(people));
        }

        for (var person = 0; person < people.Count; person++)
        {
            foreach (var curve in people[person])
            {
                if (curve.Values.Length != length || FiniteNumbers.FirstOther(curve.Values.Span) >= 0)
                {
                    throw new ArgumentException(
                        $"Person {person}: {curve} must be {length} numbers without NaN, as the cohort's first curve.", nameof(people));
                }
            }
        }

        double[] percent = [.. Enumerable.Range(0, length).Select(at => 100.0 * at / (length - 1))];
        return new(info, [.. Enum.GetValues<ClinicalAngle>().Select(angle => Curve(angle, people, percent)).OfType<NormativeCurve>()]);
    }

    /// <summary>The set whose speed is nearest to a walk's, of those in one bin of 0.2 m/s with it; null where none is.</summary>
    /// <param name="sets">Sets of one population at several speeds.</param>
    /// <param name="speedMetersPerSecond">The walk's speed; NaN matches none.</param>
    public static NormativeSet? ForSpeed(IEnumerable<NormativeSet> sets, double speedMetersPerSecond)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return sets.Where(set => set.Fits(speedMetersPerSecond))
            .MinBy(set => Math.Abs(set.Info.SpeedMetersPerSecond - speedMetersPerSecond));
    }

    /// <summary>Name, people and angles in a line.</summary>
    public override string ToString() => $"{Info.Name}: {Info.Population}; {Curves.Count} angles, {Info.Convention}";

    internal bool Fits(double speedMetersPerSecond) =>
        Math.Abs(Info.SpeedMetersPerSecond - speedMetersPerSecond) <= (SpeedBinMetersPerSecond / 2) + 1e-9;

    /// <summary>Whether a walk's speed fits the set's, in a sentence.</summary>
    internal string SpeedNote(double speed) => (double.IsNaN(speed), double.IsNaN(Info.SpeedMetersPerSecond)) switch
    {
        (true, _) => "The reference is not matched to the walking speed: the walk's is not known.",
        (_, true) => "The reference is not matched to the walking speed: it does not state its own.",
        _ when Fits(speed) => FormattableString.Invariant(
            $"The reference is matched to the walking speed: {Info.SpeedMetersPerSecond:0.00} and {speed:0.00} m/s."),
        _ => FormattableString.Invariant(
            $"The reference is not matched to the walking speed: it is of {Info.SpeedMetersPerSecond:0.00} m/s, the walk of {speed:0.00} m/s."),
    };

    private static NormativeCurve? Curve(ClinicalAngle angle, IReadOnlyList<IReadOnlyList<AngleCurve>> people, double[] percent)
    {
        double[][] own = [.. people.Select(curves => PersonMean(curves, angle, percent.Length)).OfType<double[]>()];
        if (own.Length == 0)
        {
            return null;
        }

        var (mean, deviation) = (new double[percent.Length], new double[percent.Length]);
        for (var at = 0; at < percent.Length; at++)
        {
            double[] values = [.. own.Select(curve => curve[at])];
            mean[at] = Moments.Mean(values);
            deviation[at] = values.Length < 2 ? double.NaN : Math.Sqrt(Moments.SquaredDeviations(values, mean[at]) / (values.Length - 1));
        }

        return new(angle, percent, mean, deviation, own.Length);
    }

    private static double[]? PersonMean(IReadOnlyList<AngleCurve> curves, ClinicalAngle angle, int length)
    {
        AngleCurve[] own = [.. curves.Where(curve => curve.Angle == angle)];
        return own.Length == 0 ? null : [.. Enumerable.Range(0, length).Select(at => Moments.Mean([.. own.Select(curve => curve.Values.Span[at])]))];
    }
}
