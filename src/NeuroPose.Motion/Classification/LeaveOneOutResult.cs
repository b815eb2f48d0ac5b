using NeuroPose.Clustering;

namespace NeuroPose.Classification;

/// <summary>How well series are told apart by their nearest neighbor.</summary>
/// <param name="Classes">For each series its true class.</param>
/// <param name="Neighbors">For each series the nearest other one.</param>
/// <param name="Compared">What was compared, and how.</param>
public sealed record LeaveOneOutResult(IReadOnlyList<string> Classes, IReadOnlyList<int> Neighbors, ComparedSeries Compared)
{
    /// <summary>For each series the class that it was given.</summary>
    public IReadOnlyList<string> Predicted => [.. Neighbors.Select(neighbor => Classes[neighbor])];

    /// <summary>How many series were given their true class.</summary>
    public int Correct => Confusion.Correct;

    /// <summary>The share of series that were given their true class, 0 to 1.</summary>
    public double Accuracy => (double)Correct / Classes.Count;

    /// <summary>How often each class was taken for each other.</summary>
    public ConfusionTable Confusion => ConfusionTable.Of(Classes, Predicted);

    /// <summary>What was computed, in words.</summary>
    public string Describe() => "Nearest neighbor (1-NN), leave-one-out cross-validation. " + Compared.Describe();

    /// <summary>The accuracy and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Correct} of {Classes.Count} series in their true class (accuracy {Accuracy}, {Confusion.Classes.Count} classes). {Describe()}");
}
