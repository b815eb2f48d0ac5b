using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.FSharp.Collections;
using NeuroPose.Interactive;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;
using Drawn = Plotly.NET.Figure;

namespace NeuroPose.Plotly;

/// <summary>Figures of the workbench as charts of Plotly.NET, to be changed with its functions.</summary>
/// <remarks>
/// Plotly.NET 6 needs FSharp.Core 10.1. .NET Interactive 1.0.712001 has 10.0: there <see cref="ToPlotlyNet"/> throws an error that says what
/// helps.
/// </remarks>
public static class PlotlyNetCharts
{
    // What Plotly.NET's functions look for by type, to change it.
    private static readonly Dictionary<string, Func<DynamicObj.DynamicObj>> Kinds = new(StringComparer.Ordinal)
    {
        ["xaxis"] = () => new LinearAxis(),
        ["yaxis"] = () => new LinearAxis(),
        ["title"] = () => new Title(),
        ["legend"] = () => new Legend(),
        ["margin"] = () => new Margin(),
        ["font"] = () => new Font(),
        ["line"] = () => new Line(),
        ["marker"] = () => new Marker(),
        ["colorbar"] = () => new ColorBar(),
        ["annotations"] = () => new Annotation(),
        ["shapes"] = () => new Shape(),
    };

    /// <summary>
    /// The figure as a chart of Plotly.NET: the same traces, axes, titles and notes as in <see cref="Figures.Figure.ToPlotlyJson"/>, the same
    /// numbers. <c>figure.ToPlotlyNet()</c> is then changed as any other chart: <c>Chart.WithTitle</c>, <c>Chart.Combine</c> and so on.
    /// </summary>
    /// <exception cref="NeuroPoseException">The host's FSharp.Core is too old for Plotly.NET.</exception>
    public static GenericChart ToPlotlyNet(this Figures.Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        FSharpCore.Require(
            typeof(PlotlyNetCharts).Assembly,
            "Plotly.NET",
            "the figure at the end of a cell shows itself, and figure.ToPlotlyJson() is what plotly.js draws it from");
        return Of(figure.ToPlotlyJson());
    }

    // A method of its own: what it mentions is loaded when it is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GenericChart Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var traces = document.RootElement.GetProperty("data").EnumerateArray().Select(data => Filled(new Trace(data.GetProperty("type").GetString()), data));
        var layout = Filled(new Layout(), document.RootElement.GetProperty("layout"));
        return GenericChart.fromFigure(Drawn.create(ListModule.OfSeq(traces), layout));
    }

    private static T Filled<T>(T target, JsonElement json)
        where T : DynamicObj.DynamicObj
    {
        foreach (var property in json.EnumerateObject().Where(property => !(target is Trace && property.Name == "type")))
        {
            target.SetProperty(property.Name, Value(property.Name.TrimEnd("0123456789".ToCharArray()), property.Value)!);
        }

        return target;
    }

    private static object? Value(string name, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Filled(Kinds.TryGetValue(name, out var kind) ? kind() : new DynamicObj.DynamicObj(), json),
        JsonValueKind.Array => json.EnumerateArray().Select(item => Value(name, item)).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt32(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => null,
    };
}
