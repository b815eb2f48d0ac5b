namespace NeuroPose.Warping;

/// <summary>How much of a distance one unit (a joint, an angle, a dimension) made.</summary>
/// <param name="Unit">The unit's name.</param>
/// <param name="Contribution">Its part, in the distance's unit.</param>
/// <param name="Share">Its part of the whole distance, 0 to 1; NaN where the distance is 0.</param>
public sealed record UnitContribution(string Unit, double Contribution, double Share);

/// <summary>What one match of a warping path costs, and which units made it.</summary>
/// <param name="First">The frame of the first series.</param>
/// <param name="Second">The frame of the second series.</param>
/// <param name="Cost">The match's part of the distance: its local cost, weighted by its move and divided as the distance is.</param>
/// <param name="Units">How much of the cost each unit made, in the order of the units.</param>
public sealed record MatchContribution(int First, int Second, double Cost, IReadOnlyList<double> Units);
