using NeuroPose.Interactive.Markup;
using NeuroPose.Statistics;

namespace NeuroPose.Interactive.Displays;

/// <summary>The six intraclass correlations with their intervals, and the mean squares behind them.</summary>
internal static class IccDisplay
{
    private static readonly string[] Columns = ["ICC", "what", "value", "interval from", "to"];

    public static Display<Icc> Display { get; } = new(icc => new Card(
        "",
        "intraclass correlations",
        [
            new("table", $"{Known.Number(icc.Subjects)} subjects × {Known.Number(icc.Systems)} systems{(icc.LeftOut == 0 ? "" : $"; {Known.Number(icc.LeftOut)} subjects with an unknown value were left out")}"),
            new("mean squares", $"subjects {AgreementDisplay.Number(icc.SubjectMeanSquare)}, systems {AgreementDisplay.Number(icc.SystemMeanSquare)}, error {AgreementDisplay.Number(icc.ErrorMeanSquare)}, within {AgreementDisplay.Number(icc.WithinMeanSquare)}"),
            new("definition", $"Shrout and Fleiss 1979; {AgreementDisplay.Number(100 * icc.Estimates[0].Interval.Level)} % intervals of McGraw and Wong 1996. Agreement counts a constant offset of a system, consistency does not."),
        ],
        Listing.Of(Columns, icc.Estimates, "forms", form =>
            [form.Name, GaitEventsDisplay.Words(form.Form.ToString()), Known.Measured(form.Value, "0.000"),
                Known.Measured(form.Interval.Low, "0.000"), Known.Measured(form.Interval.High, "0.000")])));
}
