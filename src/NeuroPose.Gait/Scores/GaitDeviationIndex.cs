using System.Globalization;
using NeuroPose.Numerics;
using NeuroPose.Poses;
using NeuroPose.Values;
using NeuroPose.Yaml;

namespace NeuroPose.Gait;

/// <summary>How far a stride is from controls in the space of gait features.</summary>
/// <param name="Name">GDI where the features are the published ones of the user's file; GdiLike where they are from own controls.</param>
/// <param name="Index">100 for the mean control; 10 less for each standard deviation of the controls' log distances.</param>
/// <param name="Distance">The distance from the mean control in feature space.</param>
/// <param name="StandardScore">(ln distance − mean of controls) ÷ their standard deviation.</param>
public sealed record GaitDeviation(string Name, double Index, double Distance, double StandardScore);

/// <summary>
/// The gait deviation index: features of gait, the mean control in them, and the spread of controls. Source: Schwartz and Rozumalski, Gait
/// Posture 2008; 28: 351, doi 10.1016/j.gaitpost.2008.05.001.
/// </summary>
/// <remarks>
/// A stride is a vector g: the nine variables of the GPS in their order, 51 points each, 459 numbers. The features f are the first left
/// singular vectors of a matrix of strides; c = fᵀg; d = ‖c − mean control c‖; GDI = 100 − 10 (ln d − mean of controls) ÷ (their standard
/// deviation, n − 1). The published features and controls are in the paper's supplement, which is not open: the user brings the file.
/// Features of own strides and controls give an index that is called GdiLike, and is not compared with a GDI.
/// </remarks>
public sealed class GaitDeviationIndex
{
    /// <summary>The number of features of the paper.</summary>
    public const int PublishedFeatureCount = 15;

    private const int Points = 51;

    private readonly double[][] features;
    private readonly double[] meanControl;

    private GaitDeviationIndex(string name, double[][] features, double[] meanControl, double meanLog, double deviationLog, double explained)
    {
        (Name, this.features, this.meanControl) = (name, features, meanControl);
        (MeanLogDistance, LogDistanceDeviation, VarianceAccountedFor) = (meanLog, deviationLog, explained);
    }

    /// <summary>GDI for the user's file of published features, GdiLike for features of own strides.</summary>
    public string Name { get; }

    /// <summary>The numbers of a stride that are compared: 459 for nine variables of 51 points.</summary>
    public int Length => features[0].Length;

    /// <summary>The number of features.</summary>
    public int FeatureCount => features.Length;

    /// <summary>The mean over controls of the logarithm of their distance.</summary>
    public double MeanLogDistance { get; }

    /// <summary>The standard deviation of it, n − 1.</summary>
    public double LogDistanceDeviation { get; }

    /// <summary>
    /// The share of the strides' sum of squares that lies in the features, from 0 to 1; NaN where it is not known, as from a file.
    /// </summary>
    public double VarianceAccountedFor { get; }

    /// <summary>Features from own strides, and the spread of own controls: the index is called GdiLike.</summary>
    /// <param name="strides">A vector a stride, all of one length: those that the features are taken from, of patients and
    /// controls.</param>
    /// <param name="controls">A vector a control.</param>
    /// <param name="featureCount">How many features.</param>
    /// <exception cref="ArgumentException">There are fewer strides than features or fewer than two controls, lengths differ, or a number is
    /// NaN.</exception>
    public static GaitDeviationIndex Of(IReadOnlyList<double[]> strides, IReadOnlyList<double[]> controls, int featureCount = PublishedFeatureCount)
    {
        ArgumentNullException.ThrowIfNull(strides);
        ArgumentNullException.ThrowIfNull(controls);
        if (featureCount < 1 || strides.Count < featureCount || controls.Count < 2 || strides[0].Length < featureCount)
        {
            throw new ArgumentException(
                $"{featureCount} features need as many strides and numbers in each, and at least two controls; there are {strides.Count} strides "
                + $"and {controls.Count} controls.",
                nameof(featureCount));
        }

        foreach (var vector in strides.Concat(controls))
        {
            Check(vector, strides[0].Length);
        }

        var singular = LeftSingularVectors.Of(strides);
        double[][] features = singular.Vectors[..featureCount];
        double[] squares = [.. singular.Values.Select(value => value * value)];
        double[][] places = [.. controls.Select(control => Project(features, control))];
        double[] mean = [.. Enumerable.Range(0, featureCount).Select(at => Moments.Mean([.. places.Select(place => place[at])]))];
        double[] logs = [.. places.Select(place => ExactMath.Log(Distance(place, mean)))];
        var meanLog = Moments.Mean(logs);
        return new(
            "GdiLike",
            features,
            mean,
            meanLog,
            Math.Sqrt(Moments.SquaredDeviations(logs, meanLog) / (logs.Length - 1)),
            Sum(squares[..featureCount]) / Sum(squares));
    }

