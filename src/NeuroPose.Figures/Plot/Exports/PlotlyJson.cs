using System.Text.Json.Nodes;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Exports;

/// <summary>A plot in the schema of plotly.js: <c>{"data": […], "layout": {…}}</c>. Properties have a fixed order.</summary>
internal static class PlotlyJson
{
    public static string Write(Plot plot, string title, bool dark)
    {
        plot.Check();
        var layout = new PlotlyLayout(plot, title, dark);
        var data = new JsonArray();
        for (var panel = 0; panel < plot.Panels.Count; panel++)
        {
            var traces = new PlotlyTraces(plot.Panels[panel], layout.AxesOf(panel), dark);
            foreach (var trace in traces.All())
            {
                data.Add(trace);
            }
        }

        return new JsonObject { ["data"] = data, ["layout"] = layout.Write() }.ToJsonString();
    }
}
