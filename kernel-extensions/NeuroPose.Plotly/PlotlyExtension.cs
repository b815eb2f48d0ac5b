using System.Runtime.CompilerServices;
using System.Text.Json;
using NeuroPose.Interactive;
using NeuroPose.Interactive.Displays;
using NeuroPose.Interactive.Markup;
using Plotly.NET;

namespace NeuroPose.Plotly;

/// <summary>
/// Teaches a notebook's session to show charts of Plotly.NET without a network: as the figure's JSON, which the front end's own plotly.js
/// draws, and as a table of its traces where there is none. The same chart has the same bytes each time; nothing has an id.
/// </summary>
public static class PlotlyExtension
{
    private const int MostTraces = 20;

    // Where a trace has its values, whichever is there first.
    private static readonly string[] Held = ["y", "x", "z", "values"];

    /// <summary>
    /// Registers how charts are shown; the extension's script calls it when a cell has loaded the package. Doing it again changes nothing.
    /// Where the host's FSharp.Core is too old for Plotly.NET nothing is registered, and <see cref="PlotlyNetCharts.ToPlotlyNet"/> says so.
    /// </summary>
    /// <param name="preferPlotly">
    /// Whether the JSON is sent without being asked for: for a host that sends JSON as JSON, as our kernel does (decision 0036).
    /// </param>
    public static void Register(bool preferPlotly = false)
    {
        if (FSharpCore.Problem(typeof(PlotlyExtension).Assembly, "Plotly.NET") is null)
        {
            RegisterCharts(preferPlotly);
        }
    }

    // A method of its own: what it mentions is loaded when it is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RegisterCharts(bool preferPlotly) => new Display<GenericChart>(CardOf)
    {
        Plotly = GenericChart.toFigureJson,
    }.Register(preferPlotly);

    private static Card CardOf(GenericChart chart)
    {
        using var figure = JsonDocument.Parse(GenericChart.toFigureJson(chart));
        JsonElement[] traces = [.. figure.RootElement.GetProperty("data").EnumerateArray()];
        return new(
            Text(figure.RootElement.GetProperty("layout"), "title", "text"),
            "chart of Plotly.NET",
            [new("drawn", "where the front end has plotly.js: Visual Studio Code, or JupyterLab with its Plotly extension")],
            Listing.Of(["trace", "kind", "values"], traces, "traces", Row, MostTraces));
    }

    private static IReadOnlyList<string> Row(JsonElement trace)
    {
        var values = Held
            .Where(name => trace.TryGetProperty(name, out var held) && held.ValueKind == JsonValueKind.Array)
            .Select(name => trace.GetProperty(name).GetArrayLength())
            .FirstOrDefault();
        return [Cut.To(Text(trace, "name"), Listing.LongestName), Cut.To(Text(trace, "type"), Listing.LongestName), Known.Number(values)];
    }

    private static string Text(JsonElement json, params string[] path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                return "";
            }
        }

        return json.ValueKind == JsonValueKind.String ? json.GetString()! : "";
    }
}
