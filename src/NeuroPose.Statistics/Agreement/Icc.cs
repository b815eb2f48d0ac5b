using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>The six intraclass correlations of P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86, 1979.</summary>
public enum IccForm
{
    /// <summary>ICC(1,1): each subject was measured by other systems; one measurement.</summary>
    OneWaySingle,

    /// <summary>ICC(2,1): the same systems for all, absolute agreement; one measurement. The usual one for two systems.</summary>
    AgreementSingle,

    /// <summary>ICC(3,1): the same systems for all, a constant offset of a system does not count; one measurement.</summary>
    ConsistencySingle,

    /// <summary>ICC(1,k): as ICC(1,1), of the mean of k measurements.</summary>
    OneWayMean,

    /// <summary>ICC(2,k): as ICC(2,1), of the mean of k systems.</summary>
    AgreementMean,

    /// <summary>ICC(3,k): as ICC(3,1), of the mean of k systems; Cronbach's alpha.</summary>
    ConsistencyMean,
}

/// <summary>One intraclass correlation.</summary>
/// <param name="Form">Which one.</param>
/// <param name="Name">As papers print it, such as <c>ICC(2,1)</c>.</param>
/// <param name="Value">At most 1; negative where subjects differ less than their measurements. NaN where nothing differs.</param>
/// <param name="Interval">The confidence interval by K. O. McGraw and S. P. Wong, Psychological Methods 1, 1996.</param>
public sealed record IccEstimate(IccForm Form, string Name, double Value, ConfidenceInterval Interval);

/// <summary>
/// How much of the variance of measurements is that of the subjects: intraclass correlations from the analysis of variance of a table of
/// subjects × systems, without a unit; the mean squares are in the square of the unit.
/// </summary>
public sealed record Icc
{
    private Icc()
    {
    }

    /// <summary>The subjects that every system measured, n.</summary>
    public required int Subjects { get; init; }

    /// <summary>The subjects that were left out because one of their measurements is NaN.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The systems, k.</summary>
    public required int Systems { get; init; }

    /// <summary>The mean square between subjects, MSR.</summary>
    public required double SubjectMeanSquare { get; init; }

    /// <summary>The mean square between systems, MSC.</summary>
    public required double SystemMeanSquare { get; init; }

    /// <summary>The mean square of what subject and system do not explain, MSE.</summary>
    public required double ErrorMeanSquare { get; init; }

    /// <summary>The mean square within subjects, MSW.</summary>
    public required double WithinMeanSquare { get; init; }

    /// <summary>The standard deviation of all measurements, over n k − 1, in the unit of the measurements.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>All six, in the order of <see cref="IccForm"/>.</summary>
    public required IReadOnlyList<IccEstimate> Estimates { get; init; }

    /// <summary>One of the six.</summary>
    public IccEstimate this[IccForm form] => Estimates[(int)form];

