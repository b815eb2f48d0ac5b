namespace NeuroPose.Warping.Recursion;

/// <summary>Fills the local costs of one row: costs[j] for the columns from first to last, both included.</summary>
internal delegate void CostRows(int row, int first, int last, double[] costs);
