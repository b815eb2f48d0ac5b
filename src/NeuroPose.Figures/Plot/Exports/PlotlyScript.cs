namespace NeuroPose.Figures.Exports;

/// <summary>The text of plotly.js, as a page can contain it.</summary>
internal static class PlotlyScript
{
    private const string Advice = "Get it with \"npm pack plotly.js-dist-min\" and pass the path of plotly.min.js, or use ToHtml() for a page without scripts.";

    /// <exception cref="NeuroPoseException">The file is not there, or is not plotly.js.</exception>
    public static string Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new NeuroPoseException($"An interactive page contains plotly.js, which could not be read: {problem.Message} {Advice}", new Place(File: path), problem);
        }

        return text.Contains("Plotly", StringComparison.Ordinal)
            ? text.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)
            : throw new NeuroPoseException($"Expected plotly.js, but the file does not speak of Plotly. {Advice}", new Place(File: path));
    }
}
