namespace NeuroPose.Figures.Model;

/// <summary>What an axis shows.</summary>
/// <param name="Name">The quantity, such as <c>time</c>.</param>
/// <param name="Unit">Its unit, such as <c>s</c>; empty where the quantity has none or it is part of the name.</param>
public sealed record AxisLabel(string Name, string Unit = "")
{
    /// <summary>The name with the unit in parentheses.</summary>
    public override string ToString() => Unit.Length == 0 ? Name : Name.Length == 0 ? Unit : $"{Name} ({Unit})";
}
