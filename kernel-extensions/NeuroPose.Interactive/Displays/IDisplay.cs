namespace NeuroPose.Interactive.Displays;

/// <summary>How some type is shown.</summary>
internal interface IDisplay
{
    /// <summary>The type.</summary>
    Type Type { get; }

    /// <summary>Whether it has forms for a page and for a paper.</summary>
    bool HasTables { get; }

    /// <summary>Registers the forms; Plotly JSON is sent unasked only where that is preferred.</summary>
    void Register(bool preferPlotly);
}