    /// <summary>
    /// The published features from a file that the user has made of the paper's supplement: a YAML head between two lines <c>---</c> with
    /// <c>mean_control</c> (a list of a number a feature), <c>mean_log_distance</c>, <c>sd_log_distance</c> and <c>source</c>; then CSV
    /// without a header, a line a number of the stride, a column a feature.
    /// </summary>
    /// <exception cref="FileFormatException">The file is not there or is no such file; the message names line and column.</exception>
    public static GaitDeviationIndex Load(string path)
    {
        var table = HeadedTable.Load(path, "mean_control", "mean_log_distance", "sd_log_distance", "source");
        var head = table.Head;
        double Number(string key) => head.OptionalNumber(key) ?? throw head.Error(key, $"the key \"{key}\" is missing.");
        double[] mean =
        [
            .. head.List("mean_control").Select(node => node is YamlScalar scalar && Read(scalar.Text, out var value)
                ? value
                : throw YamlText.Error(path, node.Line, node.Column, $"expected a number, found {node.Kind}.")),
        ];
        _ = head.Text("source");
        if (mean.Length == 0 || !(Number("sd_log_distance") > 0))
        {
            throw head.Error(mean.Length == 0 ? "mean_control" : "sd_log_distance", "expected a number a feature, and a standard deviation above 0.");
        }

        List<double[]> rows = [];
        foreach (var (line, cells) in table.Rows(table.Start))
        {
            if (cells.Length != mean.Length)
            {
                throw table.Wrong(line, 0, $"expected {mean.Length} cells, one a feature of mean_control, found {cells.Length}.");
            }

            rows.Add([.. cells.Select((cell, index) => Read(cell, out var value) ? value : throw table.Wrong(line, index, $"\"{cell}\" is no number."))]);
        }

        return rows.Count < mean.Length
            ? throw table.Wrong(
                table.Lines.Count - 1, 0, $"there are {rows.Count} lines for {mean.Length} features; expected more lines than features, 459 in the paper.")
            : new(
                "GDI",
                [.. Enumerable.Range(0, mean.Length).Select(feature => rows.Select(row => row[feature]).ToArray())],
                mean,
                Number("mean_log_distance"),
                Number("sd_log_distance"),
                double.NaN);
    }

    /// <summary>The index of a stride.</summary>
    /// <param name="stride">Its numbers; <see cref="StrideOf"/> makes them of curves.</param>
    /// <exception cref="ArgumentException">The length is another, or a number is NaN.</exception>
    public GaitDeviation Score(double[] stride)
    {
        ArgumentNullException.ThrowIfNull(stride);
        Check(stride, Length);
        var distance = Distance(Project(features, stride), meanControl);
        var standard = (ExactMath.Log(distance) - MeanLogDistance) / LogDistanceDeviation;
        return new(Name, 100 - (10 * standard), distance, standard);
    }

    /// <summary>The 459 numbers of one side: the nine variables of the GPS in their order, 51 points each.</summary>
    /// <param name="curves">Curves of 51 or 101 points from 0 to 100 % of the side's cycle.</param>
    /// <param name="side">The side.</param>
    /// <exception cref="ArgumentException">A variable is missing or has another length; the message names it.</exception>
    public static double[] StrideOf(IReadOnlyList<AngleCurve> curves, Side side)
    {
        ArgumentNullException.ThrowIfNull(curves);
        List<double> numbers = [];
        foreach (var angle in MovementAnalysisProfile.Variables)
        {
            var curve = curves.FirstOrDefault(one => one.Angle == angle && one.Side == side)
                ?? throw new ArgumentException($"There is no {ClinicalAngleNames.InWords(angle, side)}; the index needs all nine variables.", nameof(curves));
            if (curve.Values.Length is not (Points or 101))
            {
                throw new ArgumentException($"{curve}: expected 51 or 101 values from 0 to 100 % of the cycle.", nameof(curves));
            }

            var step = (curve.Values.Length - 1) / (Points - 1);
            numbers.AddRange(Enumerable.Range(0, Points).Select(at => curve.Values.Span[at * step]));
        }

        return [.. numbers];
    }

    /// <summary>Name and features in a line.</summary>
    public override string ToString() => $"{Name}: {FeatureCount} features of {Length} numbers";

    private static bool Read(string text, out double value) =>
        NumberText.TryRead(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static void Check(double[] vector, int length)
    {
        if (vector.Length != length)
        {
            throw new ArgumentException($"A stride must have {length} numbers; this one has {vector.Length}.");
        }

        if (FiniteNumbers.FirstOther(vector) is >= 0 and var at)
        {
            throw new ArgumentException(FormattableString.Invariant($"A stride must have no NaN; number {at} of this one is {vector[at]}."));
        }
    }

    private static double[] Project(double[][] features, double[] stride) => [.. features.Select(feature => LeftSingularVectors.Dot(feature, stride))];

    private static double Distance(double[] a, double[] b)
    {
        double[] apart = [.. a.Zip(b, (x, y) => x - y)];
        return Math.Sqrt(LeftSingularVectors.Dot(apart, apart));
    }

    private static double Sum(double[] values) => values.Length * Moments.Mean(values);
}
