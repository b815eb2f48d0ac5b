namespace NeuroPose.Search.Bounding;

/// <summary>How the cost of a frame to a box (what lies between an envelope's limits) is made of its excess in each number.</summary>
internal enum BoxCost
{
    /// <summary>The local cost says nothing about boxes.</summary>
    Unknown,

    /// <summary>The sum of the excesses.</summary>
    Sum,

    /// <summary>The sum of their squares.</summary>
    Squares,

    /// <summary>The root of the sum of their squares.</summary>
    Length,
}