    /// <summary>The intraclass correlations of two systems.</summary>
    /// <inheritdoc cref="Of(IReadOnlyList{double[]}, double)" path="/exception"/>
    /// <param name="first">The measurements of one system.</param>
    /// <param name="second">Those of the other of the same subjects.</param>
    /// <param name="level">The level of the intervals.</param>
    public static Icc Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        var pairs = Pairs.Known(first, second, least: 2);
        double[][] table = [.. pairs.First.Zip(pairs.Second, (one, other) => new[] { pairs.InUnit(one), pairs.InUnit(other) })];
        return Of(table, level) with { LeftOut = pairs.LeftOut };
    }

    /// <summary>The intraclass correlations of a table.</summary>
    /// <param name="table">
    /// A row for each subject, a column for each system, in one unit. A row with a NaN is left out: nothing is filled in.
    /// </param>
    /// <param name="level">The level of the intervals.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two complete rows or two columns, rows differ in length, or a value is infinite.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Icc Of(IReadOnlyList<double[]> table, double level = 0.95)
    {
        ConfidenceInterval.RequireLevel(level);
        var rows = Complete(table);
        var (n, k) = (rows.Length, rows[0].Length);
        var exponent = CurveSet.Exponent(rows);
        var scaled = CurveSet.Scaled(rows, exponent);
        double[] all = [.. scaled.SelectMany(row => row)];
        var mean = Moments.Mean(all);
        var total = Descriptive.SquaredDeviations(all);
        var within = 0.0;
        foreach (var row in scaled)
        {
            within += Descriptive.SquaredDeviations(row);
        }

        var systems = n * Moments.SquaredDeviations([.. Enumerable.Range(0, k).Select(system => Moments.Mean(CurveSet.At(scaled, system)))], mean);
        var subjects = k * Moments.SquaredDeviations([.. scaled.Select(row => Moments.Mean(row))], mean);

        // What is left is summed cell by cell: as a difference of sums it would keep few digits where systems agree well.
        var errors = 0.0;
        for (var system = 0; system < k; system++)
        {
            var ofSystem = Moments.Mean(CurveSet.At(scaled, system));
            foreach (var row in scaled)
            {
                var error = row[system] - Moments.Mean(row) - ofSystem + mean;
                errors += error * error;
            }
        }

        var squares = new MeanSquares(n, k, subjects / (n - 1), systems / (k - 1), errors / ((n - 1.0) * (k - 1)), within / (n * (k - 1.0)));
        return new()
        {
            Subjects = n,
            LeftOut = table.Count - n,
            Systems = k,
            SubjectMeanSquare = Math.ScaleB(squares.Subjects, 2 * exponent),
            SystemMeanSquare = Math.ScaleB(squares.Systems, 2 * exponent),
            ErrorMeanSquare = Math.ScaleB(squares.Error, 2 * exponent),
            WithinMeanSquare = Math.ScaleB(squares.Within, 2 * exponent),
            StandardDeviation = Math.ScaleB(Math.Sqrt(total / (all.Length - 1)), exponent),
            Estimates = squares.Estimates(level),
        };
    }

    private static double[][] Complete(IReadOnlyList<double[]> table)
    {
        var columns = CurveSet.Require(table, nameof(table), leastCurves: 2, mayBeNaN: true, kind: "Row", part: "column");
        double[][] rows = [.. table.Where(row => !row.Any(double.IsNaN))];
        return columns < 2 || rows.Length < 2
            ? throw new ArgumentException(
                FormattableString.Invariant($"Expected at least 2 subjects (rows without NaN) and 2 systems (columns), found {rows.Length} of {table.Count} rows and {columns} columns."), nameof(table))
            : rows;
    }

    /// <summary>The analysis of variance, and what follows from it.</summary>
    private readonly record struct MeanSquares(int N, int K, double Subjects, double Systems, double Error, double Within)
    {
        public IReadOnlyList<IccEstimate> Estimates(double level)
        {
            var oneWay = Ratio(Subjects - Within, Subjects + ((K - 1) * Within));
            var agreement = Ratio(Subjects - Error, Subjects + ((K - 1) * Error) + (K * (Systems - Error) / N));
            var consistency = Ratio(Subjects - Error, Subjects + ((K - 1) * Error));
            var share = ConfidenceInterval.UpperShare(level);
            var ofOneWay = ByRatio(Subjects / Within, share, N - 1, N * (K - 1.0), level);
            var ofConsistency = ByRatio(Subjects / Error, share, N - 1, (N - 1.0) * (K - 1), level);
            var ofAgreement = OfAgreement(agreement, share, level);
            return
            [
                new(IccForm.OneWaySingle, "ICC(1,1)", oneWay, ofOneWay),
                new(IccForm.AgreementSingle, "ICC(2,1)", agreement, ofAgreement),
                new(IccForm.ConsistencySingle, "ICC(3,1)", consistency, ofConsistency),
                new(IccForm.OneWayMean, "ICC(1,k)", Ratio(Subjects - Within, Subjects), OfMean(ofOneWay)),
                new(IccForm.AgreementMean, "ICC(2,k)", Ratio(Subjects - Error, Subjects + ((Systems - Error) / N)), OfMean(ofAgreement)),
                new(IccForm.ConsistencyMean, "ICC(3,k)", Ratio(Subjects - Error, Subjects), OfMean(ofConsistency)),
            ];
        }

        private static double Ratio(double over, double under) => under > 0 ? over / under : double.NaN;

        /// <summary>From the interval of a ratio of mean squares: (F/F* − 1) / (F/F* + k − 1).</summary>
        private ConfidenceInterval ByRatio(double f, double share, double over, double under, double level)
        {
            var k = K;
            double Of(double ratio) => double.IsPositiveInfinity(ratio) ? 1 : (ratio - 1) / (ratio + k - 1);
            return new(Of(f / FDistribution.Quantile(share, over, under)), Of(f * FDistribution.Quantile(share, under, over)), level);
        }

        /// <summary>The error is a sum of two mean squares, whose degrees of freedom are Satterthwaite's.</summary>
        private ConfidenceInterval OfAgreement(double agreement, double share, double level)
        {
            if (!(agreement < 1))
            {
                return new(agreement, agreement, level);
            }

            var a = K * agreement / (N * (1 - agreement));
            var b = 1 + (K * agreement * (N - 1) / (N * (1 - agreement)));
            var (ofSystems, ofError) = (a * Systems, b * Error);
            var sum = ofSystems + ofError;
            var freedom = sum * sum / ((ofSystems * ofSystems / (K - 1)) + (ofError * ofError / ((N - 1.0) * (K - 1))));
            if (!(freedom > 0) || double.IsInfinity(freedom))
            {
                return new(double.NaN, double.NaN, level);
            }

            var low = FDistribution.Quantile(share, N - 1, freedom);
            var high = FDistribution.Quantile(share, freedom, N - 1);
            var other = (K * Systems) + ((((double)K * N) - K - N) * Error);
            return new(
                Ratio(N * (Subjects - (low * Error)), (low * other) + (N * Subjects)),
                Ratio(N * ((high * Subjects) - Error), other + (N * high * Subjects)),
                level);
        }

        /// <summary>By the formula of Spearman and Brown.</summary>
        private ConfidenceInterval OfMean(ConfidenceInterval single)
        {
            var k = K;
            double Of(double value) => k * value / (1 + ((k - 1) * value));
            return new(Of(single.Low), Of(single.High), single.Level);
        }
    }
}

