using NeuroPose.Kinematics;
using NeuroPose.Segmentation;

namespace NeuroPose.Experiments;

/// <summary>Statistics of a signal over each piece of a trial. The signal starts anew in each piece, as in the reference.</summary>
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
                try
                {
                    blocks.Add(SignalStatistics.Of(pieces[index].Signal(stage.Extractor)));
                }
                catch (ArgumentException problem)
                {
                    throw new ExperimentException(problem.Message, new(File: pieces[index].Label));
                }
            }
        }

        return new(labels, blocks);
    }
}
