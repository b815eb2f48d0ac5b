using System.Runtime.CompilerServices;
using Deedle;
using Microsoft.Data.Analysis;
using NeuroPose.Interactive;
using NeuroPose.Interactive.Displays;

namespace NeuroPose.DataFrames;

/// <summary>Teaches a notebook's session to show frames as tables: the first and the last rows, the columns' types, and how many there are.</summary>
public static class DataFramesExtension
{
    /// <summary>
    /// Registers how frames are shown; the extension's script calls it when a cell has loaded the package. Doing it again changes nothing.
    /// Where the host's FSharp.Core is too old for Deedle, frames of Microsoft.Data.Analysis are shown all the same.
    /// </summary>
    public static void Register()
    {
        Display<DataFrame>(frame => DataAnalysisFrames.Read(frame), "DataFrame").Register(preferPlotly: false);
        if (FSharpCore.Problem(typeof(DataFramesExtension).Assembly, "Deedle") is null)
        {
            RegisterDeedle();
        }
    }

    // A method of its own: what it mentions is loaded when it is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RegisterDeedle() => Display<IFrame>(DeedleFrames.Read, "Frame").Register(preferPlotly: false);

    private static Display<T> Display<T>(Func<T, FrameTable> read, string kind) => new(
        frame => read(frame).ToListing(kind).ToHtml(),
        frame => read(frame).ToListing(kind).ToText())
    {
        Markdown = frame => read(frame).ToListing(kind).ToMarkdown(),
        Latex = frame => read(frame).ToListing(kind).ToLatex(),
        Csv = frame => read(frame).ToCsv(),
    };
}
