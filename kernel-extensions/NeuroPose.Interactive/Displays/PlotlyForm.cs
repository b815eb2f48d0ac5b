using NeuroPose.Figures;
using NeuroPose.Figures.Model;

namespace NeuroPose.Interactive.Displays;

/// <summary>
/// What a front end that has plotly.js (JupyterLab with its extension, Visual Studio Code) may draw in place of the picture, to zoom and
/// to read numbers.
/// </summary>
internal static class PlotlyForm
{
    public const string MimeType = "application/vnd.plotly.v1+json";

    /// <summary>The most cells of a matrix; above, JSON is many times the size of the picture.</summary>
    public const int MostCells = 10_000;

    private const int MostLetters = 80_000;

    /// <summary>
    /// The figure's JSON; empty where the picture is as good (a body has no axes to read numbers from) or where it would make a notebook
    /// large.
    /// </summary>
    public static string Of(Figure figure)
    {
        var plot = figure.ToPlot();
        if (plot.Panels.All(panel => panel.X.Hidden && panel.Y.Hidden)
            || plot.Panels.SelectMany(panel => panel.Layers).OfType<HeatLayer>().Any(map => map.Values.Length > MostCells))
        {
            return "";
        }

        var json = new PlotFigure(plot) { Title = figure.Title, Theme = figure.Theme }.ToPlotlyJson();
        return json.Length > MostLetters ? "" : json;
    }
}
