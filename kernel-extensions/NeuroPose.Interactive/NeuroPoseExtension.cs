using System.Reflection;
using NeuroPose.Figures;
using NeuroPose.Formats;
using NeuroPose.Gait;
using NeuroPose.Interactive.Displays;
using NeuroPose.RuView.Reference;
using NeuroPose.Statistics;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Interactive;

/// <summary>Teaches a notebook's session to show the library's objects.</summary>
public static class NeuroPoseExtension
{
    /// <summary>What the cells of a notebook refer to.</summary>
    public static IReadOnlyList<Assembly> Libraries { get; } =
    [
        typeof(NeuroPoseException).Assembly,
        typeof(VideoPredictions).Assembly,
        typeof(MotionFile).Assembly,
        typeof(GaitEvents).Assembly,
        typeof(Descriptive).Assembly,
        typeof(CsiFrame).Assembly,
        typeof(ReferenceSeries).Assembly,
        typeof(LineChart).Assembly,
        typeof(NeuroPoseExtension).Assembly,
    ];

    internal static IReadOnlyList<IDisplay> Displays { get; } =
    [
        DatasetDisplay.Display,
        TrialDisplay.Display,
        MotionRecordingDisplay.Display,
        TimeSeriesTableDisplay.Display,
        PoseSequenceDisplay.Display,
        SkeletonDisplay.Display,
        ProvenanceDisplay.Display,
        FeatureSeriesDisplay.Display,
        AlignmentDisplay.Display,
        DtwResultDisplay.Display,
        DtwDefinitionDisplay.Display,
        DistanceMatrixDisplay.Square,
        DistanceMatrixDisplay.Condensed,
        DistanceMatrixDisplay.Cross,
        DistanceMatrixDisplay.OnDisk,
        DistanceMatrixDisplay.Costs,
        PathContributionsDisplay.Display,
        SearchDisplay.Neighbors,
        SearchDisplay.Subsequences,
        DendrogramDisplay.Display,
        ClustersDisplay.Groups,
        ClustersDisplay.AroundMedoids,
        ClustersDisplay.AroundMeans,
        ClustersDisplay.Silhouettes,
        ClassificationDisplay.LeaveOneOut,
        ClassificationDisplay.Confusion,
        ClassificationDisplay.One,
        AverageDisplay.OfDba,
        AverageDisplay.OfSoftDtw,
        AverageDisplay.SoftValue,
        GaitSummaryDisplay.Display,
        GaitEventsDisplay.Display,
        ClinicalCyclesDisplay.Display,
        SpatioTemporalDisplay.Display,
        ClinicalAnglesDisplay.Display,
        MovementAnalysisProfileDisplay.Display,
        EventScoreDisplay.Display,
        AgreementDisplay.OfValues,
        AgreementDisplay.Limits,
        IccDisplay.Display,
        CurveTestDisplay.Display,
        RocDisplay.Curve,
        RocDisplay.Area,
        TrialSegmentsDisplay.Display,
        ComparisonDisplay.Display,
        SignalStatisticsDisplay.Display,
        ReportDisplay.Display,
        VitalSeriesDisplay.Display,
        VitalReadingDisplay.Reading,
        VitalReadingDisplay.Alert,
        RecordingDisplay.Report,
        RecordingDisplay.Loaded,
        RecordingDisplay.Streamed,
        CsiFrameDisplay.Display,
        RecordsDisplay.Table,
        WorkStateDisplay.Display,
        FigureDisplay.Frame,
        FigureDisplay.AnyFigure,
        SkeletonPlayerDisplay.Display,
    ];

    /// <summary>
    /// Registers how the library's types are shown: <c>text/html</c> first, <c>text/plain</c> beside it.
    /// The registration holds for the whole process; doing it again changes nothing.
    /// </summary>
    /// <param name="preferPlotly">
    /// Whether figures are also sent as <c>application/vnd.plotly.v1+json</c> without being asked for: for a host that sends JSON as
    /// JSON, as our
    /// kernel does. .NET Interactive sends it to Jupyter as text, which no front end draws; there it has to be asked for with
    /// <c>DisplayAs</c>.
    /// </param>
    public static void Register(bool preferPlotly = false)
    {
        foreach (var display in Displays)
        {
            display.Register(preferPlotly);
        }

        RecordsDisplay.Register();
        ValuesDisplay.Register();
    }
}