/// <summary>What a standard error of measurement is made from.</summary>
public enum SemDefinition
{
    /// <summary>The root of the error mean square, √MSE: a constant offset between systems does not count.</summary>
    RootErrorMeanSquare,

    /// <summary>SD √(1 − ICC(2,1)), with the standard deviation of all measurements.</summary>
    DeviationAndAgreement,

    /// <summary>SD √(1 − reliability), both given by the caller.</summary>
    DeviationAndReliability,
}

/// <summary>
/// How far one measurement is from the true value, and the least change between two that is more than error. Source: J. P. Weir,
/// "Quantifying test-retest reliability using the intraclass correlation coefficient and the SEM", J Strength Cond Res 19, 2005.
/// </summary>
/// <param name="Definition">What it is made from: the definitions give different numbers.</param>
/// <param name="Sem">The standard error of measurement, in the unit of the measurements; NaN where it is not defined.</param>
public sealed record MeasurementError(SemDefinition Definition, double Sem)
{
    /// <summary>The minimal detectable change at 95 %, 1.96 √2 SEM, in the unit of the measurements.</summary>
    public double Mdc95 => 1.96 * Math.Sqrt(2) * Sem;

    /// <summary>The error of the systems in a table.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The definition needs a reliability of the caller's.</exception>
    public static MeasurementError Of(Icc icc, SemDefinition definition = SemDefinition.RootErrorMeanSquare)
    {
        ArgumentNullException.ThrowIfNull(icc);
        return definition switch
        {
            SemDefinition.RootErrorMeanSquare => new(definition, Math.Sqrt(icc.ErrorMeanSquare)),
            SemDefinition.DeviationAndAgreement => Of(icc.StandardDeviation, icc[IccForm.AgreementSingle].Value) with { Definition = definition },
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition, "From a table the error is √MSE, or of SD and ICC(2,1). Give the deviation and the reliability instead of the table."),
        };
    }

    /// <summary>SD √(1 − reliability).</summary>
    /// <param name="deviation">The standard deviation of the measurements, in their unit, at least 0.</param>
    /// <param name="reliability">An intraclass correlation, at most 1; NaN gives NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative, or the reliability is above 1.</exception>
    public static MeasurementError Of(double deviation, double reliability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reliability, 1);
        return new(SemDefinition.DeviationAndReliability, deviation * Math.Sqrt(1 - reliability));
    }
}
