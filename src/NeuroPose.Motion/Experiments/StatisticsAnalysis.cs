using NeuroPose.Kinematics;
using NeuroPose.Segmentation;

namespace NeuroPose.Experiments;

/// <summary>Statistics of a signal over each piece of a trial. The signal starts again in each piece, as in the reference.</summary>
internal static class StatisticsAnalysis
{
    public static AnalysisResults.Statistics Run(AnalysisStage.Statistics stage, TrialPieces trial)
    {
        List<string> labels = [];
        List<SignalStatistics> blocks = [];
        foreach (var (name, pieces) in trial.Pieces)
        {
            for (var index = 0; index < pieces.Count; index++)
            {
                labels.Add(TrialCutting.Label(name, index));
                blocks.Add(
                    stage.Extractor.ProblemIn(pieces[index]) is { } problem
                        ? throw new ExperimentException($"analysis.extractor: {problem}", new(File: pieces[index].Label))
                        : SignalStatistics.Of(pieces[index].Signal(stage.Extractor)));
            }
        }

        return new(labels, blocks);
    }
}
