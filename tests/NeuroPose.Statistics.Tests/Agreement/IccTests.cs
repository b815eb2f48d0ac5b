using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Testing;

namespace NeuroPose.Statistics.Tests;

public sealed class IccTests
{
    private static readonly JsonElement ShroutAndFleiss = Golden.Read("gait", "icc.json");

    [Fact]
    public void The_six_forms_and_their_intervals_are_those_of_Shrout_and_Fleiss_and_of_McGraw_and_Wong()
    {
        foreach (var golden in new[] { ShroutAndFleiss, ShroutAndFleiss.GetProperty("two_systems") })
        {
            var (table, result) = (golden.Rows("data"), golden.GetProperty("result"));
            var icc = Icc.Of(table);

            Assert.Equal((table.Length, table[0].Length, 0), (icc.Subjects, icc.Systems, icc.LeftOut));
            Case.IsNear(result.Number("MSR"), icc.SubjectMeanSquare, 1e-10);
            Case.IsNear(result.Number("MSC"), icc.SystemMeanSquare, 1e-10);
            Case.IsNear(result.Number("MSE"), icc.ErrorMeanSquare, 1e-10);
            Case.IsNear(result.Number("MSW"), icc.WithinMeanSquare, 1e-10);
            Assert.Equal(6, icc.Estimates.Count);
            foreach (var estimate in icc.Estimates)
            {
                var expected = result.Numbers(estimate.Name);
                Assert.Equal(estimate, icc[estimate.Form]);
                Assert.Equal(expected[0], estimate.Value, 1e-9);
                Assert.Equal(expected[1], estimate.Interval.Low, 1e-8);
                Assert.Equal(expected[2], estimate.Interval.High, 1e-8);
            }
        }
    }

    [Fact]
    public void The_published_values_to_their_two_digits()
    {
        var icc = Icc.Of(ShroutAndFleiss.Rows("data"));

        Assert.Equal([0.17, 0.29, 0.71, 0.44, 0.62, 0.91], icc.Estimates.Select(estimate => Math.Round(estimate.Value, 2)));
    }

    [Fact]
    public void The_error_of_measurement_names_its_definition()
    {
        var golden = ShroutAndFleiss.GetProperty("two_systems");
        var icc = Icc.Of(golden.Rows("data"));
        var (root, deviation) = (MeasurementError.Of(icc), MeasurementError.Of(icc, SemDefinition.DeviationAndAgreement));

        Assert.Equal(golden.Number("SEM_sqrtMSE"), root.Sem, 1e-9);
        Assert.Equal(golden.Number("MDC95_from_sqrtMSE"), root.Mdc95, 1e-9);
        Assert.Equal(golden.Number("SEM_SD_times_sqrt_1_minus_ICC21"), deviation.Sem, 1e-9);
        Assert.Equal((SemDefinition.RootErrorMeanSquare, SemDefinition.DeviationAndAgreement), (root.Definition, deviation.Definition));
        Assert.Equal(1.5, MeasurementError.Of(3, 0.75).Sem);
        Assert.Equal(double.NaN, MeasurementError.Of(3, double.NaN).Sem);
        Assert.Throws<ArgumentOutOfRangeException>("reliability", () => MeasurementError.Of(3, 1.2));
        Assert.Throws<ArgumentOutOfRangeException>("definition", () => MeasurementError.Of(icc, SemDefinition.DeviationAndReliability));
    }

    [Fact]
    public void An_offset_of_one_system_lowers_agreement_and_leaves_consistency()
    {
        double[] first = [10, 12, 15, 11, 18, 14];
        double[] near = [10.5, 12, 14.5, 11.5, 18, 14];
        double[] far = [.. near.Select(value => value + 5)];
        var (close, offset) = (Icc.Of(first, near), Icc.Of(first, far));

        Assert.Equal(close[IccForm.ConsistencySingle].Value, offset[IccForm.ConsistencySingle].Value, 1e-12);
        Assert.True(offset[IccForm.AgreementSingle].Value < close[IccForm.AgreementSingle].Value - 0.3);
        Assert.Equal(MeasurementError.Of(close).Sem, MeasurementError.Of(offset).Sem, 1e-12);
    }

