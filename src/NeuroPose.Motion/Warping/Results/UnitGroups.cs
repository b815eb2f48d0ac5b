using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>Which dimensions belong together.</summary>
internal static class UnitGroups
{
    /// <summary>The unit of each dimension.</summary>
    /// <exception cref="ArgumentException">A dimension is in no unit or in several.</exception>
    public static int[] OfEachDimension(IReadOnlyList<(string Name, IReadOnlyList<int> Dimensions)> units, FeatureSeries series)
    {
        var unitOf = new int[series.Dimensions];
        Array.Fill(unitOf, -1);
        for (var unit = 0; unit < units.Count; unit++)
        {
            foreach (var dimension in units[unit].Dimensions)
            {
                if ((uint)dimension >= (uint)unitOf.Length)
                {
                    throw new ArgumentException(FormattableString.Invariant($"The unit \"{units[unit].Name}\" has dimension {dimension}; there are 0 to {unitOf.Length - 1}."), nameof(units));
                }

                if (unitOf[dimension] >= 0)
                {
                    throw new ArgumentException(FormattableString.Invariant($"The units \"{units[unitOf[dimension]].Name}\" and \"{units[unit].Name}\" both have dimension {dimension}. Each is in one unit."), nameof(units));
                }

                unitOf[dimension] = unit;
            }
        }

        return Array.IndexOf(unitOf, -1) is var left and >= 0
            ? throw new ArgumentException($"No unit has the dimension {left} ({series.Names[left]}). Each is in one unit, so that contributions add up to the distance.", nameof(units))
            : unitOf;
    }
}
