namespace NeuroPose.Figures;

/// <summary>A time in which something was wrong.</summary>
/// <param name="FromSeconds">When it began.</param>
/// <param name="ToSeconds">When it ended; the same for a moment.</param>
/// <param name="Kind">What it was, such as <c>apnea</c>; alerts of one kind have one color.</param>
public sealed record AlertSpan(double FromSeconds, double ToSeconds, string Kind);
