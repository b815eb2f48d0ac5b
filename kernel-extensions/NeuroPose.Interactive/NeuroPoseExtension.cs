using NeuroPose.Interactive.Displays;

namespace NeuroPose.Interactive;

/// <summary>Teaches a notebook's session to show the library's objects.</summary>
public static class NeuroPoseExtension
{
    private static readonly IReadOnlyList<IDisplay> Displays =
    [
        DatasetDisplay.Display,
        TrialDisplay.Display,
        PoseSequenceDisplay.Display,
        FeatureSeriesDisplay.Display,
        AlignmentDisplay.Display,
        DtwResultDisplay.Display,
        DistanceMatrixDisplay.Display,
        GaitCyclesDisplay.OneSide,
        GaitCyclesDisplay.BothSides,
        GaitSummaryDisplay.Display,
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
        FigureDisplay.Frame,
        FigureDisplay.AnyFigure,
    ];

    /// <summary>
    /// Registers how the library's types are shown: <c>text/html</c> first, <c>text/plain</c> beside it.
    /// The registration holds for the whole process; doing it again changes nothing.
    /// </summary>
    public static void Register()
    {
        foreach (var display in Displays)
        {
            display.Register();
        }
    }
}