    [Fact]
    public void About_95_of_100_intervals_hold_the_correlation_that_the_subjects_were_made_with()
    {
        // Variances 4 of subjects, 0 of systems and 1 of errors: every single form is 0.8.
        var random = new Numerics.SeededRandom(3);
        var held = new int[3];
        for (var study = 0; study < 500; study++)
        {
            double[][] table = [.. Enumerable.Range(0, 15).Select(_ => 2 * random.NextGaussian()).Select(own => Enumerable.Range(0, 3).Select(_ => own + random.NextGaussian()).ToArray())];
            var icc = Icc.Of(table);
            for (var form = 0; form < 3; form++)
            {
                held[form] += icc.Estimates[form].Interval is var interval && interval.Low <= 0.8 && 0.8 <= interval.High ? 1 : 0;
            }
        }

        Assert.All(held, count => Assert.InRange(count, 460, 492));
    }

    [Fact]
    public void Every_interval_holds_its_value_whatever_the_table()
    {
        var tables = from rows in Gen.Choose(2, 9) from columns in Gen.Choose(2, 5) from values in Gen.Choose(0, 12).Select(whole => (double)whole).ArrayOf(rows * columns) select values.Chunk(columns).ToArray();
        Prop.ForAll(tables.ToArbitrary(), table =>
        {
            var icc = Icc.Of(table);
            foreach (var estimate in icc.Estimates.Where(estimate => !double.IsNaN(estimate.Value + estimate.Interval.Low) && estimate.Form < IccForm.OneWayMean))
            {
                Assert.True(estimate.Value <= 1 && estimate.Interval.Low <= estimate.Value + 1e-12 && estimate.Value <= estimate.Interval.High + 1e-12, $"{estimate}");
            }

            // Of these sums of squares, one is the others together.
            var (n, k) = (icc.Subjects, icc.Systems);
            Assert.Equal(n * (k - 1) * icc.WithinMeanSquare, ((k - 1) * icc.SystemMeanSquare) + ((n - 1) * (k - 1) * icc.ErrorMeanSquare), 1e-9);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Systems_that_agree_fully_have_1_and_what_does_not_differ_has_NaN()
    {
        var full = Icc.Of([1, 2, 3], [1, 2, 3]);
        Assert.All(full.Estimates, estimate => Assert.Equal((1.0, 1.0, 1.0), (estimate.Value, estimate.Interval.Low, estimate.Interval.High)));
        Assert.All(Icc.Of([2, 2, 2], [2, 2, 2]).Estimates, estimate => Assert.Equal((double.NaN, double.NaN), (estimate.Value, estimate.Interval.Low)));
    }

    [Fact]
    public void Subjects_with_NaN_are_left_out_and_counted_and_too_few_are_refused()
    {
        double[][] table = ShroutAndFleiss.Rows("data");
        var icc = Icc.Of([.. table, [1, double.NaN, 2, 3]]);
        Assert.Equal((6, 1), (icc.Subjects, icc.LeftOut));
        Assert.Equal(Icc.Of(table).Estimates, icc.Estimates);
        Assert.Equal((2, 1), (Icc.Of([1, 2, 3], [1, double.NaN, 4]).Subjects, Icc.Of([1, 2, 3], [1, double.NaN, 4]).LeftOut));

        var few = Assert.Throws<ArgumentException>("table", () => Icc.Of([[1, 2], [double.NaN, 3]]));
        Assert.Contains("found 1 of 2 rows and 2 columns", few.Message, StringComparison.Ordinal);
        var ragged = Assert.Throws<ArgumentException>("table", () => Icc.Of([[1, 2], [1, 2, 3]]));
        Assert.Contains("Row 1 (counted from 0) has 3 columns; expected 2", ragged.Message, StringComparison.Ordinal);
        var infinite = Assert.Throws<ArgumentException>("table", () => Icc.Of([[1, 2], [1, double.PositiveInfinity]]));
        Assert.Contains("Row 1, column 1 (counted from 0) is", infinite.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("level", () => Icc.Of(table, level: 95));
    }
}
